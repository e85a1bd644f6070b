"""The index of a folder of pages."""

import string
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from onrecord.record import dates
from onrecord.record.page.document import policy, static
from onrecord.record.page.escape import escape
from onrecord.record.page.naming import name_of
from onrecord.record.values import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One page of the index.

    Attributes:
        address: The page's file name, beside the index.
        report: The report that it shows.
        statements: How many statements it holds.
    """

    address: str
    report: Report
    statements: int


def render_index(pages: Sequence[Listed]) -> str:
    """A page that links to others, in the order given."""
    style = static("page.css")
    rows = "\n".join(_row(page) for page in pages)
    return string.Template(static("index.html")).substitute(
        policy=policy(style=style), style=style, count=len(pages), rows=rows
    )


def _row(page: Listed) -> str:
    report = page.report
    facts = [report.publisher, dates.spell(report.published)]
    facts.append(f"{page.statements} statement{'' if page.statements == 1 else 's'}")
    told = " · ".join(f"<bdi>{escape(fact)}</bdi>" for fact in facts if fact)
    return (
        f'<li><a href="{escape(quote(page.address))}" dir="auto">'
        f"{escape(name_of(report))}</a><p>{told}</p></li>"
    )
