"""Putting right which reports make one story: joined, split off, and taken back."""

from collections.abc import Callable
from concurrent.futures import wait
from dataclasses import dataclass
from urllib.parse import unquote

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord.errors import LedgerError
from onrecord.ledger import Decision
from onrecord.reconciliation.keeping import Across
from onrecord.web import asking, links, wording
from onrecord.web.changes import change, field
from onrecord.web.jobs import Job
from onrecord.web.links import Link
from onrecord.web.shelf import Reader

_SUBJECT = "group:story"
_PATIENCE = 5.0
"""Seconds that the answer waits for: in a large ledger stories are settled for longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrouped:
    """A decision about stories that stands.

    Attributes:
        decision: The decision.
        reports: The reports that it is about, as far as the ledger has them.
    """

    decision: Decision
    reports: tuple[Link, ...]


def standing(reader: Reader, reports: tuple[str, ...]) -> tuple[Regrouped, ...]:
    """What was decided about the grouping of reports and stands, the latest first.

    Raises:
        LedgerError: The file cannot be read.
    """
    own = set(reports)
    about = [
        (decision, _named(decision, "members"))
        for decision in reversed(reader.across.decided())
        if decision.subject == _SUBJECT and own & set(_named(decision, "members", "others"))
    ]
    known = links.links_to(reader, (id_ for _, named in about for id_ in named))
    return tuple(
        Regrouped(decision=decision, reports=tuple(known[id_] for id_ in named if id_ in known))
        for decision, named in about
    )


def _named(decision: Decision, *parts: str) -> tuple[str, ...]:
    """The reports that a decision names: its members, and the others that a split left."""
    value = decision.value if isinstance(decision.value, dict) else {}
    return tuple(id_ for part in parts for id_ in value.get(part, ()))


def _join(request: Request, form: FormData) -> Response:
    """The story and another report, or the story that it is of, become one."""
    story, other = request.path_params["id"], field(form, "other").strip()
    with request.app.state.site.shelf.reading() as reader:
        members = [_first(reader, story), _other(reader, other)]
    if members[0] == members[1]:
        raise HTTPException(422, "That is the story itself; name another report or story.")
    return _decide(
        request,
        "Joining stories",
        lambda across, who: across.join("story", members, who=who, why=_why(form)),
        member=members[0],
    )


def _split(request: Request, form: FormData) -> Response:
    """Reports that were ticked are of another story."""
    members = [value for value in form.getlist("member") if isinstance(value, str)]
    if not members:
        raise HTTPException(422, "Tick the reports that belong to another story.")
    with request.app.state.site.shelf.reading() as reader:
        story = _story(reader, request.path_params["id"])
    left = [id_ for id_ in story if id_ not in members]
    if not left or not set(members) <= set(story):
        raise HTTPException(422, "Tick some of the story’s reports, and leave at least one.")
    return _decide(
        request,
        "Splitting a story",
        lambda across, who: across.split("story", members, who=who, why=_why(form)),
        member=left[0],
    )


def _undo(request: Request, form: FormData) -> Response:
    given = field(form, "decision")
    if not given.isascii() or not given.isdigit():
        raise HTTPException(422, "A decision has a number.")
    with request.app.state.site.shelf.reading() as reader:
        member = _first(reader, request.path_params["id"])
        stands = {d.number for d in reader.across.decided() if d.subject == _SUBJECT}
    if int(given) not in stands:
        raise HTTPException(422, "That decision does not stand any more.")
    return _decide(
        request,
        "Taking a decision back",
        lambda across, who: across.undo(int(given), who=who, why=_why(form)),
        member=member,
    )


def _why(form: FormData) -> str:
    return field(form, "why").strip()[:2000]


def _decide(
    request: Request,
    title: str,
    decide: Callable[[Across, str], Decision],
    *,
    member: str,
) -> Response:
    """Decide in the line of comparisons; on to the story that a member is of then."""
    site, who = request.app.state.site, request.state.visitor.name
    job = Job(title, owner=who or "", kind="compare")

    def work(job: Job) -> None:
        with site.shelf.adding() as ledger, Across(ledger) as across:
            decide(across, who)
            job.address = wording.path("stories", across.story(member).id)

    wait([site.jobs.start(job, work)], timeout=_PATIENCE)
    if job.state == "finished" and job.address:
        return RedirectResponse(job.address, status_code=303)
    return RedirectResponse(wording.path("jobs", job.id), status_code=303)


def _story(reader: Reader, id_: str) -> tuple[str, ...]:
    try:
        return reader.across.story(id_).reports
    except LedgerError as fault:
        raise asking.missing("There is no such story in this ledger.") from fault


def _first(reader: Reader, id_: str) -> str:
    """The first report of a story."""
    try:
        return reader.across.member("story", id_)
    except LedgerError as fault:
        raise asking.missing("There is no such story in this ledger.") from fault


def _other(reader: Reader, named: str) -> str:
    """A report by its id, by the id of a version or a story, or by the address of its page."""
    bare = unquote(named.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2])
    for name in dict.fromkeys((named, bare)):
        if not name:
            continue
        try:
            return reader.across.member("story", name)
        except LedgerError:
            pass
        try:
            report = reader.ledger.stored(name).report_id
        except LedgerError:
            continue
        try:
            return reader.across.member("story", report)
        except LedgerError:
            raise HTTPException(
                422, "That report has not been compared with the others yet; try again soon."
            ) from None
    raise HTTPException(
        422, f"{named or 'Nothing'} is no report or story of this ledger; give its page’s address."
    )


routes = [
    Route("/stories/{id}/join", change(_join), methods=["POST"]),
    Route("/stories/{id}/split", change(_split), methods=["POST"]),
    Route("/stories/{id}/undo", change(_undo), methods=["POST"]),
]
