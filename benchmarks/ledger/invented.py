"""Invented reports as records, made without a model: as many as are wanted, always the same.

Words, people and places are drawn as those of news are, a few very often and most of them seldom
(Zipf). A report has about thirty statements and ten figures, a dozen names and eight places; one
in eight repeats the text of an earlier one under another outlet.
"""

import dataclasses
import itertools
import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Final

from onrecord.record import (
    Engine,
    Entity,
    Figure,
    Furniture,
    Place,
    Record,
    Report,
    Span,
    Statement,
    Time,
)

ENGINE: Final = Engine(version="0.0.0", model="invented", sha256="0" * 64)
FIRST_DAY: Final = date(2024, 1, 1)
STATEMENTS: Final = 30
_WORDS: Final = 30_000
_PEOPLE: Final = 40_000
_TOWNS: Final = 4_000
_DAYS: Final = 366
_CUES: Final = ("said", "told reporters", "warned", "insisted", "wrote", "believed")
_MEASURES: Final = ("killed", "wounded", "displaced", "money", "attending", "detained", "count")
_OUTLETS: Final = tuple(f"{name} {kind}" for name in ("Lune", "Karsk", "Ostrel", "Tarnby", "Vells")
                        for kind in ("Post", "Courier", "Herald", "Mail"))  # fmt: skip
_AGENCIES: Final = ("NNA", "Ostpress", "Tide Wire", None)
_SYLLABLES: Final = (
    "ka", "re", "mo", "sti", "ven", "dor", "li", "an", "tus", "or", "bel", "ga", "ri", "nes",
    "fal", "um", "tra", "shi", "pol", "ed", "vi", "cro", "wen", "as",
)  # fmt: skip


def reports(count: int, *, start: int = 0) -> Iterator[Record]:
    """Records of so many reports, from the one of a number on."""
    return (report(number) for number in range(start, start + count))


def report(number: int) -> Record:
    """The record of the report of a number."""
    copied = number % 8 == 7 and number > 100
    draw = random.Random(number - 100 if copied else number)
    return _Draft(number, draw).record()


@cache
def words() -> tuple[str, ...]:
    """The vocabulary, the most frequent word first."""
    lengths = itertools.chain.from_iterable(
        itertools.product(_SYLLABLES, repeat=length) for length in (2, 3, 4)
    )
    made = ["".join(parts) for parts in itertools.islice(lengths, _WORDS * 3)]
    random.Random(1).shuffle(made)
    return ("ceasefire", "harbour", *dict.fromkeys(made))[:_WORDS]


@cache
def people() -> tuple[str, ...]:
    """Names, the most frequent first."""
    vocabulary = words()
    return tuple(
        f"{vocabulary[number * 7 % 3000 + 50].capitalize()} "
        f"{vocabulary[number % 9000 + 200].capitalize()}"
        for number in range(_PEOPLE)
    )


@cache
def towns() -> tuple[str, ...]:
    """Places, the most frequent first."""
    return tuple(word.capitalize() for word in words()[12_000 : 12_000 + _TOWNS])


@cache
def _weights(size: int) -> list[float]:
    return list(itertools.accumulate(1 / (rank + 3) for rank in range(size)))


class _Draft:
    """Writes a text piece by piece and notes where everything in it stands."""

    def __init__(self, number: int, draw: random.Random) -> None:
        self.number = number
        self.draw = draw
        self.parts: list[str] = []
        self.length = 0
        self.entities: dict[str, list[Span]] = {}
        self.statements: list[Statement] = []
        self.figures: list[Figure] = []
        self.places: list[Place] = []
        self.cast = draw.choices(people(), cum_weights=_weights(_PEOPLE), k=9)
        self.towns = draw.choices(towns(), cum_weights=_weights(_TOWNS), k=5)

    def record(self) -> Record:
        day = FIRST_DAY + timedelta(days=self.number * 7919 % _DAYS)
        outlet = _OUTLETS[self.number % len(_OUTLETS)]
        agency = self.draw.choice(_AGENCIES)
        dateline = self.write(f"{self.towns[0].upper()} — ")
        self.places.append(self._place(dateline[0], self.towns[0]))
        for number in range(STATEMENTS):
            self._paragraph(number)
        entities = tuple(
            Entity(
                id=f"e{number}",
                name=name,
                kind="person",
                role="minister" if number % 3 == 0 else None,
                key=f"person:{name.casefold()}",
                names=tuple(spans[:1]),
                mentions=tuple(spans),
            )
            for number, (name, spans) in enumerate(self.entities.items(), start=1)
        )
        ids = {entity.name: entity.id for entity in entities}
        return Record(
            report=Report(
                id=f"https://{outlet.replace(' ', '-').lower()}.example/{self.number}",
                url=f"https://{outlet.replace(' ', '-').lower()}.example/{self.number}",
                title=" ".join(self._words(7)).capitalize(),
                publisher=outlet,
                agency=agency,
                published=day.isoformat(),
                language="en",
                text="".join(self.parts),
            ),
            furniture=(Furniture(kind="dateline", span=(dateline[0], dateline[1] - 1)),),
            statements=tuple(_with_entity(statement, ids) for statement in self.statements),
            figures=tuple(self.figures),
            places=tuple(self.places),
            times=(Time(span=dateline, type="DATE", value=day.isoformat()),),
            entities=entities,
            engine=ENGINE,
        )

    def write(self, words: str) -> Span:
        """Append words; where they stand."""
        begin = self.length
        self.parts.append(words)
        self.length += len(words)
        return begin, self.length

    def _words(self, count: int) -> list[str]:
        return self.draw.choices(words(), cum_weights=_weights(_WORDS), k=count)

    def _paragraph(self, number: int) -> None:
        name = self.draw.choice(self.cast)
        source = self.write(name)
        self.entities.setdefault(name, []).append(source)
        self.write(" ")
        cue = self.write(self.draw.choice(_CUES))
        self.write(" ")
        begin = self.length
        self.write("“" + " ".join(self._words(self.draw.randint(8, 20))))
        if number % 3 == 0:
            self._figure(f"s{number + 1}")
        if number % 4 == 0:
            town = self.draw.choice(self.towns)
            self.write(" in ")
            self.places.append(self._place(self.write(town)[0], town))
        self.write("”")
        content = (begin, self.length)
        self.write(".\n\n" if number % 3 == 2 else ". ")
        self.statements.append(
            Statement(
                id=f"s{number + 1}",
                content=(content,),
                source=(source,),
                source_kind="named",
                entity=name,
                cue=(cue,),
                mode=("direct", "indirect", "mixed")[number % 3],
                score=0.9,
            )
        )

    def _figure(self, statement: str) -> None:
        value = self.draw.randint(2, 4000)
        self.write(" ")
        span = self.write(f"at least {value}")
        self.figures.append(
            Figure(
                id=f"f{len(self.figures) + 1}",
                span=span,
                low=value,
                qualifier="at least",
                unit="people",
                measure=self.draw.choice(_MEASURES),
                statement=statement,
            )
        )

    def _place(self, begin: int, town: str) -> Place:
        return Place(
            span=(begin, begin + len(town)),
            name=town,
            geonames_id=len(town),
            lat=50.0,
            lon=8.0,
            country="XX",
            precision="city",
        )


def _with_entity(statement: Statement, ids: dict[str, str]) -> Statement:
    return dataclasses.replace(statement, entity_id=ids[statement.entity or ""])
