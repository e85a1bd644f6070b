"""Records made by hand, so that groupings are tested without the reader."""

from collections.abc import Callable

import pytest

from onrecord import Engine, Entity, Figure, Record, Report, Statement

ENGINE = Engine(version="0", model="none", sha256="0")
Make = Callable[..., Record]


def make_record(
    id_: str,
    text: str,
    *,
    said: tuple[tuple[str, str], ...] = (),
    figures: tuple[tuple[str, str, float | None, float | None, str], ...] = (),
    **fields: str,
) -> Record:
    """A record; `said` pairs a speaker with words of the text, `figures` are (words, measure, low,
    high, counted words)."""

    def at(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    names = list(dict.fromkeys(who for who, _ in said))
    entities = tuple(
        Entity(id=f"e{number}", name=name, kind="person" if name.istitle() else "organization",
               names=(at(name),) if name in text else ())
        for number, name in enumerate(names, 1)
    )  # fmt: skip
    statements = tuple(
        Statement(
            id=f"s{number}",
            content=(at(words),),
            source=(at(who),) if who in text else None,
            entity=who,
            entity_id=f"e{names.index(who) + 1}",
            source_kind="named",
            mode="direct" if words.startswith('"') else "indirect",
        )
        for number, (who, words) in enumerate(said, 1)
    )
    return Record(
        report=Report(id=id_, text=text, **fields),
        statements=statements,
        entities=entities,
        figures=tuple(
            Figure(
                id=f"f{number}",
                span=at(words),
                low=low,
                high=high,
                measure=measure,
                counted=at(counted) if counted else None,
                statement=next(
                    (
                        statement.id
                        for statement in statements
                        if statement.content[0][0] <= at(words)[0] < statement.content[0][1]
                    ),
                    None,
                ),
            )
            for number, (words, measure, low, high, counted) in enumerate(figures, 1)
        ),
        engine=ENGINE,
    )


@pytest.fixture
def make() -> Make:
    return make_record
