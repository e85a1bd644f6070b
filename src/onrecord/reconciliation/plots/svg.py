"""A series as an SVG picture, self-contained and without script."""

from collections.abc import Iterator
from html import escape

from onrecord.reconciliation.discrepancies import number
from onrecord.reconciliation.plots.scale import Plot, Spot, ticks

_WIDTH, _HEIGHT = 860, 460
_LEFT, _RIGHT, _TOP, _BOTTOM = 76, 24, 44, 96
# Okabe and Ito's colours, which the colour-blind can tell apart; shapes differ too.
_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000", "#7F7F7F")
_SHAPES = (
    '<circle cx="{x}" cy="{y}" r="5"{look}/>',
    '<path d="M{x} {y} m0 -6 l6 11 h-12 z"{look}/>',
    '<rect x="{xr}" y="{yr}" width="10" height="10"{look}/>',
    '<path d="M{x} {y} m0 -7 l7 7 l-7 7 l-7 -7 z"{look}/>',
)


def render_svg(plot: Plot) -> str:
    """The picture: ranges as bars, "at least" as an arrow upward, a fall as an open shape."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img"'
        f' aria-label="{escape(plot.title)}" font-family="system-ui, sans-serif" font-size="13">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
        f'<text x="{_LEFT}" y="24" font-size="16" font-weight="600">{escape(plot.title)}</text>',
        *_axes(plot),
        *(line for source in plot.sources for line in _line(plot, source)),
        *(mark for spot in plot.spots for mark in _spot(plot, spot)),
        *_legend(plot),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _x(plot: Plot, day: float) -> float:
    room = _WIDTH - _LEFT - _RIGHT
    return round(_LEFT + (day - plot.begin) / (plot.end - plot.begin) * room, 1)


def _y(plot: Plot, value: float) -> float:
    room = _HEIGHT - _TOP - _BOTTOM
    return round(_TOP + room - value / plot.top * room, 1)


def _axes(plot: Plot) -> Iterator[str]:
    for step in range(6):
        value = plot.top * step / 5
        y = _y(plot, value)
        yield f'<path d="M{_LEFT} {y}H{_WIDTH - _RIGHT}" stroke="#ddd"/>'
        yield f'<text x="{_LEFT - 8}" y="{y + 4}" text-anchor="end" fill="#555">{value:,.6g}</text>'
    for day, date in ticks(plot, 6):
        x = _x(plot, day)
        y = _HEIGHT - _BOTTOM
        yield f'<path d="M{x} {y}v5" stroke="#555"/>'
        yield f'<text x="{x}" y="{y + 20}" text-anchor="middle" fill="#555">{date}</text>'


def _line(plot: Plot, source: str) -> Iterator[str]:
    """A thin line along the numbers of one source."""
    spots = [spot for spot in plot.spots if spot.source == source]
    if len(spots) > 1:
        path = " L".join(f"{_x(plot, spot.day)} {_y(plot, spot.low)}" for spot in spots)
        colour = _COLOURS[plot.sources.index(source) % len(_COLOURS)]
        yield f'<path d="M{path}" fill="none" stroke="{colour}" stroke-opacity=".45"/>'


def _spot(plot: Plot, spot: Spot) -> Iterator[str]:
    place = plot.sources.index(spot.source)
    colour = _COLOURS[place % len(_COLOURS)]
    x, y = _x(plot, spot.day), _y(plot, spot.low)
    if spot.high is None:
        yield f'<path d="M{x} {y}v-22m-4 6l4 -6l4 6" fill="none" stroke="{colour}"/>'
    elif spot.high > spot.low:
        yield f'<path d="M{x} {y}V{_y(plot, spot.high)}" stroke="{colour}" stroke-width="3"/>'
    fell = spot.point.change == "down"
    look = f' fill="{"#fff" if fell else colour}" stroke="{colour}" stroke-width="2"'
    shape = _SHAPES[place % len(_SHAPES)].format(x=x, y=y, xr=x - 5, yr=y - 5, look=look)
    point = spot.point
    told = f"{point.source}, {point.day}: {number(point.low, point.high)} (“{point.words}”)"
    origins = f"{len(point.reports)} reports, {len(point.origins)} origins"
    yield f"<g><title>{escape(f'{told}; {origins}')}</title>{shape}</g>"


def _legend(plot: Plot) -> Iterator[str]:
    for place, source in enumerate(plot.sources):
        x = _LEFT + (place % 3) * 255
        y = _HEIGHT - 48 + (place // 3) * 19
        colour = _COLOURS[place % len(_COLOURS)]
        look = f' fill="{colour}"'
        shape = _SHAPES[place % len(_SHAPES)].format(
            x=x + 6, y=y - 4, xr=x + 1, yr=y - 9, look=look
        )
        yield shape
        yield f'<text x="{x + 20}" y="{y}">{escape(source[:32])}</text>'
