"""Discrepancies: figures and quotations on one thing that do not agree, ranked, each with why."""

from collections.abc import Iterable, Mapping

from onrecord.reconciliation.claims import PEOPLE
from onrecord.reconciliation.discrepancies.discrepancy import Discrepancy, Kind, Side, number
from onrecord.reconciliation.discrepancies.events import misplaced
from onrecord.reconciliation.discrepancies.numbers import disagreements
from onrecord.reconciliation.discrepancies.wordings import misquoted
from onrecord.reconciliation.series import Series
from onrecord.reconciliation.utterances import Said, Utterance

_COMPARED = PEOPLE | {"vote", "area", "count"}

__all__ = [
    "Discrepancy",
    "Kind",
    "Side",
    "disagreements",
    "find_discrepancies",
    "misplaced",
    "misquoted",
    "number",
]


def find_discrepancies(
    series: Iterable[Series],
    utterances: Iterable[Utterance],
    statements: Mapping[str, Said],
    origins: Mapping[str, str],
) -> list[Discrepancy]:
    """Everything that does not agree in series and utterances, most telling first.

    Args:
        series: Series of figures; those of money and measures are not compared.
        utterances: Utterances.
        statements: The statements of the utterances by ref.
        origins: For each report the name of its origin.
    """
    found: list[Discrepancy] = []
    for each in series:
        if each.measure in _COMPARED and each.scope.kind in ("incident", "cumulative"):
            found.extend(disagreements(each, origins))
            found.extend(misplaced(each, origins))
    for utterance in utterances:
        if len(utterance.members) > 1:
            found.extend(misquoted(utterance, statements, origins))
    return sorted(found, key=lambda each: (-each.score, each.id))
