"""The verb or noun that a number hangs on, where grammar leaves no doubt what it measures.

"12 people were arrested", "killing 12 and wounding 30", "two dead", "the toll rose to 21", "no
injuries". Everything else is left to the learned model.
"""

from typing import Final

from onrecord.extraction.figures import chunks
from onrecord.extraction.figures.forms import forms
from onrecord.extraction.figures.lexicon import VERBS
from onrecord.extraction.figures.nouns import is_people, is_plural
from onrecord.extraction.figures.quantity import Quantity
from onrecord.extraction.figures.words import MARK, NUMBER, Words

_UNDERGONE: Final = {
    "killed": (
        "killed slain murdered massacred executed assassinated beheaded drowned dead died "
        "perished martyred electrocuted lynched"
    ),
    "wounded": "wounded injured hurt maimed hospitalized hospitalised",
    "missing": "missing unaccounted disappeared",
    "detained": "arrested detained jailed imprisoned captured apprehended incarcerated",
    "abducted": "abducted kidnapped kidnaped",
    "displaced": "displaced evacuated uprooted fled homeless",
    "rescued": "rescued saved airlifted winched",
    "infected": "infected",
    "affected": "affected sickened",
    "attending": "attended gathered rallied marched protested demonstrated thronged participated",
    "vote": "voted abstained",
    "employed": "employed",
}
_DONE: Final = {
    "killed": (
        "kill kills killed killing claiming slaying murdered murdering massacred massacring "
        "executed executing assassinated beheaded slew"
    ),
    "wounded": (
        "wound wounds wounded wounding injure injures injured injuring hurting maimed maiming"
    ),
    "detained": (
        "arrest arrests arrested arresting detain detains detained detaining jailed jailing "
        "imprisoned imprisoning captured capturing apprehended"
    ),
    "abducted": "abduct abducts abducted abducting kidnap kidnaps kidnapped kidnapping",
    "displaced": (
        "displace displaces displaced displacing evacuate evacuates evacuated evacuating "
        "uprooting uprooted"
    ),
    "rescued": "rescue rescues rescued rescuing",
    "infected": "infect infects infected infecting",
    "affected": "affect affects affected affecting",
    "employed": "employ employs employing",
}
_NOUNS: Final = {
    "killed": ("deaths death fatalities fatality killings murders homicides dead bodies corpses"),
    "wounded": "injuries injured wounded",
    "detained": "arrested detainees prisoners inmates",
    "held": "hostages captives hostage",
    "attending": (
        "protesters protestors demonstrators marchers mourners spectators attendees revellers "
        "revelers"
    ),
    "vote": "votes voters",
    "missing": "missing",
}
_DOINGS: Final = {
    "killed": "killing death deaths murder murders massacre slaying execution lives killings",
    "wounded": "wounding injuring",
    "detained": "arrest arrests detention capture jailing imprisonment",
    "abducted": "kidnapping abduction kidnappings abductions",
    "displaced": "evacuation displacement",
    "rescued": "rescue",
    "attending": "crowd crowds rally audience gathering",
    "population": "population",
}
UNDERGONE: Final = {word: name for name, said in _UNDERGONE.items() for word in said.split()}
DONE: Final = {word: name for name, said in _DONE.items() for word in said.split()}
NOUNS: Final = {word: name for name, said in _NOUNS.items() for word in said.split()}
DOINGS: Final = {word: name for name, said in _DOINGS.items() for word in said.split()}
_AUXILIARIES: Final = forms(
    "is are was were be been being have has had who that also still already later may might could "
    "reportedly remain remained remains seriously critically slightly badly severely left reported "
    "presumed feared confirmed believed more others all since n't not never were found shot"
)
_BETWEEN: Final = forms(
    "the these those another an additional other up further all some only just her"
)
_OF_PEOPLE: Final = frozenset({"missing", "affected", "attending"})
_ANIMALS: Final = forms(
    "animals animal cows cattle sheep goats birds dogs horses fish whales elephants"
)


def measure(words: Words, quantity: Quantity, first: int, stop: int) -> str | None:
    """What a bare number measures, or None where its own words do not say so.

    Args:
        words: The words.
        quantity: The number.
        first: The first word of its sentence.
        stop: The word behind its last.
    """
    if quantity.measure is not None:
        return None
    head = chunks.head(words, quantity, stop)
    noun = "" if head is None else words.lower[head]
    if noun in ("times", "points"):
        return _compared(words, noun, head, stop) if head == quantity.last else None
    if _is_strength(words, quantity, first, stop):
        return "other"
    if _votes(words, quantity, first, stop):
        return "vote"
    after = quantity.last if head is None else head + 1
    found = (
        _done(words, quantity, first)
        or _undergone(words, after, stop)
        or _undergone_far(words, after, stop)
        or NOUNS.get(noun)
        or _undergone(words, quantity.last, stop, near=True)
        or _toll(words, quantity, first)
        or _company(words, quantity, first, head)
    )
    animals = not _ANIMALS.isdisjoint(words.lower[quantity.last : after])
    if animals and found != "rescued":
        return None
    # Accounts are affected and letters go missing; only of people does the measure say so.
    return None if found in _OF_PEOPLE and noun and not is_people(noun) else found


def _undergone(words: Words, at: int, stop: int, *, near: bool = False) -> str | None:
    """What is said of them: "… people were ARRESTED", "… dead"."""
    index, steps = at, 0
    while index < stop and steps < (1 if near else 5):
        word = words.lower[index]
        if word in UNDERGONE and not (word == "hurt" and index == at):
            return UNDERGONE[word]
        if word not in _AUXILIARIES:
            return None
        if word in ("not", "n't", "never"):
            return None
        index, steps = index + 1, steps + 1
    return None


_WAS: Final = forms("was were are is have had has been who")
_HANGS: Final = forms("of from in at on with aboard inside")


def _undergone_far(words: Words, at: int, stop: int) -> str | None:
    """What is said of them behind what hangs on the noun: "members of the party WERE ARRESTED"."""
    if at >= stop or words.lower[at] not in _HANGS:
        return None
    for index in range(at + 1, min(stop, at + _FAR)):
        word = words.lower[index]
        if word in _WAS:
            return _undergone(words, index, stop)
        if word in VERBS or words.kinds[index] in (MARK, NUMBER):
            return None
    return None


_FAR: Final = 9


def _compared(words: Words, noun: str, head: int, stop: int) -> str | None:
    """Other, of "three times more" and of points of an index; None of points of a percentage."""
    after = words.lower[head + 1 : stop]
    if noun == "times":
        return "other" if after[:1] and after[0] in ("more", "less", "as", "higher") else None
    return None if "percent" in after or "%" in after else "other"


def _done(words: Words, quantity: Quantity, first: int) -> str | None:
    """What was done to them: "KILLING 12", "ARRESTED the 14 men"."""
    index = quantity.first - 1
    while index >= first and words.lower[index] in _BETWEEN and quantity.first - index <= 3:
        index -= 1
    if index < first:
        return None
    return DONE.get(words.lower[index])


_STRENGTHS: Final = forms("magnitude richter intensity")


def _is_strength(words: Words, quantity: Quantity, first: int, stop: int) -> bool:
    """Whether it is a point on a scale: "magnitude 6.4", "6.4 on the Richter scale"."""
    before = words.lower[max(first, quantity.first - 2) : quantity.first]
    if before[-1:] in (["of"], ["at"], ["-"]):
        before = before[:-1]
    after = words.lower[quantity.last : min(stop, quantity.last + 4)]
    behind = after[:1] == ["magnitude"] or after[:2] == ["-", "magnitude"] or "richter" in after
    return behind or (before[-1:] != [] and before[-1] in _STRENGTHS)


_VOTING: Final = forms("vote votes voted ballot abstained abstentions abstaining")
_SIDES: Final = (["in", "favor"], ["in", "favour"], ["voted", "for"], ["voted", "against"])


def _votes(words: Words, quantity: Quantity, first: int, stop: int) -> bool:
    """Whether it is one side of a vote: "52-48", "9 to 3", "12 in favour", "3 abstentions"."""
    after = words.lower[quantity.last : min(stop, quantity.last + 2)]
    if after == ["votes", "to"] or words.lower[max(first, quantity.first - 2) : quantity.first] == [
        "votes",
        "to",
    ]:
        return True
    if after in _SIDES or after[:1] in (["abstained"], ["abstentions"]):
        return True
    near = words.lower[max(first, quantity.first - 6) : min(stop, quantity.last + 7)]
    if _VOTING.isdisjoint(near):
        return False
    before = words.lower[max(first, quantity.first - 2) : quantity.first]
    joined = before[-1:] in (["-"], ["–"], ["to"]) and before[:1] != ["according"]
    numbers = (
        words.kinds[max(first, quantity.first - 2)],
        words.kinds[min(stop, quantity.last + 2) - 1],
    )
    follows = after[:1] in (["-"], ["–"], ["to"]) and numbers[1] == "number"
    return ((joined and numbers[0] == "number") or follows) or after[:1] == ["against"]


def _toll(words: Words, quantity: Quantity, first: int) -> str | None:
    """What it is a number of: "the death toll rose to 21", "claimed the lives of 21"."""
    before = words.lower[max(first, quantity.first - 8) : quantity.first]
    if before[-1:] == ["of"] and before[-2:-1] and before[-2] in DOINGS:
        return DOINGS[before[-2]]
    ends_in = before[-1:] in (["to"], ["at"], ["stands"], ["of"], ["reached"])
    return "killed" if ends_in and "toll" in before and "death" in before else None


_COMPANIES: Final = forms("family jury crew panel gang squad troupe choir delegation household")


def _company(words: Words, quantity: Quantity, first: int, head: int | None) -> str | None:
    """People, of a number that says how many make one body: "a jury of 12", "a family of six"."""
    before = words.lower[max(first, quantity.first - 2) : quantity.first]
    alone = head is None or not (is_plural(words.lower[head]) or is_people(words.lower[head]))
    together = alone and before[1:] == ["of"] and before[0] in _COMPANIES
    return "people-other" if together else None


def is_inherited(words: Words, quantity: Quantity, before: Quantity, stop: int) -> bool:
    """Whether it measures what the one before it does: "82 people, including 12", "up from 60"."""
    if quantity.measure is not None or before.last > quantity.first:
        return False
    gap = words.lower[before.last : quantity.first]
    head = chunks.head(words, quantity, stop)
    people = head is None or is_people(words.lower[head])
    if not people or len(gap) > 12:
        return False
    if head is None and gap[-2:] in COMPARED:
        return True
    return gap[-1:] in (["including"], ["includes"]) or ["of", "whom"] in (
        gap[index : index + 2] for index in range(len(gap))
    )


COMPARED: Final = (["up", "from"], ["down", "from"], ["compared", "with"], ["compared", "to"])
"""What stands before a number that another is compared with."""
