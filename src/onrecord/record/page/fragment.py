"""A record in a notebook: the same marked text and notes, lit by hovering, with no script."""

import hashlib
import string
from collections.abc import Sequence

from onrecord.record.page.body import render_body
from onrecord.record.page.document import heading, static
from onrecord.record.page.marking import anchored
from onrecord.record.values import Entity, Figure, Furniture, Place, Report, Statement, Time

_LIT = (
    '&:has(:is([data-on="$a"],[data-on^="$a "]):is(:hover,:focus)) '
    '[data-on~="$a"]{background:var(--lit)}'
)


def render_fragment(
    report: Report,
    furniture: Sequence[Furniture],
    statements: Sequence[Statement],
    figures: Sequence[Figure],
    entities: Sequence[Entity],
    places: Sequence[Place] = (),
    times: Sequence[Time] = (),
) -> str:
    """The record as a piece of HTML whose style touches nothing around it."""
    named = anchored(statements)
    body = render_body(report, furniture, named, figures, entities, places, times, linked=False)
    scope = f"onrecord-{hashlib.sha256(body.encode()).hexdigest()[:12]}"
    rule = string.Template(_LIT)
    lit = "\n".join(rule.substitute(a=item.anchor) for item in named)
    style = f".{scope} {{\n{static('fragment.css')}{lit}\n}}"
    return (
        f'<div class="{scope}"><style>{style}</style>\n'
        f"{heading(report)}\n<div>\n{body}</div>\n</div>"
    )
