"""Utterances: one thing said, its first report, every outlet that carried it, its wordings."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from onrecord.reconciliation.constraints import NONE, Constraints, Linker
from onrecord.reconciliation.stories import name_group
from onrecord.reconciliation.utterances.likeness import Link, Manner, link
from onrecord.reconciliation.utterances.said import Said
from onrecord.reconciliation.utterances.wording import Step, differs, steps

_CROWD = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One wording of an utterance.

    Attributes:
        words: The words as the first report with them has them.
        direct: Whether they stand in quotation marks, wholly or in part.
        refs: The statements with this wording, in order of time, each `REPORT#STATEMENT`.
        manner: How they relate to the first wording.
        steps: How the first wording becomes this one.
        altered: Whether words inside quotation marks differ from those of the first quotation.
    """

    words: str
    direct: bool
    refs: tuple[str, ...]
    manner: Manner
    steps: tuple[Step, ...]
    altered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One thing said, as reports carry it.

    Attributes:
        id: Its id, which follows from its first statement.
        speaker: The fullest name given, or None when no report names one.
        words: The first quotation, or the first wording where nobody quotes it.
        first: The statement that was published first.
        begin: When that was, as written, or None.
        members: Its statements in order of time, each `REPORT#STATEMENT`.
        reports: Ids of the reports that carry it.
        variants: Its wordings, the first one first.
        links: What holds it together, strongest first.
    """

    id: str
    speaker: str | None
    words: str
    first: str
    begin: str | None
    members: tuple[str, ...]
    reports: tuple[str, ...]
    variants: tuple[Variant, ...]
    links: tuple[Link, ...]


def find_utterances(
    statements: Iterable[Said],
    stories: Mapping[str, str],
    *,
    constraints: Constraints = NONE,
    least: int = 1,
) -> list[Utterance]:
    """Group statements that are one utterance; those reported once are groups of one.

    Args:
        statements: Of any number of reports, in any order.
        stories: For each report the id of its story.
        constraints: Decisions about pairs of refs.
        least: Only groups of at least so many statements.
    """
    ordered = sorted(statements, key=_order)
    by_ref = {each.ref: each for each in ordered}
    links = sorted(
        _links(ordered, stories), key=lambda each: (-each.likeness.score, each.a, each.b)
    )
    linker = Linker(constraints.apart)
    for each in ordered:
        linker.add(each.ref)
    for one, other in sorted(constraints.together):
        if one in by_ref and other in by_ref:
            linker.link(one, other)
    kept: defaultdict[str, list[Link]] = defaultdict(list)
    for found in links:
        again = by_ref[found.a].report == by_ref[found.b].report
        # A report that returns to a subject is not quoting the same words again.
        if not (again and found.manner == "paraphrase") and linker.link(found.a, found.b):
            kept[found.a].append(found)
    groups = ([by_ref[ref] for ref in refs] for refs in linker.groups() if len(refs) >= least)
    return sorted(
        (_utterance(sorted(group, key=_order), kept) for group in groups),
        key=lambda each: (each.begin or "~", each.id),
    )


def _order(each: Said) -> tuple[str, str]:
    return each.published or "~", each.ref


def _links(ordered: Sequence[Said], stories: Mapping[str, str]) -> Iterator[Link]:
    weight = weights(ordered)
    for a, b in _candidates(ordered, weight):
        near = stories.get(a.report, a.report) == stories.get(b.report, b.report)
        found = link(a, b, near=near, weight=weight)
        if found:
            yield found


def weights(statements: Sequence[Said]) -> Callable[[str], float]:
    """How much each term says: more, the fewer statements hold it."""
    counts: defaultdict[str, int] = defaultdict(int)
    for each in statements:
        for term in each.terms:
            counts[term] += 1
    total = len(statements) + 1

    def weight(term: str) -> float:
        return log(1 + total / (counts[term] + 0.5))

    return weight


def _candidates(
    ordered: Sequence[Said], weight: Callable[[str], float]
) -> Iterator[tuple[Said, Said]]:
    """Pairs that share one of their telling terms; a crowded term pairs neighbours in time only."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(ordered):
        telling = sorted(each.terms, key=lambda term: (-weight(term), term))
        for term in telling[: max(6, len(telling) // 2)]:
            holders[term].append(place)
    pairs: set[tuple[int, int]] = set()
    for places in holders.values():
        for number, place in enumerate(places):
            pairs.update((place, other) for other in places[number + 1 : number + 1 + _CROWD])
    for one, other in sorted(pairs):
        yield ordered[one], ordered[other]


def _utterance(group: Sequence[Said], kept: Mapping[str, Sequence[Link]]) -> Utterance:
    first = group[0]
    links = sorted(
        (each for member in group for each in kept.get(member.ref, ())),
        key=lambda each: (-each.likeness.score, each.a, each.b),
    )
    model = next((each for each in group if each.mode == "direct"), first)
    speakers = [each.speaker for each in group if each.speaker]
    names = sorted(
        speakers, key=lambda each: (each.kind is None, -len(each.name.split()), each.name)
    )
    return Utterance(
        id=name_group("ut", first.ref),
        speaker=names[0].name if names else None,
        words=model.text,
        first=first.ref,
        begin=first.published or None,
        members=tuple(each.ref for each in group),
        reports=tuple(dict.fromkeys(each.report for each in group)),
        variants=tuple(_variants(group)),
        links=tuple(links),
    )


def _variants(group: Sequence[Said]) -> Iterator[Variant]:
    wordings: defaultdict[tuple[tuple[str, ...], bool], list[Said]] = defaultdict(list)
    for each in group:
        wordings[each.forms, bool(each.quoted)].append(each)
    first = group[0]
    quoted = next((each.quoted for each in group if each.quoted), ())
    for (forms, direct), members in wordings.items():
        yield Variant(
            words=members[0].text,
            direct=direct,
            refs=tuple(each.ref for each in members),
            manner=_relation(first.forms, forms, quoted=direct == bool(first.quoted)),
            steps=steps(first.forms, forms),
            altered=any(each.quoted and differs(quoted, each.quoted) for each in members),
        )


def _relation(first: Sequence[str], forms: Sequence[str], *, quoted: bool) -> Manner:
    if tuple(first) == tuple(forms):
        return "exact"
    if not differs(first, forms):
        return "trimmed"
    return "changed" if quoted else "paraphrase"
