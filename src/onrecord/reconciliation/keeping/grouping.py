"""Members of groups by the names that people give them, and why two things are in one group."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.errors import LedgerError
from onrecord.ledger.connection import guarded
from onrecord.reconciliation.copies import align, compare, sketch
from onrecord.reconciliation.entities import compare as compare_parties
from onrecord.reconciliation.keeping import packing
from onrecord.reconciliation.keeping.asking import Asking
from onrecord.reconciliation.keeping.shelf import Kept
from onrecord.reconciliation.series import conflict, find_series, same_thing
from onrecord.reconciliation.stories import ALIKE, Group, count_terms, hash_term, likeness, weigh
from onrecord.reconciliation.utterances import find_utterances, link, weights

_SHOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One comparison of two things.

    Attributes:
        kind: copy, story, utterance or series.
        together: Whether they are in one group of that kind.
        score: How alike they are, 0 to 1.
        least: The score from which they count as one, where there is such a score.
        reasons: What speaks for it and against it.
    """

    kind: str
    together: bool
    score: float
    least: float | None
    reasons: tuple[str, ...]


class Grouping(Asking):
    """Members and reasons; see `Across`."""

    def member(self, kind: str, name: str) -> str:
        """A member by its name, or the first member of the group that the name is of.

        Raises:
            LedgerError: There is none.
        """
        if kind == "story":
            row = self.writer.execute(
                "SELECT r.id FROM across_stories s JOIN across_reports r ON r.story = s.number"
                " WHERE s.id = ? ORDER BY r.published, r.id LIMIT 1",
                (name,),
            ).fetchone()
            return str(row[0]) if row else self._known(name).report.id
        report, _, part = name.rpartition("#")
        if not report or not part:
            raise LedgerError(
                f"{self.ledger.path}: {name} names no {kind}; give REPORT#ID, such as {name}#s1"
            )
        self._known(report)
        return name

    def group_of(self, kind: str, member: str) -> tuple[str, ...]:
        """The members of the group that a member is in.

        Raises:
            LedgerError: The member is not known.
        """
        with guarded(self.ledger.path):
            if kind == "story":
                kept = self._known(member)
                story = kept.story
                members = [kept] if story is None else self.shelf.of_story(story)
                return tuple(each.report.id for each in members)
            kept = self._known(member.rpartition("#")[0])
            members = [kept] if kept.story is None else self.shelf.of_story(kept.story)
            claims, said = self.shelf.digests(members)
            stories = self.stories_of(members)
            limits = self.constraints[kind]
            if kind == "utterance":
                groups = [
                    each.members for each in find_utterances(said, stories, constraints=limits)
                ]
            else:
                found = find_series(claims, stories, self.origins_of(members), constraints=limits)
                groups = [tuple(claim.ref for claim in each.claims) for each in found]
        for group in groups:
            if member in group:
                return group
        raise LedgerError(f"{self.ledger.path}: there is no {kind} with {member}")

    def why(self, a: str, b: str) -> list[Reason]:
        """Why two reports, statements or figures are in one group, or are not.

        Args:
            a: Id of a report, or `REPORT#s3`, or `REPORT#f2`.
            b: Another of the same sort.

        Raises:
            LedgerError: One is not known, or they are not of one sort.
        """
        with guarded(self.ledger.path):
            sorts = {self._sort(a), self._sort(b)}
            if sorts == {"report"}:
                return [self._why_copy(a, b), self._why_story(a, b)]
            one, other = (self._known(each.rpartition("#")[0] or each) for each in (a, b))
            if sorts == {"s"}:
                return [self._why_utterance(a, b, one, other)]
            if sorts == {"f"}:
                return [self._why_series(a, b, one, other)]
        raise LedgerError(
            f"{self.ledger.path}: {a} and {b} are not two of a sort; give two reports, two"
            " statements (REPORT#s1) or two figures (REPORT#f1)"
        )

    def _sort(self, name: str) -> str:
        """What a name is of: `report`, else the letter of the part (`s`, `f`)."""
        return "report" if self.shelf.find(name) else name.rpartition("#")[2][:1]

    def _why_copy(self, a: str, b: str) -> Reason:
        one, other = self.ledger.record(a), self.ledger.record(b)
        copy = compare(sketch(one), sketch(other))
        passages = sorted(align(one, other), key=lambda each: -each.words)
        told = tuple(
            f"{each.words} words in a row: {_cut(one.report.text[slice(*each.a)])}"
            for each in passages[:3]
        )
        return Reason(
            kind="copy",
            together=copy.containment >= 0.5,
            score=copy.containment,
            least=0.5,
            reasons=(
                f"{copy.containment:.0%} of the shorter text's five-word runs are in the other",
                *(f"{copy.direction}: {reason}" for reason in copy.reasons),
                *told,
            ),
        )

    def _why_story(self, a: str, b: str) -> Reason:
        one, other = self._known(a), self._known(b)
        packed = self.shelf.state("frequencies")
        rows = dict(self.shelf.terms("WHERE number IN (?, ?)", (one.number, other.number)))
        if packed is None or len(rows) < 2:
            return Reason(kind="story", together=a == b, score=0.0, least=ALIKE, reasons=())
        frequencies = packing.unpack_frequencies(packed)
        first, second = (rows[each.number] for each in (one, other))
        left, right = weigh(first, frequencies), weigh(second, frequencies)
        score = likeness(
            Group([0], left, first.day, first.day), Group([1], right, second.day, second.day)
        )
        words = {hash_term(word): word for word in count_terms(self.ledger.record(a))}
        weight = dict(zip(left.hashes.tolist(), left.values.tolist(), strict=True))
        shared = [
            (value * weight[each], words.get(each, "?"))
            for each, value in zip(right.hashes.tolist(), right.values.tolist(), strict=True)
            if each in weight
        ]
        told = ", ".join(word for _, word in sorted(shared, reverse=True)[:_SHOWN])
        days = (
            "" if first.day is None or second.day is None else f"{abs(first.day - second.day):.1f}"
        )
        return Reason(
            kind="story",
            together=one.story is not None and one.story == other.story,
            score=round(score, 3),
            least=ALIKE,
            reasons=(
                f"they share {told}" if told else "they share no telling word",
                *([f"{days} days lie between them"] if days else []),
                "a story is decided by the mean likeness of all its reports, not by two alone",
                *self._decisions_about(a, b),
            ),
        )

    def _why_utterance(self, a: str, b: str, one: Kept, other: Kept) -> Reason:
        members = self._with_story(one, other)
        _, said = self.shelf.digests(members)
        by_ref = {each.ref: each for each in said}
        if a not in by_ref or b not in by_ref:
            raise LedgerError(f"{self.ledger.path}: {a if a not in by_ref else b} is no statement")
        near = one.story is not None and one.story == other.story
        found = link(by_ref[a], by_ref[b], near=near, weight=weights(said))
        speakers = (by_ref[a].speaker, by_ref[b].speaker)
        who = [] if None in speakers else list(compare_parties(*speakers, near=near).reasons)  # type: ignore[arg-type]
        reasons = found.likeness.reasons if found else ("their words are too far apart", *who)
        return Reason(
            kind="utterance",
            together=b in self.group_of("utterance", a),
            score=found.likeness.score if found else 0.0,
            least=None,
            reasons=((found.manner,) if found else ())
            + tuple(reasons)
            + self._decisions_about(a, b),
        )

    def _why_series(self, a: str, b: str, one: Kept, other: Kept) -> Reason:
        claims, _ = self.shelf.digests(self._with_story(one, other))
        by_ref = {each.ref: each for each in claims}
        if a not in by_ref or b not in by_ref:
            raise LedgerError(f"{self.ledger.path}: {a if a not in by_ref else b} is no figure")
        near = one.story is not None and one.story == other.story
        first, second = by_ref[a], by_ref[b]
        found = same_thing(first, second, near=near) if first.measure == second.measure else None
        against = [
            f"{name}: {mine} / {others}"
            for name, mine, others in (
                ("measure", first.measure, second.measure),
                ("counted", first.counted, second.counted),
                ("scope", first.scope.kind, second.scope.kind),
            )
            if mine != others
        ]
        if conflict(first, second):
            against.append("their places or days exclude each other")
        return Reason(
            kind="series",
            together=b in self.group_of("series", a),
            score=found.score if found else 0.0,
            least=None,
            reasons=tuple(found.reasons if found else against or ["nothing ties them together"])
            + self._decisions_about(a, b),
        )

    def _with_story(self, one: Kept, other: Kept) -> Sequence[Kept]:
        found = {one.number: one, other.number: other}
        for story in {one.story, other.story} - {None}:
            found.update({kept.number: kept for kept in self.shelf.of_story(story or 0)})
        return list(found.values())

    def _decisions_about(self, a: str, b: str) -> tuple[str, ...]:
        told = []
        for each in self.decided():
            value = each.value if isinstance(each.value, dict) else {}
            named = {*value.get("members", ()), *value.get("others", ())}
            if {a, b} <= named:
                told.append(f"decision {each.number}: {each.action} by {each.who}, {each.why}")
        return tuple(told)


def _cut(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= 90 else f"{plain[:88]} …"
