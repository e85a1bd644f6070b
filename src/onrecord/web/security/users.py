"""Who may sign in: a small file of names, roles and hashed passwords."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from onrecord.errors import OnrecordError

Role = Literal["reader", "editor"]
ROLES: tuple[Role, ...] = ("reader", "editor")


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """One who may sign in.

    Attributes:
        name: The name, as it is typed and as decisions carry it.
        role: `reader` sees everything and changes nothing; `editor` decides and adds too.
        password: The password as `passwords.hash_password` writes it.
    """

    name: str
    role: Role
    password: str


def read_users(path: Path) -> dict[str, User]:
    """Everybody in a file of users, by name.

    Raises:
        OnrecordError: The file cannot be read or is not one of users.
    """
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))["users"]
        users = [User(**entry) for entry in entries]
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        raise OnrecordError(f"{path}: cannot be read ({reason})") from None
    except (ValueError, TypeError, KeyError):
        raise OnrecordError(
            f"{path}: is not a file of users; make one with --set-password"
        ) from None
    if not users or any(user.role not in ROLES for user in users):
        raise OnrecordError(f"{path}: names no user with a role; make it with --set-password")
    return {user.name: user for user in users}


def write_user(path: Path, user: User) -> None:
    """Add a user to the file, or replace the one of that name; nobody else may read the file.

    Raises:
        OnrecordError: The file cannot be read or written.
    """
    users: Mapping[str, User] = read_users(path) if path.exists() else {}
    entries = [asdict(entry) for entry in {**users, user.name: user}.values()]
    data = json.dumps({"users": entries}, ensure_ascii=False, indent=1)
    beside = path.with_name(f"{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.unlink(missing_ok=True)
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(data + "\n")
        beside.replace(path)
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        raise OnrecordError(f"{path}: cannot be written ({reason})") from None


def as_role(word: str) -> Role:
    """The word as a role.

    Raises:
        ValueError: It is none.
    """
    if word not in ROLES:
        raise ValueError(word)
    return word
