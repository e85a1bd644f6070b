"""A series as a PNG picture, where the plotting library of the extra is installed."""

from pathlib import Path

from onrecord.errors import OnrecordError
from onrecord.reconciliation.plots.scale import Plot

_SHAPES = "o^sDv<>p"


def save_png(plot: Plot, path: Path) -> None:
    """Draw a plot into a file.

    Raises:
        OnrecordError: The library is not installed, or the file cannot be written.
    """
    try:
        # Heavy, and only for pictures of points: loaded when one is asked for.
        from matplotlib.figure import Figure  # noqa: PLC0415
    except ImportError:
        raise OnrecordError(
            f"{path}: PNG needs matplotlib; pip install 'onrecord[plot]', or write SVG"
        ) from None
    figure = Figure(figsize=(9, 5), layout="constrained")
    axes = figure.add_subplot()
    axes.xaxis_date(tz="UTC")
    for place, source in enumerate(plot.sources):
        spots = [spot for spot in plot.spots if spot.source == source]
        # Matplotlib counts days from 1970 as well.
        days = [spot.day for spot in spots]
        lows = [spot.low for spot in spots]
        above = [(spot.high if spot.high is not None else spot.low) - spot.low for spot in spots]
        open_ = [spot.high is None for spot in spots]
        axes.errorbar(
            days,
            lows,
            yerr=[
                [0.0] * len(spots),
                [plot.top * 0.04 if o else a for o, a in zip(open_, above, strict=True)],
            ],
            lolims=open_,
            marker=_SHAPES[place % len(_SHAPES)],
            linewidth=1,
            label=source,
        )
    axes.set_title(plot.title, loc="left")
    axes.set_ylim(bottom=0)
    axes.grid(axis="y", alpha=0.3)
    axes.legend(frameon=False)
    figure.autofmt_xdate()
    try:
        figure.savefig(path, dpi=144)
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        raise OnrecordError(f"{path}: cannot be written ({reason})") from fault
