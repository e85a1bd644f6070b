"""The rules of the grammar of times, one file a kind."""

from functools import cache
from typing import Final

from onrecord.extraction.times import lexicon
from onrecord.extraction.times.contexts import Meaning
from onrecord.extraction.times.grammar import Grammar
from onrecord.extraction.times.lexicon import listed
from onrecord.extraction.times.rules import (
    amounts,
    business,
    calendar,
    clock,
    festivals,
    relative,
    years,
)

__all__ = ["load"]

_MACROS: Final = {
    "MONTHS": '(MONTH|SHORTMONTH "."?)',
    "NUMBER": (
        '((INT|BIG|DECIMAL) SCALE?|(ONE|TEN) ("-"? (ONE|TEN|SCALE))*'
        '|(a|an)? (couple of?|SCALE ((and)? (ONE|TEN) ("-"? ONE)?)?|half dozen))'
    ),
    "VAGUE": (
        "((a|the|these|those|some)? few|several|many|some|numerous|various|a number of"
        "|(many|some)? (dozens|scores|hundreds|thousands) of)"
    ),
    "SPOKEN": (
        "(nineteen|eighteen|seventeen|twenty)"
        ' (hundred|(oh|o) "-"? ONE|TEN ("-"? ONE)?|ten|eleven|twelve|thirteen|fourteen|fifteen'
        "|sixteen|seventeen|eighteen|nineteen)"
    ),
}
# Classes and words that stand in rules but begin no search.
_GLUE: Final = listed("INT SMALL DAY HOUR YEAR2 ERA BIG DECIMAL ONE TEN SCALE ORD ZONE")
_CONTENT: Final = listed("""
    noon midday midnight noontime tonight overnight today yesterday tomorrow now currently
    presently nowadays recently lately current recent past present future someday ago juneteenth
    christmas halloween thanksgiving easter pentecost weekend fiscal financial fy time times
    daylong weeklong monthlong yearlong decadelong am pm
    nineteen eighteen period moment point day date ages decades bc bce ad ce afterwards
    """)


@cache
def load() -> Grammar[Meaning]:
    """The grammar, compiled once."""
    rules = (
        *festivals.RULES,
        *clock.RULES,
        *business.RULES,
        *calendar.RULES,
        *years.RULES,
        *relative.RULES,
        *amounts.RULES,
    )
    return Grammar(
        rules,
        classes=lexicon.CLASSES,
        macros=_MACROS,
        capitalised=lexicon.CAPITALISED,
        glue=_GLUE,
        content=_CONTENT,
    )
