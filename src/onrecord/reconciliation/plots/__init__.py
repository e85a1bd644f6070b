"""Series as plots: in a terminal, as SVG, as PNG."""

from onrecord.reconciliation.plots.png import save_png
from onrecord.reconciliation.plots.scale import Plot, Spot, plot_of, title_of
from onrecord.reconciliation.plots.svg import render_svg
from onrecord.reconciliation.plots.terminal import draw

__all__ = ["Plot", "Spot", "draw", "plot_of", "render_svg", "save_png", "title_of"]
