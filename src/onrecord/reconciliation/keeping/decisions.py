"""People's decisions about groups: joined, split, undone; read from the ledger's log."""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.ledger import Decision
from onrecord.reconciliation.constraints import Constraints

KINDS = ("story", "utterance", "series")
"""What can be joined and split."""

_PREFIX = "group:"


@dataclass(frozen=True, slots=True)
class Standing:
    """The decisions that stand, and the constraints they make by kind of group."""

    decisions: tuple[Decision, ...]
    constraints: dict[str, Constraints]


def subject_of(kind: str) -> str:
    """The subject under which decisions about groups of a kind are logged."""
    return f"{_PREFIX}{kind}"


def standing(decisions: Iterable[Decision]) -> Standing:
    """The decisions that were not undone, and what they ask of each kind of group."""
    logged = [each for each in decisions if each.subject.startswith(_PREFIX)]
    undone = {_target(each) for each in logged if each.action == "undo"}
    kept = tuple(
        each for each in logged if each.action in ("join", "split") and each.number not in undone
    )
    return Standing(kept, {kind: _constraints(kept, kind) for kind in KINDS})


def _target(decision: Decision) -> int:
    value = decision.value
    return int(value["decision"]) if isinstance(value, dict) else -1


def _constraints(decisions: Iterable[Decision], kind: str) -> Constraints:
    """The pairs; of two decisions about one pair the later one holds."""
    pairs: dict[tuple[str, str], bool] = {}
    for each in decisions:
        if each.subject != subject_of(kind) or not isinstance(each.value, dict):
            continue
        if each.action == "join":
            first, *others = each.value["members"]
            for other in others:
                pairs[_pair(first, other)] = True
        else:
            for one in each.value["members"]:
                for other in each.value["others"]:
                    pairs[_pair(one, other)] = False
    return Constraints(
        together=frozenset(pair for pair, joined in pairs.items() if joined),
        apart=frozenset(pair for pair, joined in pairs.items() if not joined),
    )


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)
