"""What all pages of one server share."""

import threading

from starlette.exceptions import HTTPException

from onrecord.reader import Reader
from onrecord.reconciliation.series import Series
from onrecord.web.decided import Aside
from onrecord.web.desk import Desk
from onrecord.web.jobs import Jobs
from onrecord.web.links import Proof
from onrecord.web.memory import Memory
from onrecord.web.reading import ReadingView
from onrecord.web.security.sessions import Sessions
from onrecord.web.security.tries import Tries
from onrecord.web.settings import Settings
from onrecord.web.shelf import Shelf


class Site:
    """The settings, the one reader, the desk, the jobs and the sessions of a server."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.sessions = Sessions(settings.users, author=settings.author)
        self.desk = Desk()
        self.jobs = Jobs()
        self._shelf = Shelf(settings.ledger) if settings.ledger else None
        self.tries = Tries()
        self.views: Memory[tuple[ReadingView, tuple[Aside, ...]]] = Memory(64)
        self.series: Memory[list[Series]] = Memory(16)
        self.proofs: Memory[dict[str, Proof]] = Memory(8)
        self._reader: Reader | None = None
        self._loading = threading.Lock()

    @property
    def shelf(self) -> Shelf:
        """The ledger.

        Raises:
            HTTPException: None is served.
        """
        if self._shelf is None:
            raise HTTPException(404, "No ledger is open: start the server with --ledger FILE.")
        return self._shelf

    def check_ledger(self) -> None:
        """Refuse where no ledger is served.

        Raises:
            HTTPException: None is.
        """
        _ = self.shelf

    @property
    def reader(self) -> Reader:
        """The reader; its model is loaded when it is first asked for.

        Raises:
            ModelError: The weights in the package cannot be loaded.
        """
        with self._loading:
            if self._reader is None:
                self._reader = Reader(limits=self.settings.limits)
            return self._reader

    def close(self) -> None:
        """Stop what is running."""
        self.jobs.close()
        if self._shelf:
            self._shelf.close()
