"""Two reports side by side, the passages that they share lit."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.errors import LedgerError
from onrecord.reconciliation.copies import align
from onrecord.record import Record, Report, Span
from onrecord.record.page.blocks import blocks
from onrecord.record.page.direction import direction
from onrecord.record.page.escape import escape
from onrecord.record.page.segments import Mark, segments
from onrecord.web import asking
from onrecord.web.shelf import Reader
from onrecord.web.templating import render


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One of the two.

    Attributes:
        version: The id of its version.
        report: The report.
        paragraphs: Its text as HTML, shared passages marked; of each the way it runs.
        shared: How many of its characters are shared, as a share of all.
    """

    version: str
    report: Report
    paragraphs: tuple[tuple[Markup, str], ...]
    shared: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparePage:
    """Two reports.

    Attributes:
        columns: The two.
        passages: How many passages they share.
    """

    columns: tuple[Column, Column]
    passages: int


def _show(request: Request) -> Response:
    a, b = request.path_params["a"], request.path_params["b"]
    with request.app.state.site.shelf.reading() as reader:
        first, second = _record(reader, a), _record(reader, b)
    found = align(first, second)
    page = ComparePage(
        columns=(
            _column(a, first, [passage.a for passage in found]),
            _column(b, second, [passage.b for passage in found]),
        ),
        passages=len(found),
    )
    return render(request, "compare.html", page)


def _record(reader: Reader, version: str) -> Record:
    try:
        return reader.ledger.record(version, version=version)
    except LedgerError as fault:
        raise asking.missing(f"The ledger has no report {version}.") from fault


def _column(version: str, record: Record, spans: Sequence[Span]) -> Column:
    text = record.report.text
    marks = [Mark(span, "content", str(number)) for number, span in enumerate(spans, 1)]
    paragraphs = blocks(text)
    row = segments(len(text), marks, cuts=[end for _, end in paragraphs])
    drawn, position = [], 0
    for begin, end in paragraphs:
        words = []
        while position < len(row) and row[position].span[1] <= end:
            segment = row[position]
            piece = escape(text[segment.span[0] : segment.span[1]])
            owners = " ".join(mark.owner for mark in segment.marks)
            words.append(f'<mark data-passage="{owners}">{piece}</mark>' if owners else piece)
            position += 1
        written = Markup("".join(words))  # noqa: S704 - escaped above
        drawn.append((written, direction(text[begin:end])))
    covered = {at for start, end in spans for at in range(start, end)}
    return Column(
        version=version,
        report=record.report,
        paragraphs=tuple(drawn),
        shared=len(covered) / max(1, len(text)),
    )


routes = [Route("/compare/{a}/{b}", _show)]
