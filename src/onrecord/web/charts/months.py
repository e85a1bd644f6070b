"""How many a month, or a day, or a year: small bars."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from onrecord.record import dates
from onrecord.web.charts import svg

_WIDTH, _HEIGHT, _FOOT = 640.0, 72.0, 16.0
_MOST, _DAYS = 120, 62
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthBars:
    """Bars by month; by day in two months or less, by year in more than ten years.

    Attributes:
        drawn: The bars.
        told: What they show, in words.
    """

    drawn: Markup
    told: str


def bars(days: Sequence[str]) -> MonthBars:
    """Bars for days as `2024-03-22`."""
    known = sorted(day[:10] for day in days if _DAY.match(day))
    if not known:
        return MonthBars(drawn=svg.markup(""), told="")
    counts = _counts(known)
    most = max(number for _, number in counts)
    step = min(_WIDTH / len(counts), 28.0)
    drawn = [_bar(i, label, number, step, most) for i, (label, number) in enumerate(counts)]
    ends = [counts[0][0], counts[-1][0]] if len(counts) > 1 else [counts[0][0]]
    drawn.append(_label(0.0, ends[0], "start"))
    if len(ends) > 1:
        drawn.append(_label(max(step * len(counts), 150.0), ends[1], "end"))
    busiest = max(counts, key=lambda item: item[1])
    told = f"{_spell(ends[0])}: {most}."
    if len(ends) > 1:
        within = "on" if len(busiest[0]) == len("2024-03-07") else "in"
        span = f"From {_spell(ends[0])} to {_spell(ends[-1])}"
        told = f"{span}; most {within} {_spell(busiest[0])}: {most}."
    picture = svg.element(
        "svg",
        *drawn,
        class_="months",
        viewBox=f"0 0 {_WIDTH:g} {_HEIGHT:g}",
        role="img",
        aria_label=told,
    )
    return MonthBars(drawn=svg.markup(picture), told=told)


def _bar(index: int, label: str, number: int, step: float, most: int) -> str:
    height = (_HEIGHT - _FOOT) * number / most
    title = svg.element("title", svg.text(f"{_spell(label)}: {number}"))
    return svg.element(
        "rect",
        title,
        x=index * step + 0.5,
        y=_HEIGHT - _FOOT - height,
        width=max(step - 1.5, 1.0),
        height=height,
    )


def _label(x: float, month: str, anchor: str) -> str:
    return svg.element("text", svg.text(_spell(month)), x=x, y=_HEIGHT - 3, text_anchor=anchor)


def _counts(days: Sequence[str]) -> list[tuple[str, int]]:
    """How many in each day, month or year from the first to the last."""
    first, last = date.fromisoformat(days[0]), date.fromisoformat(days[-1])
    if (last - first).days <= _DAYS:
        row = [str(first + timedelta(days=n)) for n in range((last - first).days + 1)]
    else:
        row = _months(days[0], days[-1])
    if len(row) > _MOST:
        row = [str(year) for year in range(first.year, last.year + 1)]
    found = Counter(day[: len(row[0])] for day in days)
    return [(label, found[label]) for label in row]


def _months(first: str, last: str) -> list[str]:
    begin = int(first[:4]) * 12 + int(first[5:7]) - 1
    end = int(last[:4]) * 12 + int(last[5:7]) - 1
    return [f"{at // 12:04d}-{at % 12 + 1:02d}" for at in range(begin, end + 1)]


def _spell(month: str) -> str:
    if len(month) == len("2024-03"):
        return dates.spell(f"{month}-01").partition(" ")[2]
    return dates.spell(month) if len(month) > len("2024") else month
