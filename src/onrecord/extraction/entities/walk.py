"""The walk: a report's names, sources and pronouns in text order, each given its entity.

Who speaks is settled at a statement's source; a source without a name and a pronoun are compared
with who has been mentioned before them.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from onrecord.extraction.entities import (
    bearers,
    descriptions,
    documents,
    pairs,
    phrases,
    pronouns,
    ranker,
    sources,
)
from onrecord.extraction.entities.groups import Group
from onrecord.extraction.entities.lexicon import words
from onrecord.extraction.entities.pronouns import Candidate
from onrecord.extraction.entities.scene import Scene
from onrecord.record import SourceKind, Span

Choose = Callable[[Span, Sequence[Candidate]], tuple[Group | None, float]]
"""How a pronoun's person is chosen: the pronoun's span and the candidates to one or none."""

_THEY: Final = words("they them their theirs themselves")
_SPEAKER: Final = words("i me my we us our")
_EMPHASIS: Final = re.compile(r"(?:he|she|it|they|i|we) (?:\w+ly|\w+sel(?:f|ves)|too|also|both)")
_RELATIVE: Final = words("who whom whose which that this these those what")
_SURE: Final = 0.7
_NEAR: Final = 3
_APART: Final = 0.4


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a source is.

    Attributes:
        group: The entity, or None where it is left open.
        kind: The sort of source.
    """

    group: Group | None
    kind: SourceKind | None


@dataclass(slots=True)
class Walk:
    """One walk through a report.

    Attributes:
        scene: The scene, filled on the way.
        choose: How a pronoun's person is chosen; by the ranker otherwise.
        choose_bearer: How whoever a description means is chosen; by the ranker otherwise.
        speakers: Who each source is, by its span.
        guessed: By its start, whom a pronoun that is a source means where nobody stands out.
        leanings: For each person the weight of "he" and of "she", by index of its group.
    """

    scene: Scene
    choose: Choose | None = None
    choose_bearer: Choose | None = None
    speakers: dict[Span, Speaker] = field(default_factory=dict)
    leanings: dict[int, Counter[str]] = field(default_factory=dict)
    guessed: dict[int, Group] = field(default_factory=dict)

    def run(self) -> None:
        """Go through the report once."""
        self._foresee()
        for _, step in sorted(self._steps(), key=lambda item: item[0]):
            step()

    def _foresee(self) -> None:
        """Note who speaks where a source names them, even behind what they say."""
        for number, statement in enumerate(self.scene.statements):
            if statement.source:
                named = sources.name(self.scene, statement.source[0])
                if len(named.groups) == 1:
                    self.scene.speakers[number] = self.scene.index(named.groups[0])

    def _steps(self) -> Iterable[tuple[tuple[int, int], Callable[[], None]]]:
        scene = self.scene
        for mention in scene.named():
            span, one = (mention.start, mention.end), scene.groups[mention.group]
            yield (mention.start, 0), lambda s=span, o=one: scene.enter(s, o, "name")  # type: ignore[misc]
        for span in pronouns.find(scene.layout):
            yield (span[0], 1), lambda s=span: self._pronoun(s)  # type: ignore[misc]
        told: dict[Span, list[int]] = {}
        for number, statement in enumerate(scene.statements):
            if statement.source:
                told.setdefault(statement.source[0], []).append(number)
        for span, numbers in told.items():
            yield (span[0], 2), lambda s=span, n=numbers: self._source(s, n)  # type: ignore[misc]

    def _pronoun(self, span: Span) -> Group | None:
        some = pronouns.candidates(self.scene, span)
        one, chance = self._chosen(span, some)
        if one is None:
            return None
        if chance < ranker.LEAST:
            # A guess at who speaks must not lead the next pronoun astray.
            self.guessed[span[0]] = one
            one.mention(span)
            return one
        self.scene.enter(span, one, "pronoun")
        if chance >= _SURE and one.kind == "person":
            sex = pronouns.gender_of(self.scene.layout.text[slice(*span)])
            self.leanings.setdefault(self.scene.index(one), Counter())[sex] += 1
        return one

    def _chosen(self, span: Span, some: Sequence[Candidate]) -> tuple[Group | None, float]:
        if self.choose is not None:
            return self.choose(span, some)
        word = self.scene.layout.text[slice(*span)].lower()
        sort = "body" if word in pronouns.IT else "person"
        speaking = self.scene.source_at(span[0]) is not None
        one, chance = ranker.choose(some, sort, speaking=speaking)
        return (None if one and pronouns.is_paired(self.scene, span, one) else one), chance

    def _source(self, span: Span, numbers: Sequence[int]) -> None:
        speaker = self._speaker(span, numbers[0])
        self.speakers[span] = speaker
        if speaker.group is not None:
            for number in numbers:
                self.scene.speakers[number] = self.scene.index(speaker.group)

    def _speaker(self, span: Span, number: int) -> Speaker:
        written = self.scene.layout.words(span)
        low = written.lower()
        if _EMPHASIS.fullmatch(low):
            low = low.split()[0]
        if low in pronouns.THIRD or low in pronouns.IT:
            return self._known(self.meant(span))
        if low in _SPEAKER or low in _THEY:
            return self._known(self._spoken_for(span, low, number))
        if low in _RELATIVE:
            return Speaker(None, None)
        named = sources.name(self.scene, span)
        if named.groups:
            return self._named(span, named.groups, named.kind)
        return self._described(span, phrases.read(written), named)

    def _known(self, one: Group | None) -> Speaker:
        return Speaker(one, _kind(one))

    def meant(self, span: Span) -> Group | None:
        """The person that a pronoun at a place has been given."""
        if span[0] in self.guessed:
            return self.guessed[span[0]]
        mentions = (m for m in self.scene.recent(span[0] + 1, 0) if m.start == span[0])
        return next((self.scene.groups[m.group] for m in mentions), None)

    def _spoken_for(self, span: Span, word: str, number: int) -> Group | None:
        if word in _SPEAKER:
            return self._teller(number)
        one = self._several(span)
        if one is not None:
            self.scene.enter(span, one, "pronoun")
        return one

    def _several(self, span: Span) -> Group | None:
        """The several people, or the body, that stand out before a "they"."""
        scene, weights = self.scene, dict[int, float]()
        at = scene.layout.sentence_at(span[0])
        inside = scene.said_at(span[0])
        quoted = inside is not None and scene.statements[inside].mode == "direct"
        for mention in scene.recent(span[0], _NEAR):
            one = scene.groups[mention.group]
            if not _are_many(one):
                continue
            if quoted and scene.said_at(mention.start) != inside:
                # Of whom a quotation speaks, the words around it seldom tell.
                continue
            spoke = scene.source_at(mention.start) is not None
            opens = not scene.layout.before(mention.start).lower().strip(" \"“‘'the")
            away = at - scene.layout.sentence_at(mention.start)
            outer = inside is not None and self.scene.speakers.get(inside) == mention.group
            weight = (
                2.0 * outer * (not quoted)
                + 2.0 * spoke
                + 1.0 * opens
                + 0.5 * (one.kind == "organization")
                - 0.7 * away
            )
            weights[mention.group] = max(weights.get(mention.group, -9.0), weight)
        best = sorted(weights.items(), key=lambda item: -item[1])[:2]
        if not best or (len(best) == 2 and best[0][1] - best[1][1] < _APART):
            return None
        return scene.groups[best[0][0]] if best[0][1] > 0 else None

    def _teller(self, number: int) -> Group | None:
        """Who speaks the words that a source "I" or "we" stands in."""
        parent = self.scene.statements[number].parent
        above = next(
            (n for n, other in enumerate(self.scene.statements) if other.id == parent), None
        )
        index = None if above is None else self.scene.speakers.get(above)
        return None if index is None else self.scene.groups[index]

    def _named(self, span: Span, groups: Sequence[Group], kind: SourceKind | None) -> Speaker:
        if len(groups) == 1:
            one = groups[0]
            if span not in one.mentions and one.name.startswith("government of "):
                self.scene.enter(span, one, "phrase")
            return Speaker(one, kind)
        return Speaker(self._joined(span, groups), "named")

    def _joined(self, span: Span, groups: Sequence[Group]) -> Group:
        """Several who speak together, as one."""
        name = " and ".join(one.name for one in groups)
        known = next((one for one in self.scene.groups if one.plural and one.name == name), None)
        if known is None:
            return self._made(span, name, "person", plural=True)
        self.scene.enter(span, known, "phrase")
        return known

    def _described(self, span: Span, phrase: phrases.Phrase, named: sources.Named) -> Speaker:
        owner = named.owner or self._owner(span, phrase)
        if named.kind == "document":
            issuer = owner or named.which or documents.issuer(self.scene, span, phrase)
            if issuer is not None:
                return Speaker(issuer, "document")
        if not phrase.owner:
            one = descriptions.resolve(self.scene, span, phrase)
            if one is not None:
                self.scene.enter(span, one, "phrase")
                return Speaker(one, _kind(one) if named.kind != "document" else "document")
        pair = pairs.meant(self.scene, span, phrase)
        if pair is not None:
            return Speaker(self._joined(span, pair), "named")
        one = self._bearer(span, phrase, named, owner)
        if one is not None:
            self.scene.enter(span, one, "phrase")
            return Speaker(one, _kind(one) if named.kind != "document" else "document")
        possessor = owner.name if owner and phrase.owner else ""
        text = sources.describe(phrase, named.kind, owner=possessor)
        if text is None:
            return Speaker(None, named.kind)
        kind = "person" if _is_person(phrase) else "organization"
        if named.kind == "document":
            kind = "other"
        one = self._made(span, text, kind, plural=phrase.plural)
        return Speaker(one, named.kind or _kind(one))

    def _bearer(
        self, span: Span, phrase: phrases.Phrase, named: sources.Named, owner: Group | None
    ) -> Group | None:
        """The person or body that a description most likely means, where one stands out."""
        some = bearers.candidates(self.scene, span, phrase, named.kind)
        some = [one for one in some if one.group is not owner]
        if self.choose_bearer is not None:
            return self.choose_bearer(span, some)[0]
        return ranker.choose(some, "bearer")[0]

    def _owner(self, span: Span, phrase: phrases.Phrase) -> Group | None:
        """Whose a source is that begins with "his" or "its"."""
        if not phrase.owner:
            return None
        if phrase.owner in pronouns.THIRD or phrase.owner in pronouns.IT:
            return self.meant(span)
        for mention in self.scene.recent(span[0], 1):
            one = self.scene.groups[mention.group]
            if one.kind == "organization" or (phrase.owner == "their" and one.plural):
                return one
        return None

    def _made(self, span: Span, text: str, kind: str, *, plural: bool) -> Group:
        one = Group(kind, text, plural=plural, named=False)
        self.scene.enter(span, one, "phrase")
        return one


def _is_person(phrase: phrases.Phrase) -> bool:
    return phrase.somebody or (phrase.plural and not phrase.body) or not phrase.body


def _are_many(one: Group) -> bool:
    return one.plural or one.kind == "organization"


def _kind(one: Group | None) -> SourceKind | None:
    if one is None:
        return None
    if one.named:
        return "named"
    if one.kind == "other":
        return "document"
    return "unnamed" if one.name.startswith("unnamed ") or one.kind == "person" else "collective"
