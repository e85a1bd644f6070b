"""Every error that onrecord raises on purpose.

One small tree: `OnrecordError` for all of them, `InputError` for an input that could not be read,
`ModelError` for weights that could not be loaded, `LedgerError` for a ledger that cannot be used,
`GazetteerError` for a gazetteer. An input error is one clear line that names the
input and says what to do.
"""


class OnrecordError(Exception):
    """Base of every error that onrecord raises on purpose."""


class InputError(OnrecordError):
    """One input could not be read; the others of its batch still can.

    Args:
        name: The input as the user knows it: a path, a URL, `<stdin>`, or `FILE:LINE`.
        reason: What is wrong, in lower case and without a full stop ("is empty").
        advice: What the user can do about it, or an empty string.
    """

    def __init__(self, name: str, reason: str, advice: str = "") -> None:
        super().__init__(name, reason, advice)
        self.name = name
        self.reason = reason
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}" + (f"; {self.advice}" if self.advice else "")


class MissingInput(InputError):
    """There is nothing at this path, or it may not be read."""


class EmptyInput(InputError):
    """The input holds no text."""


class BinaryInput(InputError):
    """The input is not text in any encoding."""


class EncodingFault(InputError):
    """The input is text whose declared or detected encoding does not fit its bytes."""


class TooLarge(InputError):
    """The input is over the size limit."""


class NotEnglish(InputError):
    """The report is not in English, and reading other languages was not asked for."""


class NoArticle(InputError):
    """The HTML page holds no article."""


class BadLine(InputError):
    """A line of a JSON lines file, or a sidecar, is not a report."""


class BadFormat(InputError):
    """A feed, an archive or a wire item is damaged, holds no report, or is of an unknown kind."""


class FetchError(InputError):
    """A URL could not be fetched within the limits, or points where onrecord does not go.

    Args:
        name: The URL as the user knows it.
        reason: What is wrong.
        advice: What the user can do about it, or an empty string.
        status: What the server answered, or None when it did not.
        retry_after: Seconds that the server asks to be left alone for, or None.
    """

    def __init__(
        self,
        name: str,
        reason: str,
        advice: str = "",
        *,
        status: int | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(name, reason, advice)
        self.status = status
        self.retry_after = retry_after


class Unread(InputError):
    """A fault of onrecord's own on this input; `read` raises the fault itself."""


class ModelError(OnrecordError):
    """The weights of the package are missing, damaged or of another version."""


class LedgerError(OnrecordError):
    """A ledger cannot be opened, read or written; one line names the file and says what to do."""


class GazetteerError(OnrecordError):
    """A gazetteer file cannot be read or written; one line names it and says what to do."""
