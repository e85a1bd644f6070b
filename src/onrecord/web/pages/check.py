"""The queue of uncertain readings, and what people decide about them."""

import dataclasses
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from onrecord.ledger import Decision
from onrecord.ledger.export import corrections
from onrecord.web import asking
from onrecord.web.changes import change, field
from onrecord.web.checking.card import Card, card
from onrecord.web.shelf import Reader
from onrecord.web.templating import render

_ACTIONS = ("accept", "reject", "correct", "withdraw")
_KINDS = {"statement": "statements", "figure": "figures"}
_AHEAD = 40
# Each reads an index of its own: see 0043_doubts.sql.
_QUEUES = {
    kind: "SELECT v.id AS version, s.id FROM (SELECT reading, id, score FROM "  # noqa: S608 - ours
    + table
    + " WHERE current = 1 AND decision IS NULL ORDER BY score LIMIT :ahead) s"
    " JOIN readings g ON g.number = s.reading JOIN versions v ON v.number = g.version"
    " ORDER BY s.score"
    for kind, table in _KINDS.items()
}
_LEFT = {
    kind: "SELECT count(*) FROM (SELECT 1 FROM "  # noqa: S608 - ours
    + table
    + " WHERE current = 1 AND decision IS NULL LIMIT :most)"
    for kind, table in _KINDS.items()
}
_MOST = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPage:
    """One reading to check, and the queue behind it.

    Attributes:
        card: What to look at, or None when the queue is empty.
        kind: statement or figure.
        queue: The subjects that follow.
        left: How many nobody has looked at, counted to ten thousand.
        decided: The latest decisions, the newest first.
    """

    card: Card | None
    kind: str
    queue: tuple[str, ...]
    left: int
    decided: tuple[Decision, ...]


def _show(request: Request) -> Response:
    subject = asking.word(request, "subject")
    kind = subject.partition(":")[0] or asking.word(request, "kind")
    kind = kind if kind in _KINDS else "statement"
    skipped = set(asking.word(request, "skip").split())
    with request.app.state.site.shelf.reading() as reader:
        queue = [s for s in _queue(reader, kind) if s != subject and s not in skipped]
        shown = subject or (queue.pop(0) if queue else "")
        page = CheckPage(
            card=card(reader, shown) if shown else None,
            kind=kind,
            queue=tuple(queue),
            left=_left(reader, kind),
            decided=_latest(reader),
        )
    return render(request, "check.html", page)


def _queue(reader: Reader, kind: str) -> list[str]:
    rows = reader.rows(_QUEUES[kind], {"ahead": _AHEAD})
    return [f"{kind}:{row['version']}:{row['id']}" for row in rows]


def _left(reader: Reader, kind: str) -> int:
    return int(reader.rows(_LEFT[kind], {"most": _MOST})[0][0])


def _latest(reader: Reader) -> tuple[Decision, ...]:
    rows = reader.rows(
        "SELECT number, subject, action, value, who, why, at FROM decisions"
        " WHERE subject LIKE 'statement:%' OR subject LIKE 'figure:%'"
        " ORDER BY number DESC LIMIT 12"
    )
    return tuple(Decision(**{**dict(row), "value": json.loads(row["value"])}) for row in rows)


def _decide(request: Request, form: FormData) -> Response:
    """Append one decision; the page's script sends it and goes on."""
    subject, action = field(form, "subject"), field(form, "action")
    if action not in _ACTIONS or subject.partition(":")[0] not in _KINDS:
        raise HTTPException(422, "That is no decision about a statement or a figure.")
    with request.app.state.site.shelf.writing() as ledger:
        decision = ledger.decide(
            subject=subject,
            action=action,
            value=_value(field(form, "value")) if action == "correct" else None,
            who=request.state.visitor.name,
            why=field(form, "why")[:2000],
        )
    return JSONResponse(dataclasses.asdict(decision))


def _value(given: str) -> dict[str, Any]:
    try:
        value = json.loads(given)
    except ValueError:
        value = None
    if not isinstance(value, dict) or not value:
        raise HTTPException(422, "A correction names the fields to put right.")
    return value


def _export(request: Request) -> Response:
    """Every correction with its report, one JSON object a line."""
    shelf = request.app.state.site.shelf

    def lines() -> Iterator[str]:
        with shelf.reading() as reader:
            for each in corrections(reader.ledger):
                yield json.dumps(each) + "\n"

    headers = {"Content-Disposition": 'attachment; filename="corrections.jsonl"'}
    return StreamingResponse(lines(), media_type="application/x-ndjson", headers=headers)


routes = [
    Route("/check", _show),
    Route("/check/decide", change(_decide), methods=["POST"]),
    Route("/check/corrections.jsonl", _export),
]
