"""`onrecord serve`: the pages, on one's own machine."""

import argparse
import getpass
import sys
from pathlib import Path

from onrecord.cli.commands.command import Commands, Run
from onrecord.cli.reading import add_limits, limits_of
from onrecord.errors import OnrecordError

_SERVE = """\
Opens pages in a browser: read a report with its record lit in the text and, with a ledger, follow
people, places and figures over time, see where sources differ, and correct what was misread. Only
this machine is served, unless --host says otherwise and somebody has a password."""
_USERS = Path("~/.config/onrecord/users.json")
_LEDGER = Path("news.onrecord")


def add(commands: Commands) -> None:
    """Add the command."""
    serve = commands.add_parser(
        "serve", help="read, follow and correct in a browser", description=_SERVE,
        allow_abbrev=False,
    )  # fmt: skip
    serve.add_argument(
        "--ledger",
        type=Path,
        metavar="FILE",
        help=f"the ledger to show ({_LEDGER}, where there is one; else reports are only read)",
    )
    where = serve.add_argument_group("where and to whom")
    where.add_argument(
        "--port", type=_port, default=8420, metavar="PORT", help="port to listen on (8420)"
    )
    where.add_argument(
        "--host", default="127.0.0.1", metavar="HOST", help="address to listen on (127.0.0.1)"
    )
    where.add_argument(
        "--name",
        action="append",
        default=[],
        metavar="NAME",
        help="a host name that the pages are reached under, besides localhost; may be repeated",
    )
    where.add_argument(
        "--folder",
        action="append",
        default=[],
        type=Path,
        metavar="DIRECTORY",
        help="where reports may be added from when other machines are served; may be repeated",
    )
    _add_users(serve)
    add_limits(serve)
    serve.set_defaults(run=_run)


def _add_users(serve: argparse.ArgumentParser) -> None:
    users = serve.add_argument_group("who may sign in")
    users.add_argument(
        "--users",
        type=Path,
        metavar="USERS",
        help=f"names and hashed passwords ({_USERS}); with any, everybody has to sign in",
    )
    users.add_argument(
        "--set-password",
        metavar="NAME",
        help="ask for a password, write it to the file of users, and stop",
    )
    users.add_argument(
        "--role",
        choices=("reader", "editor"),
        default="editor",
        metavar="ROLE",
        help="what that user may do: a reader changes nothing (editor)",
    )


def _run(run: Run) -> int:
    # Loaded here, not above: help and a wrong command line need no web server.
    from onrecord import web  # noqa: PLC0415
    from onrecord.web.security import users  # noqa: PLC0415

    options = run.options
    path = (options.users or _USERS).expanduser()
    if options.set_password is not None:
        _set_password(options, path)
        return 0
    known = users.read_users(path) if options.users or path.exists() else {}
    settings = web.Settings(
        ledger=_ledger(options.ledger),
        host=options.host,
        port=options.port,
        names=tuple(options.name),
        users=known,
        folders=tuple(folder.resolve() for folder in options.folder),
        limits=limits_of(options),
        author=_author(),
    )
    listening = web.listen(settings)
    print(f"onrecord: {web.address_of(settings, listening)}", flush=True)
    web.serve(settings, listening)
    return 0


def _ledger(given: Path | None) -> Path | None:
    if given is not None:
        if not given.exists():
            raise OnrecordError(f"{given}: there is no such ledger; make it with onrecord add")
        return given
    return _LEDGER if _LEDGER.exists() else None


def _author() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "editor"


def _set_password(options: argparse.Namespace, path: Path) -> None:
    from onrecord.web.security import passwords, users  # noqa: PLC0415

    name = options.set_password
    if not name or not name.isprintable() or name != name.strip():
        raise OnrecordError(f"{name!r} is not a name to sign in with; use letters and digits")
    if sys.stdin.isatty():
        password = getpass.getpass(f"Password for {name}: ")
        if password != getpass.getpass("Once more: "):
            raise OnrecordError("the two passwords differ; nothing was changed")
    else:
        password = sys.stdin.readline().rstrip("\r\n")
    if len(password) < passwords.SHORTEST:
        raise OnrecordError(
            f"a password needs at least {passwords.SHORTEST} characters; nothing was changed"
        )
    hashed = passwords.hash_password(password)
    user = users.User(name=name, role=users.as_role(options.role), password=hashed)
    users.write_user(path, user)
    print(f"{name} may sign in as {options.role}: {path}")


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port from 0 to 65535")
    return int(text)
