"""Numbers, bounds and addresses as the pages write them."""

import re
from urllib.parse import quote

from onrecord.reconciliation.series import Series
from onrecord.record.values import Figure, Report

_HEADLINE = 90
_PLAIN = ("count", "other", "people-other")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def count(number: int, one: str, many: str | None = None) -> str:
    """A count with its noun: "1 report", "12 reports", "12,400 statements"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def number(value: float | None) -> str:
    """A number with thousands set apart and no needless decimals."""
    if value is None:
        return ""
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,.10g}"


def bounds(low: float | None, high: float | None) -> str:
    """What two bounds say: "14", "14 or more", "up to 14", "14 to 20"."""
    if low is not None and high is not None:
        return number(low) if low == high else f"{number(low)} to {number(high)}"
    if low is not None:
        return f"{number(low)} or more"
    return "" if high is None else f"up to {number(high)}"


def figure(value: Figure) -> str:
    """A figure's bounds and unit: "14 or more people"."""
    return " ".join(part for part in (bounds(value.low, value.high), value.unit) if part)


def path(*segments: str) -> str:
    """A path of our own with every segment escaped."""
    return "/" + "/".join(quote(segment, safe="", errors="replace") for segment in segments)


def headline(report: Report) -> str:
    """A report's title, or how its text begins."""
    if report.title:
        return report.title
    begins = " ".join(report.text[: _HEADLINE * 3].split())
    return begins if len(begins) <= _HEADLINE else begins[:_HEADLINE].rstrip() + "…"


def lit(words: str, asked: str) -> tuple[tuple[str, bool], ...]:
    """Words in pieces, each with whether it is one of those asked for, or begins like one.

    The index that found them knows stems too ("struck" for "strike" it does not); what is lit
    here is a help for the eye, not the reason.
    """
    wanted = [re.escape(word) for word in re.findall(r"[^\W_]{2,}", asked)]
    if not wanted:
        return ((words, False),)
    cut = re.split(rf"\b((?:{'|'.join(wanted)})\w*)", words, flags=re.IGNORECASE)
    return tuple((piece, place % 2 == 1) for place, piece in enumerate(cut) if piece)


def language(code: str | None) -> str:
    """A language as HTML names it (BCP 47); English when the report names none."""
    return code if code and _LANGUAGE.fullmatch(code) else "en"


def plain(value: float | None) -> str:
    """A number as a spreadsheet reads it; empty for None."""
    return "" if value is None else f"{value:.15g}"


def series_title(series: Series) -> str:
    """What a series counts, in words: "people killed, Orlen Bay"."""
    counted = _counted(series)
    measure = "" if series.measure in (counted, *_PLAIN) else f" {series.measure}"
    place = series.place.name or series.place.words if series.place else ""
    return f"{counted}{measure}, {place}" if place else f"{counted}{measure}"


def _counted(series: Series) -> str:
    """The class of what is counted, as a report writes it: classes are cut to their stem."""
    for claim in series.claims:
        for word in claim.counted_words.casefold().split():
            if word.startswith(series.counted):
                return word
    return series.counted or series.measure


def series_scope(series: Series) -> str:
    """The span of events that a series covers, in words."""
    since = f" since {series.scope.since}" if series.scope.since else ""
    named = {
        "incident": "of one incident",
        "cumulative": "in all",
        "part": "a part of another figure",
        "rate": "a rate",
    }
    if series.scope.kind == "incident" and since:
        return f"of one incident of {series.scope.since}"
    return named[series.scope.kind] + since
