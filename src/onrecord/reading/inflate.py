"""Opens gzip on the way, and reads no more than the limit of what comes out."""

import gzip
import io
import zlib
from typing import IO

from onrecord.errors import InputError, TooLarge

_GZIP = b"\x1f\x8b"
_PIECE = 1 << 16


def open_inflated(stream: IO[bytes]) -> io.BufferedReader:
    """A stream of the same bytes, inflated when they are gzip; known by their first two."""
    buffered = rewindable(stream)
    if buffered.peek(len(_GZIP))[: len(_GZIP)] != _GZIP:
        return buffered
    return io.BufferedReader(_Inflated(gzip.GzipFile(fileobj=buffered, mode="rb")))


def rewindable(stream: IO[bytes]) -> io.BufferedReader:
    """The stream with `peek`."""
    if isinstance(stream, io.BufferedReader):
        return stream
    return io.BufferedReader(_Raw(stream))


def read_limited(stream: io.BufferedReader, limit: int, *, name: str) -> bytes:
    """Read to the end, or raise.

    Raises:
        TooLarge: There are more than `limit` bytes; no more than that are held.
        InputError: The gzip data is damaged, or reading failed.
    """
    pieces: list[bytes] = []
    size = 0
    while piece := read_piece(stream, _PIECE, name=name):
        pieces.append(piece)
        size += len(piece)
        if size > limit:
            raise too_large(name, limit)
    return b"".join(pieces)


def read_piece(stream: io.BufferedReader, size: int, *, name: str, line: bool = False) -> bytes:
    """At most `size` bytes, up to a line end when `line`; damage and failures as InputError."""
    try:
        return stream.readline(size) if line else stream.read1(size)
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise InputError(
            name, "is a damaged or cut-off gzip file", "check it with gzip -t, or fetch it again"
        ) from None
    except OSError as fault:
        raise InputError(name, f"cannot be read: {fault.strerror or fault}") from None


def too_large(name: str, limit: int) -> TooLarge:
    """The error for an input over the limit in bytes."""
    return TooLarge(
        name, f"is larger than the limit of {limit:,} bytes", "split it, or raise the limit"
    )


class _Inflated(io.RawIOBase):
    """What a gzip file holds, piece by piece: what stands before damage is given first."""

    def __init__(self, file: gzip.GzipFile) -> None:
        super().__init__()
        self._file = file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]  # a writable buffer, as io says
        piece = self._file.read1(len(view))
        view[: len(piece)] = piece
        return len(piece)


class _Raw(io.RawIOBase):
    """Any readable stream of bytes as a raw one; closing it leaves the stream open."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__()
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]  # a writable buffer, as io says
        piece = self._stream.read(len(view))
        view[: len(piece)] = piece
        return len(piece)
