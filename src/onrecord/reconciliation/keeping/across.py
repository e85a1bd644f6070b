"""What the reports of a ledger have in common: kept up with it, asked, and decided about."""

from collections.abc import Callable, Iterator, Sequence

from onrecord.errors import LedgerError
from onrecord.ledger import Decision
from onrecord.ledger.connection import guarded, transaction
from onrecord.ledger.pool import cores
from onrecord.reconciliation.keeping import comparing
from onrecord.reconciliation.keeping.bands import Filed, Held
from onrecord.reconciliation.keeping.decisions import subject_of
from onrecord.reconciliation.keeping.drawing import Drawn, Reading, draw_all
from onrecord.reconciliation.keeping.grouping import Grouping
from onrecord.reconciliation.keeping.settling import settle
from onrecord.reconciliation.keeping.shelf import VERSION
from onrecord.reconciliation.keeping.updating import Updater
from onrecord.reconciliation.keeping.workers import Workers

Step = Callable[[int], None]
"""Told after each reading how many were taken in."""

_PIECE = 25
# A batch is written at once: others who write wait for it, so it is drawn before it is begun.
_BATCH, _BULK = 500, 4000
_SMALL = 1000
# What a process takes to start would draw some forty reports.
_WORTH = 400
_PAIR = 2


class Across(Grouping):
    """The groups of one ledger, as of the last `update`, which takes in what was added since.

    Args:
        ledger: The ledger; it stays open, and is closed by whoever opened it.

    Raises:
        LedgerError: The file cannot be read or written.
    """

    # Keeping up

    def update(self, *, on_step: Step | None = None, workers: int | None = None) -> int:
        """Take in what was added to the ledger since the last time; how many readings that was.

        It is done in steps, each whole or not at all, and goes on where it stopped.

        Args:
            on_step: Told after each reading how many were taken in.
            workers: Processes that help where much is new; as many as there are cores when None.
                What comes out is the same with any number.

        Raises:
            LedgerError: The file cannot be written.
        """
        if self.ledger.read_only:
            return 0
        with guarded(self.ledger.path):
            self._check_version()
            pending = self.pending()
            bulk = pending > max(_SMALL // 10, self.shelf.reports() // 10)
            with Workers(hands(workers, pending) if bulk else 1) as crew:
                taken = self._take(crew, on_step, bulk=bulk)
                if bulk or self._is_due() or self._last_decision() != self.shelf.count("decisions"):
                    self._settle(crew)
        return taken

    def _take(self, crew: Workers, on_step: Step | None, *, bulk: bool) -> int:
        """Take in what is new; in bulk nothing is put into stories yet."""
        bands = Held(self.writer) if bulk else Filed(self.writer)
        updater = Updater(self.shelf, self.ledger.record, self.constraints["story"], bands)
        drawn = crew.each(draw_all, self._readings())
        taken = 0
        while batch := _gather(drawn, _BULK if bulk else _BATCH):
            changed: set[int] = set()
            with transaction(self.writer):
                for each in batch:
                    changed |= updater.take(each, place=not bulk)
                    taken += 1
                    if on_step:
                        on_step(taken)
                bands.write()
                self.shelf.set_state("after", batch[-1].reading)
                self.shelf.set_state("unsettled", self.shelf.count("unsettled") + len(batch))
                if not bulk:
                    comparing.compare(self, changed, {each.reading for each in batch}, crew)
        return taken

    def _readings(self) -> Iterator[list[Reading]]:
        """The readings that are new, in pieces: none holds the log open while it is worked at."""
        after = self.shelf.count("after")
        while piece := self.readings(after, most=_PIECE):
            yield piece
            after = piece[-1].number

    def settle(self, *, workers: int | None = None) -> None:
        """Cluster all stories anew, as if all reports had come at once; keeps every decision.

        Args:
            workers: Processes that help; as many as there are cores when None.

        Raises:
            LedgerError: The file cannot be written.
        """
        with (
            guarded(self.ledger.path),
            Workers(hands(workers, self.shelf.reports())) as crew,
        ):
            self._settle(crew)

    def _settle(self, crew: Workers) -> None:
        with transaction(self.writer):
            changed = settle(self.shelf, self.constraints["story"])
            self.shelf.set_state("unsettled", 0)
            self.shelf.set_state("decisions", self._last_decision())
            self.shelf.prune_discrepancies()
            comparing.compare(self, changed, None, crew)

    def rebuild(self, *, on_step: Step | None = None, workers: int | None = None) -> int:
        """Forget what was derived and derive it anew from the readings; decisions stand.

        Args:
            on_step: Told after each reading how many were taken in.
            workers: As for `update`.

        Raises:
            LedgerError: The file cannot be written.
        """
        with guarded(self.ledger.path), transaction(self.writer):
            self.shelf.clear()
        return self.update(on_step=on_step, workers=workers)

    def _check_version(self) -> None:
        """What older rules derived is derived anew."""
        known = self.shelf.state("version")
        if known != VERSION.encode():
            with transaction(self.writer):
                self.shelf.clear()
                self.shelf.set_state("version", VERSION.encode())

    def _is_due(self) -> bool:
        """Whether so much is new that stories are to be settled: at once in a small ledger."""
        unsettled, settled = self.shelf.count("unsettled"), self.shelf.count("settled")
        return unsettled > 0 and (settled + unsettled <= _SMALL or unsettled > settled // 10)

    def _last_decision(self) -> int:
        numbers = [each.number for each in self.ledger.decisions(subject="group:*")]
        return max(numbers, default=0)

    # Decisions

    def join(self, kind: str, members: Sequence[str], *, who: str, why: str) -> Decision:
        """Decide that members belong to one group, whatever the words say.

        Args:
            kind: story, utterance or series.
            members: Two or more: ids of reports for a story, `REPORT#s3` for an utterance,
                `REPORT#f2` for a series; an id of a group stands for its first member.
            who: Who decides.
            why: For what reason.

        Raises:
            LedgerError: There are fewer than two, one is not known, or it cannot be written.
        """
        known = list(dict.fromkeys(self.member(kind, each) for each in members))
        if len(known) < _PAIR:
            raise LedgerError(f"{self.ledger.path}: it takes two to join; name two or more")
        return self._decide(kind, "join", {"members": known}, who=who, why=why)

    def split(self, kind: str, members: Sequence[str], *, who: str, why: str) -> Decision:
        """Decide that members do not belong with the others of the group they are in now.

        Args:
            kind: story, utterance or series.
            members: As for `join`; all of one group.
            who: Who decides.
            why: For what reason.

        Raises:
            LedgerError: They are not of one group, nothing else is in it, or it cannot be written.
        """
        known = list(dict.fromkeys(self.member(kind, each) for each in members))
        others = [each for each in self.group_of(kind, known[0]) if each not in known]
        if not set(known) <= {*self.group_of(kind, known[0])}:
            raise LedgerError(f"{self.ledger.path}: {', '.join(known)} are not of one {kind}")
        if not others:
            raise LedgerError(f"{self.ledger.path}: nothing else is in that {kind}; none to split")
        return self._decide(kind, "split", {"members": known, "others": others}, who=who, why=why)

    def undo(self, number: int | None = None, *, who: str, why: str) -> Decision:
        """Take a decision to join or split back.

        Args:
            number: The decision's number; the last one that stands otherwise.
            who: Who decides.
            why: For what reason.

        Raises:
            LedgerError: There is no such decision, or it cannot be written.
        """
        standing = self.decided()
        found = [each for each in standing if number is None or each.number == number]
        if not found:
            what = "decision stands" if number is None else f"decision {number} stands"
            raise LedgerError(f"{self.ledger.path}: no {what} to undo; see `onrecord undo --list`")
        target = found[-1]
        kind = target.subject.partition(":")[2]
        return self._decide(kind, "undo", {"decision": target.number}, who=who, why=why)

    def _decide(self, kind: str, action: str, value: object, *, who: str, why: str) -> Decision:
        decision = self.ledger.decide(
            subject=subject_of(kind), action=action, value=value, who=who, why=why
        )
        self.forget()
        self.settle()
        self._compare_again(kind, value)
        return decision

    def _compare_again(self, kind: str, value: object) -> None:
        """Look for discrepancies anew where a decision regrouped figures or statements."""
        data = value if isinstance(value, dict) else {}
        names = [*data.get("members", ()), *data.get("others", ())]
        if "decision" in data:
            logged = self.ledger.decisions(subject=subject_of(kind))
            undone = next((each for each in logged if each.number == data["decision"]), None)
            earlier = undone.value if undone and isinstance(undone.value, dict) else {}
            names = [*earlier.get("members", ()), *earlier.get("others", ())]
        if kind == "story":
            return
        kept = (self.shelf.find(name.rpartition("#")[0]) for name in names)
        stories = {each.story for each in kept if each and each.story is not None}
        with guarded(self.ledger.path), transaction(self.writer):
            comparing.compare(self, stories, None, Workers(1))


def _gather(pieces: Iterator[list[Drawn]], most: int) -> list[Drawn]:
    """The next pieces together, until there are so many."""
    batch: list[Drawn] = []
    for piece in pieces:
        batch += piece
        if len(batch) >= most:
            break
    return batch


def hands(workers: int | None, reports: int) -> int:
    """How many processes work: as many as are asked for, else as are worth starting."""
    if workers is not None:
        return max(1, workers)
    return cores() if reports >= _WORTH else 1
