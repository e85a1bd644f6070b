"""A chart as a file of its own: SVG that carries its look along."""

import importlib.resources

from onrecord.web.charts import svg
from onrecord.web.charts.series import HEIGHT, WIDTH, SeriesChart

_HEAD, _LINE = 30.0, 22.0


def standalone(chart: SeriesChart, *, title: str, note: str) -> str:
    """The chart with its title, legend and a note of where it comes from, on white.

    Args:
        chart: The chart.
        title: What stands above it.
        note: What stands below it.
    """
    folder = importlib.resources.files("onrecord.web") / "static"
    style = folder.joinpath("chart.css").read_text(encoding="utf-8")
    keys, y = [], _HEAD + 18
    for key in chart.keys:
        words = svg.element("text", svg.text(f"{key.source} ({key.values})"), x=44, y=y + 4)
        mark = f'<g transform="translate(16 {y - 8:g})">{key.drawn}</g>'
        keys.append(svg.element("g", mark, words, class_="key"))
        y += _LINE
    height = y + HEIGHT + 40
    return "<?xml version='1.0' encoding='utf-8'?>\n" + svg.element(
        "svg",
        svg.element("style", svg.text(style)),
        svg.element("rect", class_="paper", width=WIDTH, height=height),
        svg.element("text", svg.text(title), class_="headline", x=16, y=_HEAD),
        *keys,
        svg.element("g", _sized(chart), transform=f"translate(0 {y:g})"),
        svg.element("text", svg.text(note), class_="note", x=16, y=height - 14),
        xmlns="http://www.w3.org/2000/svg",
        class_="chart-file",
        viewBox=f"0 0 {WIDTH:g} {height:g}",
        width=WIDTH,
        height=height,
    )


def _sized(chart: SeriesChart) -> str:
    """The chart with its size, which a page gives it by its style sheet."""
    return str(chart.drawn).replace("<svg ", f'<svg width="{WIDTH:g}" height="{HEIGHT:g}" ', 1)
