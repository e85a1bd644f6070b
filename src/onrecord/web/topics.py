"""The words that somebody uses most, apart from those that everybody does."""

import re
from collections import Counter
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_][\w’'-]{2,}")
_SHOWN = 16
# Function words, verbs of saying and words of time: they tell nothing of what is talked about.
_COMMON = frozenset(
    """about above after again against all also although always among and another any anyone are
    around asked because been before being believe believed below between both but called came can
    cannot could day days did does doing done down during each either else even ever every few
    first for friday from further get give given goes going good had has have having he her here
    hers herself him himself his how however into its itself just know last least less let like
    made make makes many may me might monday month months more most much must my need never new
    next no nobody none nor not nothing now of off on once one only or other others our ours out
    over own part people per perhaps put rather really said same saturday say saying says second
    see seen several shall she should since so some someone something still such sunday take taken
    tell than that the their theirs them themselves then there these they thing things think this
    those though three through thursday time times to today told tomorrow too took toward tuesday
    two under until up upon us use used very was way we wednesday week weeks well went were what
    when where whether which while who whole whom whose why will with within without would year
    years yes yesterday yet you your yours don doesn didn isn aren wasn weren won wouldn couldn
    shouldn hasn haven hadn it’s that’s we’re they’re i’m""".split()  # noqa: SIM905 - a list of words reads as one
)


def most_used(texts: Iterable[str], *, without: str = "") -> tuple[tuple[str, int], ...]:
    """The words that stand in the most texts, each with their number.

    Args:
        texts: The texts.
        without: Words to leave out, such as the speaker's own name.
    """
    own = {word.casefold() for word in _WORD.findall(without)}
    counts: Counter[str] = Counter()
    for text in texts:
        words = {
            word.casefold().removesuffix("’s").removesuffix("'s") for word in _WORD.findall(text)
        }
        counts.update(words - _COMMON - own)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple((word, number) for word, number in ranked[:_SHOWN] if number > 1)
