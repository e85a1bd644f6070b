"""Numbers as people write them: bounds of figures, digits grouped, nothing rounded."""

from decimal import Decimal

from onrecord.record.values import Figure


def write(value: float) -> str:
    """A number in digits, grouped by commas: 1300000000 is "1,300,000,000"."""
    exact = Decimal(str(value))
    if exact == exact.to_integral_value():
        return f"{int(exact):,}"
    return f"{exact.normalize():,f}"


def bounds(low: float | None, high: float | None) -> str:
    """What two bounds say: "5", "at least 5", "up to 5", "3–5"; empty when both are open."""
    if low is not None and high is not None:
        return write(low) if low == high else f"{write(low)}–{write(high)}"
    if low is not None:
        return f"at least {write(low)}"
    return "" if high is None else f"up to {write(high)}"


def meaning(figure: Figure) -> str:
    """A figure in a few words: its bounds, its unit and what it measures."""
    unit = figure.unit if figure.unit != figure.measure else None
    said = " ".join(part for part in (bounds(figure.low, figure.high), unit) if part)
    return f"{said} ({figure.measure})" if said else figure.measure
