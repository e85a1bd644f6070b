"""How far a piece of work is: a page with a bar, and what it says to the page's script."""

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from onrecord.web import wording
from onrecord.web.changes import change
from onrecord.web.jobs import Job
from onrecord.web.templating import render


def _find(request: Request) -> Job:
    job: Job | None = request.app.state.site.jobs.get(request.path_params["id"])
    if job is None:
        raise HTTPException(404, "That work is not known; it may be from before the last start.")
    return job


def _show(request: Request) -> Response:
    job = _find(request)
    if job.ended and job.address and not job.failures and job.done == 1:
        return RedirectResponse(job.address, status_code=303)
    return render(request, "job.html", job)


def _state(request: Request) -> Response:
    job = _find(request)
    return JSONResponse(
        {
            "state": job.state,
            "done": job.done,
            "gone": job.gone,
            "total": job.total,
            "failed": job.failed,
            "failures": job.failures,
            "notes": job.notes,
            "address": job.address,
        }
    )


def _stop(request: Request, form: FormData) -> Response:
    job = _find(request)
    job.stop()
    return RedirectResponse(wording.path("jobs", job.id), status_code=303)


routes = [
    Route("/jobs/{id}", _show),
    Route("/jobs/{id}/state.json", _state),
    Route("/jobs/{id}/stop", change(_stop, role="reader"), methods=["POST"]),
]
