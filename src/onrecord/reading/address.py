"""Which addresses of the network may be connected to."""

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address

from onrecord.errors import FetchError


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address belongs to a public host and to nothing else.

    Refused are private, loopback, link-local, shared (CGNAT), multicast, reserved and unspecified
    addresses, documentation and benchmark networks (IANA's special-purpose registries, RFC 6890),
    and IPv6 forms that carry an IPv4 address inside (mapped, 6to4, Teredo, NAT64): what they
    reach is decided elsewhere.
    """
    if isinstance(address, IPv6Address) and (
        address.ipv4_mapped or address.sixtofour or address.teredo or address.is_site_local
    ):
        return False
    return address.is_global and not (
        address.is_multicast
        or address.is_reserved
        or address.is_private
        or address.is_loopback
        or address.is_link_local
        or address.is_unspecified
    )


def resolve(host: str, port: int, *, name: str, allow_private: bool) -> list[str]:
    """The addresses of a host that may be connected to, in the resolver's order.

    The caller connects to one of them and not to the name, so that a second answer of the
    resolver (DNS rebinding) cannot lead elsewhere.

    Args:
        host: A name or an address.
        port: The port.
        name: What to call the input in an error.
        allow_private: Allow every address.

    Raises:
        FetchError: The name does not resolve, or only to addresses that are refused.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise FetchError(
            name, f"host {host} was not found", "check the address and the connection"
        ) from None
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if allow_private:
        return addresses
    public = [a for a in addresses if is_public(ip_address(a.partition("%")[0]))]
    if not public:
        raise FetchError(
            name,
            f"host {host} is a private or reserved address",
            "save the page and read the file, or use --allow-private",
        )
    return public
