"""Reading one report that somebody pastes, drops or points at."""

import io
from concurrent.futures import TimeoutError as TookLonger
from dataclasses import dataclass
from pathlib import PurePath

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord import reading
from onrecord.errors import EmptyInput, FetchError, InputError
from onrecord.web import wording
from onrecord.web.changes import change, field
from onrecord.web.desk import Sheet
from onrecord.web.jobs import Job
from onrecord.web.pages import home
from onrecord.web.reading import ReadingView, view
from onrecord.web.templating import render

SEE_OTHER = 303
# Most reports are read in less; a longer one gets a page that shows how far it is.
_PATIENCE = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """The page of a report that is in no ledger.

    Attributes:
        reading: The record laid out for reading.
        key: What the sheet goes by.
    """

    reading: ReadingView
    key: str


def _read(request: Request, form: FormData) -> Response:
    site = request.app.state.site
    text, url = field(form, "text"), field(form, "url").strip()
    try:
        sources = _sources(form, text=text, url=url, limits=site.settings.limits)
    except InputError as fault:
        return home.show(request, text=text, url=url, fault=str(fault))
    job = Job("Reading", owner=request.state.visitor.name or "", kind="read")

    def work(job: Job) -> None:
        for found in reading.read_all(sources, limits=site.settings.limits):
            if job.stopping:
                return
            if isinstance(found, InputError):
                job.fail(str(found))
            else:
                sheet = site.desk.put(site.reader.read_document(found))
                job.done += 1
                job.address = wording.path("read", sheet.key) if job.done == 1 else "/"

    waiting = site.jobs.start(job, work)
    try:
        waiting.result(timeout=_PATIENCE)
    except TookLonger:
        return RedirectResponse(wording.path("jobs", job.id), status_code=SEE_OTHER)
    if job.address is None:
        return home.show(request, text=text, url=url, fault="; ".join(job.failures))
    if job.failures or job.done > 1:
        return RedirectResponse(wording.path("jobs", job.id), status_code=SEE_OTHER)
    return RedirectResponse(job.address, status_code=SEE_OTHER)


class _Upload(io.BytesIO):
    """The bytes of a file with its name, by whose ending its kind is told."""

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__(data)
        self.name = name


def _sources(
    form: FormData, *, text: str, url: str, limits: reading.Limits
) -> list[reading.Source | InputError]:
    """What was given: files before text before an address.

    Raises:
        InputError: Nothing was given, or it cannot be a report.
    """
    files = [f for f in form.getlist("file") if isinstance(f, UploadFile) and f.filename]
    if files:
        return [upload(file) for file in files]
    if text.strip():
        # A form sends every line end as CRLF; the words that stand in the box have plain ones.
        return [reading.read_text(text.replace("\r\n", "\n"), name="Pasted report", limits=limits)]
    if not url:
        raise EmptyInput("nothing", "was given", "paste a report, choose a file or give an address")
    if not reading.is_url(url):
        raise FetchError(url, "is not an http or https address", "paste the text instead")
    return [url]


def upload(file: UploadFile) -> reading.Source | InputError:
    """A file that was sent, as a source."""
    name = PurePath((file.filename or "").replace("\\", "/")).name or "file"
    data = file.file.read()
    return _Upload(data, name) if data else EmptyInput(name, "is empty")


def sheet_of(request: Request) -> Sheet:
    """The sheet that an address names.

    Raises:
        HTTPException: It is gone.
    """
    sheet: Sheet | None = request.app.state.site.desk.get(request.path_params["key"])
    if sheet is None:
        raise HTTPException(
            404, "That report was only kept while the server ran. Paste it again to read it."
        )
    return sheet


def _show(request: Request) -> Response:
    sheet = sheet_of(request)
    return render(request, "pasted.html", Pasted(reading=view(sheet.record), key=sheet.key))


def _json(request: Request) -> Response:
    line = sheet_of(request).record.to_json().encode("utf-8", "backslashreplace")
    return Response(line + b"\n", media_type="application/json")


routes = [
    Route("/read", change(_read, role="reader"), methods=["POST"]),
    Route("/read/{key}", _show),
    Route("/read/{key}/record.json", _json),
]
