"""Quotations of one utterance whose words differ."""

from collections.abc import Iterator, Mapping, Sequence

from onrecord.reconciliation.discrepancies.discrepancy import Discrepancy, Side, make
from onrecord.reconciliation.utterances import Said, Utterance, differs, steps

_LEAST = 3


def misquoted(
    utterance: Utterance, statements: Mapping[str, Said], origins: Mapping[str, str]
) -> Iterator[Discrepancy]:
    """The quotations of an utterance that are not pieces of the first one.

    Args:
        utterance: The utterance.
        statements: Its statements by ref.
        origins: For each report the name of its origin.
    """
    quoted = [statements[ref] for ref in utterance.members if len(statements[ref].quoted) >= _LEAST]
    wordings: dict[tuple[str, ...], list[Said]] = {}
    for each in quoted:
        wordings.setdefault(each.quoted, []).append(each)
    if len(wordings) < 2:
        return
    # The wording that most origins carry stands as the one to compare with; the first wins a tie.
    model = max(wordings, key=lambda words: len({origins.get(s.report) for s in wordings[words]}))
    altered = [words for words in wordings if differs(model, words)]
    for words in altered:
        yield make(
            "wording",
            group=utterance.id,
            measure="",
            sides=sorted(
                (_side(wordings[model], origins), _side(wordings[words], origins)),
                key=lambda side: (side.day or "~", side.refs[0]),
            ),
            score=0.5 + 0.4 * _changed(model, words),
            why=[
                f"one utterance of {utterance.speaker or 'an unnamed speaker'}",
                *_reasons(utterance, wordings[words]),
                *_edits(model, words),
            ],
        )


def _reasons(utterance: Utterance, members: Sequence[Said]) -> tuple[str, ...]:
    refs = {each.ref for each in members}
    found = [link for link in utterance.links if {link.a, link.b} & refs]
    return found[0].likeness.reasons if found else ()


def _edits(model: Sequence[str], words: Sequence[str]) -> Iterator[str]:
    for step in steps(model, words):
        before, after = " ".join(step.before), " ".join(step.after)
        if step.edit == "changed":
            yield f"“{before}” became “{after}”"
        elif step.edit == "added":
            yield f"“{after}” was added"
        elif step.edit == "dropped":
            yield f"“{before}” was dropped"


def _changed(model: Sequence[str], words: Sequence[str]) -> float:
    same = sum(len(step.before) for step in steps(model, words) if step.edit == "same")
    return 1.0 - same / max(len(model), len(words))


def _side(members: Sequence[Said], origins: Mapping[str, str]) -> Side:
    first = members[0]
    return Side(
        source=first.speaker.name if first.speaker else "",
        words=first.text,
        low=None,
        high=None,
        day=first.published[:10] or None,
        refs=tuple(each.ref for each in members),
        reports=tuple(dict.fromkeys(each.report for each in members)),
        origins=tuple(dict.fromkeys(origins.get(each.report, "") for each in members)),
    )
