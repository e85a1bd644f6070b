"""How many a month: small bars."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from onrecord.record import dates
from onrecord.web.charts import svg

_WIDTH, _HEIGHT, _FOOT = 640.0, 72.0, 16.0
_MOST = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthBars:
    """Bars by month, or by year where there are more than ten years.

    Attributes:
        drawn: The bars.
        told: What they show, in words.
    """

    drawn: Markup
    told: str


def bars(days: Sequence[str]) -> MonthBars:
    """Bars for days as `2024-03-22`."""
    months = Counter(day[:7] for day in days if len(day) >= len("2024-03"))
    if not months:
        return MonthBars(drawn=svg.markup(""), told="")
    row = _months(min(months), max(months))
    counts = [(month, months[month]) for month in row]
    if len(counts) > _MOST:
        years = Counter[str]()
        for month, number in months.items():
            years[month[:4]] += number
        counts = [(str(y), years[str(y)]) for y in range(int(min(years)), int(max(years)) + 1)]
    most = max(number for _, number in counts)
    step = min(_WIDTH / len(counts), 28.0)
    drawn = [_bar(i, label, number, step, most) for i, (label, number) in enumerate(counts)]
    ends = [counts[0][0], counts[-1][0]] if len(counts) > 1 else [counts[0][0]]
    drawn.append(_label(0.0, ends[0], "start"))
    if len(ends) > 1:
        drawn.append(_label(max(step * len(counts), 150.0), ends[1], "end"))
    busiest = max(counts, key=lambda item: item[1])
    told = f"From {_spell(ends[0])} to {_spell(ends[-1])}; most in {_spell(busiest[0])}: {most}."
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


def _months(first: str, last: str) -> list[str]:
    begin = int(first[:4]) * 12 + int(first[5:]) - 1
    end = int(last[:4]) * 12 + int(last[5:]) - 1
    return [f"{at // 12:04d}-{at % 12 + 1:02d}" for at in range(begin, end + 1)]


def _spell(month: str) -> str:
    return dates.spell(f"{month}-01").partition(" ")[2] if len(month) > 4 else month
