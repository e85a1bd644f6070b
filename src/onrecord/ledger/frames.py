"""What the process that writes and those that read say to each other over pipes.

A frame is the length of a head (eight bytes, big-endian), the head as JSON, and the parts whose
lengths the head names.
"""

import json
import struct
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from onrecord import errors
from onrecord.errors import InputError
from onrecord.ledger.tasks import Read, Task
from onrecord.record import Document, Furniture, Record, Report

_LENGTH = struct.Struct(">Q")


def send(stream: IO[bytes], head: dict[str, Any], parts: Sequence[bytes] = ()) -> None:
    """Write one frame.

    Raises:
        OSError: The other side has gone.
    """
    written = json.dumps({**head, "parts": [len(part) for part in parts]}).encode()
    stream.write(_LENGTH.pack(len(written)) + written)
    for part in parts:
        stream.write(part)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[dict[str, Any], list[bytes]]:
    """Read one frame.

    Raises:
        EOFError: The other side has gone.
    """
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    head: dict[str, Any] = json.loads(_exactly(stream, length))
    return head, [_exactly(stream, size) for size in head.pop("parts")]


def send_task(stream: IO[bytes], task: Task) -> None:
    """Write one task.

    Raises:
        OSError: The other side has gone.
    """
    if isinstance(task, Document):
        furniture = [[item.kind, *item.span] for item in task.furniture]
        send(stream, {"report": asdict(task.report), "furniture": furniture, "seen": task.seen})
    else:
        send(stream, {"path" if isinstance(task, Path) else "url": str(task)})


def receive_result(stream: IO[bytes], task: Task) -> Read | InputError | None:
    """Read one result; None after the last of a task.

    Raises:
        EOFError: The other side has gone.
    """
    head, parts = receive(stream)
    if "done" in head:
        return None
    if "error" in head:
        kind, name, reason, advice = head["error"]
        return _error(kind)(name, reason, advice)
    original = parts[1] if head["original"] else None
    return Read(
        record=Record.from_dict(json.loads(parts[0])),
        original=task.original if isinstance(task, Document) else original,
        seen=head["seen"],
        given=head["given"],
    )


def send_result(stream: IO[bytes], result: Read | InputError) -> None:
    """Write one result of a task.

    Raises:
        OSError: The other side has gone.
    """
    if isinstance(result, InputError):
        error = [type(result).__name__, result.name, result.reason, result.advice]
        send(stream, {"error": error})
        return
    head = {
        "seen": result.seen,
        "given": result.given,
        "original": result.original is not None,
    }
    written = result.record.to_json().encode("utf-8", "surrogatepass")
    send(stream, head, [written, result.original or b""])


def send_done(stream: IO[bytes]) -> None:
    """Write that a task is done.

    Raises:
        OSError: The other side has gone.
    """
    send(stream, {"done": True})


def receive_task(stream: IO[bytes]) -> Task:
    """Read one task.

    Raises:
        EOFError: The other side has gone.
    """
    head, _ = receive(stream)
    if "report" in head:
        return Document(
            report=Report(**head["report"]),
            furniture=_furniture(head["furniture"]),
            seen=head["seen"],
        )
    return Path(head["path"]) if "path" in head else str(head["url"])


def _furniture(items: list[list[Any]]) -> tuple[Furniture, ...]:
    return tuple(Furniture(kind=kind, span=(start, end)) for kind, start, end in items)


def _error(kind: str) -> type[InputError]:
    found = getattr(errors, kind, InputError)
    return found if issubclass(found, InputError) else InputError


def _exactly(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data
