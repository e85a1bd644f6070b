"""Adding reports to the ledger: a folder, addresses, feeds or files, with a bar."""

from dataclasses import dataclass
from pathlib import Path

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord import reading
from onrecord.errors import InputError, MissingInput
from onrecord.ledger.values import Progressed
from onrecord.reading import Source
from onrecord.web import compared, wording
from onrecord.web.changes import change, field
from onrecord.web.jobs import Job
from onrecord.web.pages.paste import upload
from onrecord.web.settings import Settings
from onrecord.web.templating import render

_LINES = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class AddPage:
    """What the page for adding shows.

    Attributes:
        jobs: What was begun lately, the newest first.
        local: Whether any folder of this machine may be added.
        folders: Where folders may be added from otherwise.
        places: What was typed.
        fault: Why it did not work, or None.
    """

    jobs: tuple[Job, ...]
    local: bool
    folders: tuple[str, ...]
    places: str = ""
    fault: str | None = None


def _page(request: Request, *, places: str = "", fault: str | None = None) -> Response:
    site = request.app.state.site
    site.check_ledger()
    page = AddPage(
        jobs=tuple(job for job in site.jobs.latest(12) if job.kind != "read"),
        local=site.settings.local,
        folders=tuple(map(str, site.settings.folders)),
        places=places,
        fault=fault,
    )
    return render(request, "add.html", page, status=422 if fault else 200)


def _show(request: Request) -> Response:
    return _page(request)


def _add(request: Request, form: FormData) -> Response:
    site = request.app.state.site
    files = [f for f in form.getlist("file") if isinstance(f, UploadFile) and f.filename]
    typed = field(form, "places")
    lines = [line.strip() for line in typed.splitlines() if line.strip()][:_LINES]
    try:
        sources: list[Source | InputError] = [_source(line, site.settings) for line in lines]
    except InputError as fault:
        return _page(request, places=typed, fault=str(fault))
    sources += [upload(file) for file in files]
    if not sources:
        return _page(request, fault="Name a folder or an address, or choose files.")
    job = Job(_title(lines, len(files)), owner=request.state.visitor.name or "", kind="add")

    def work(job: Job) -> None:
        expanded = reading.expand(sources)
        job.total = len(expanded)
        with site.shelf.adding() as ledger:
            added = ledger.add(
                expanded, limits=site.settings.limits, on_progress=lambda p: _progress(job, p)
            )
            for item in added:
                if isinstance(item, InputError):
                    job.fail(str(item))
                else:
                    job.note(item.state)
                if job.stopping:
                    return
        job.address = "/reports"
        compared.start(site)

    site.jobs.start(job, work)
    return RedirectResponse(wording.path("jobs", job.id), status_code=303)


def _progress(job: Job, progressed: Progressed) -> None:
    job.done, job.total = progressed.done, progressed.total


def _source(line: str, settings: Settings) -> Source:
    """What a line names: an address, or a path that may be read.

    Raises:
        InputError: It is neither.
    """
    if reading.is_url(line):
        return line
    path = Path(line).expanduser()
    if not settings.local and not any(_inside(path, folder) for folder in settings.folders):
        raise MissingInput(
            line, "may not be added from here", "start the server with --folder DIRECTORY"
        )
    if not path.exists():
        raise MissingInput(line, "there is no such file or folder", "check the path")
    return path


def _inside(path: Path, folder: Path) -> bool:
    try:
        return path.resolve().is_relative_to(folder)
    except (OSError, RuntimeError):
        return False


def _title(lines: list[str], files: int) -> str:
    named = [*lines[:1], *([wording.count(files, "file")] if files and not lines else [])]
    rest = len(lines) - 1 + (files if lines else 0)
    return f"Adding {' '.join(named)}" + (f" and {rest} more" if rest > 0 else "")


routes = [Route("/add", _show), Route("/add", change(_add), methods=["POST"])]
