"""Passwords as scrypt hashes (RFC 7914), with parameters that OWASP recommends."""

import base64
import hashlib
import hmac
import os

_COST, _BLOCK, _PARALLEL = 1 << 16, 8, 2
_LENGTH = 32
# What scrypt needs is 128 · cost · block bytes; twice that is room enough.
_MEMORY = 256 * _COST * _BLOCK
_PARTS = 4
SHORTEST = 12
"""Characters that a password must have at least (NIST SP 800-63B asks for 8)."""


def hash_password(password: str) -> str:
    """A salted hash as `scrypt$COST$SALT$HASH`, salt and hash in base64."""
    salt = os.urandom(16)
    return f"scrypt${_COST}${_text(salt)}${_text(_derive(password, salt, _COST))}"


def is_password(password: str, hashed: str) -> bool:
    """Whether the hash is one of the password; what is no hash is of none."""
    parts = hashed.split("$")
    if len(parts) != _PARTS or parts[0] != "scrypt" or parts[1] != str(_COST):
        return False
    try:
        salt, expected = (base64.b64decode(part, validate=True) for part in parts[2:])
    except ValueError:
        return False
    return hmac.compare_digest(_derive(password, salt, _COST), expected)


def _derive(password: str, salt: bytes, cost: int) -> bytes:
    # A lone surrogate cannot be typed; it must not raise either.
    return hashlib.scrypt(
        password.encode("utf-8", "surrogatepass"),
        salt=salt,
        n=cost,
        r=_BLOCK,
        p=_PARALLEL,
        maxmem=_MEMORY,
        dklen=_LENGTH,
    )


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
