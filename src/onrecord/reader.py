"""The reader: one loaded model, from any input to records."""

from collections.abc import Iterable, Iterator

from onrecord import extraction, gazetteer, language, reading
from onrecord.errors import InputError, Unread
from onrecord.reading import Limits, Source
from onrecord.record import Document, Record


class Reader:
    """Reads reports with one loaded model; keep it for many reports.

    Args:
        limits: Limits on the inputs and whether other languages are read; the defaults otherwise.
        model: A loaded model; the one in the package otherwise.

    Raises:
        ModelError: The weights in the package cannot be loaded.
        GazetteerError: The user's own gazetteer is damaged or of another version.
    """

    def __init__(
        self, *, limits: Limits | None = None, model: language.Model | None = None
    ) -> None:
        self.limits = limits or Limits()
        self.model = model or language.load()
        self.gazetteer = gazetteer.load()

    def read(self, source: Source) -> Record:
        """Read one report.

        Args:
            source: A path, a URL, bytes, an open file, or the text itself (a string that holds a
                line break, or a `Document`).

        Raises:
            InputError: The input cannot be read, or holds more than one report.
        """
        return self.read_document(reading.read_one(source, limits=self.limits))

    def read_document(self, document: Document) -> Record:
        """Read a report whose text is already at hand."""
        return extraction.extract(document, self.model, self.gazetteer)

    def read_all(self, sources: Iterable[Source | InputError]) -> Iterator[Record | InputError]:
        """Read many inputs, in order; one that fails gives its error in its place.

        A directory gives every report below it and a JSON lines file one for every line. A fault
        of onrecord's own on one report is an error in its place too, and the rest is still read.
        """
        for document in reading.read_all(sources, limits=self.limits):
            yield document if isinstance(document, InputError) else self._attempt(document)

    def _attempt(self, document: Document) -> Record | InputError:
        try:
            return self.read_document(document)
        except Exception as fault:  # noqa: BLE001 - one bad report never stops a batch
            reason = f"onrecord itself failed on it ({type(fault).__name__}: {fault})"
            return Unread(document.report.id, reason, "please report this with the input")


def read(
    source: Source | None = None, *, text: str | None = None, limits: Limits | None = None
) -> Record:
    """Read one report with a model that the process loads once.

    Args:
        source: What `Reader.read` takes.
        text: The text of the report itself, instead of a source, whatever it looks like.
        limits: Limits on the input and whether other languages are read; the defaults otherwise.

    Raises:
        InputError: The input cannot be read, or holds more than one report.
        ModelError: The weights in the package cannot be loaded.
        TypeError: Neither a source nor a text is given, or both are.
    """
    if (source is None) == (text is None):
        raise TypeError("read takes either a source or text=…")
    reader = Reader(limits=limits)
    if text is not None:
        return reader.read_document(reading.read_text(text, limits=reader.limits))
    assert source is not None
    return reader.read(source)
