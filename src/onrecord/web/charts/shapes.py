"""A shape for each source, so that none is told apart by its colour alone."""

from onrecord.web.charts import svg

_PATHS = (
    "",  # a circle
    "M-4.5 -4.5h9v9h-9z",
    "M0 -5.8L5.4 4.2H-5.4z",
    "M0 -6L5.2 0L0 6L-5.2 0z",
    "M0 5.8L5.4 -4.2H-5.4z",
    "M-1.8 -5.5h3.6v3.7h3.7v3.6h-3.7v3.7h-3.6v-3.7h-3.7v-3.6h3.7z",
    "M0 -6L1.6 -1.8L6 -1.8L2.4 0.9L3.8 5.3L0 2.6L-3.8 5.3L-2.4 0.9L-6 -1.8L-1.6 -1.8z",
    "M-4 0h8",  # the others: a dash
)


def shape(place: int, x: float, y: float) -> str:
    """The shape of the source at a place in the legend, around a point."""
    if place == 0:
        return svg.element("circle", class_="dot", cx=x, cy=y, r=4.6)
    path = _PATHS[min(place, len(_PATHS) - 1)]
    name = "dot dash" if place >= len(_PATHS) - 1 else "dot"
    return svg.element(
        "path", class_=name, d=path, transform=f"translate({svg.short(x)} {svg.short(y)})"
    )
