"""What a server is told when it starts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path

from onrecord.reading import Limits
from onrecord.web.security.users import User

HOST = "127.0.0.1"
PORT = 8420


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a page is served, and to whom.

    Attributes:
        ledger: The ledger file that it shows, or None to read single reports only.
        host: The address to listen on.
        port: The port to listen on.
        names: Host names that it is reached under, besides localhost and bare addresses.
        users: Who may sign in, by name; with none everybody on this machine may do everything.
        folders: Where reports may be added from when other machines are served.
        limits: Limits on what is read, as for `onrecord read`.
        author: The name that decisions carry where nobody signs in.
    """

    ledger: Path | None = None
    host: str = HOST
    port: int = PORT
    names: tuple[str, ...] = ()
    users: Mapping[str, User] = field(default_factory=dict)
    folders: tuple[Path, ...] = ()
    limits: Limits = field(default_factory=Limits)
    author: str = "editor"

    @property
    def local(self) -> bool:
        """Whether only this machine is served."""
        return is_loopback(self.host)


def is_loopback(host: str) -> bool:
    """Whether an address or a name to listen on reaches no other machine."""
    if host.casefold() == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
