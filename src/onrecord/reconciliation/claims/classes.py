"""What a figure counts, as a class: civilians are not fighters, and passengers are just people."""

import re
from typing import Final

from onrecord.reconciliation import words
from onrecord.reconciliation.utterances.said import stem

PEOPLE: Final = frozenset(
    (
        "killed",
        "wounded",
        "missing",
        "detained",
        "abducted",
        "held",
        "displaced",
        "rescued",
        "infected",
        "affected",
        "attending",
        "employed",
        "population",
        "people-other",
    )
)
"""Measures that count people."""

PEOPLE_AT_LARGE: Final = "people"
"""The class of figures that count just people, in whatever word."""

_CLASSES: Final[dict[str, str]] = {
    "civilians": "civilian civilians noncombatant noncombatants",
    "children": "child children infant infants baby babies boy boys girl girls minor minors",
    "women": "woman women mother mothers",
    "men": "man men",
    "fighters": "fighter fighters militant militants rebel rebels gunman gunmen insurgent"
    " insurgents terrorist terrorists combatant combatants militiaman militiamen jihadist"
    " jihadists",
    "soldiers": "soldier soldiers troop troops servicemember serviceman servicemen conscript"
    " conscripts marine marines officer officers",
    "police": "police policeman policemen policewoman constable constables",
    "journalists": "journalist journalists reporter reporters",
    "medics": "medic medics doctor doctors nurse nurses paramedic paramedics",
    "hostages": "hostage hostages captive captives",
    "families": "family families household households",
    PEOPLE_AT_LARGE: "people person persons human humans body bodies dead death deaths life lives"
    " victim victims survivor survivors casualty casualties fatality fatalities resident residents"
    " inhabitant inhabitants passenger passengers other others more injured wounded killed missing"
    " detained arrested evacuee evacuees marcher marchers protester protesters demonstrator"
    " demonstrators participant participants displaced",
}
# Endings of words for people by what they do, in the plural: workers, pensioners, students.
_PERSONS: Final = ("ers", "ors", "ists", "men", "women", "ians", "ants", "ents", "eers", "mates")
_BY_WORD: Final = {word: name for name, given in _CLASSES.items() for word in given.split()}


_NUMBER_OF = re.compile(r"\bnumber of (?:the )?([a-z]+)")


def find_counted(measure: str, counted: str, sentence: str) -> str:
    """The words for what is counted: those read, or whom the sentence gives the number of.

    "The number of civilians killed in the market to 27" counts no markets.

    Args:
        measure: The figure's measure.
        counted: The words that were read, or empty.
        sentence: The figure's sentence.
    """
    if measure not in PEOPLE or any(map(_is_person, words.forms_of(counted))):
        return counted
    named = _NUMBER_OF.search(sentence)
    return named[1] if named and _is_person(named[1]) else counted


def _is_person(form: str) -> bool:
    return form in _BY_WORD or form.endswith(_PERSONS)


def count_class(measure: str, counted: str) -> str:
    """The class of what is counted: civilians, children, fighters …, or the noun itself.

    Words for people as such, "passengers" and "bodies" among them, are all `people`; so is what
    names no people at all (a toll "of the ferry").

    Args:
        measure: The figure's measure.
        counted: The words for what is counted, or empty.
    """
    forms = words.forms_of(counted)
    if not forms:
        return PEOPLE_AT_LARGE if measure in PEOPLE else ""
    if measure not in PEOPLE:
        return stem(forms[-1])
    known = next((_BY_WORD[form] for form in reversed(forms) if form in _BY_WORD), None)
    if known:
        return known
    return stem(forms[-1]) if forms[-1].endswith(_PERSONS) else PEOPLE_AT_LARGE
