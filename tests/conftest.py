"""A record made by hand, with every kind of mark that a view of it must show."""

import hypothesis
import pytest

from onrecord import Engine, Entity, Figure, Furniture, Record, Report, Span, Statement

# How long an example takes depends on what else the machine does, and says nothing of the code.
hypothesis.settings.register_profile("onrecord", deadline=None)
hypothesis.settings.load_profile("onrecord")

TEXT = (
    "KARSK, 4 May (NNA) — Harbour minister Mara Ilves told reporters the port “will reopen on "
    "Friday”, adding that pilots believed the channel was safe.\n\n"
    "- Tides and tempers -\n\n"
    "“We waited,” she said. “Now we sail. \U0001f6a2”\n\n"
    "The dockers' union did not say whether it would vote. According to an NNA tally of port "
    "figures, 14 ships lay at anchor. The crane reportedly fell.\n\n"
    "The pilots' guild hopes to meet her. أعلن الميناء said the board.\n"
)


def at(words: str) -> Span:
    """Where the words stand; they stand there once."""
    assert TEXT.count(words) == 1, words
    return TEXT.index(words), TEXT.index(words) + len(words)


@pytest.fixture(scope="session")
def record() -> Record:
    statements = (
        Statement(
            id="s1",
            content=(at("the port “will reopen on Friday”"),),
            source=(at("Harbour minister Mara Ilves"),),
            source_kind="named",
            entity="Mara Ilves",
            entity_id="e1",
            cue=(at("told"),),
            addressee=(at("reporters"),),
            mode="mixed",
        ),
        Statement(
            id="s2",
            content=(at("pilots believed the channel was safe"),),
            entity="Mara Ilves",
            entity_id="e1",
            cue=(at("adding"),),
        ),
        Statement(
            id="s3",
            content=(at("the channel was safe"),),
            source=((at("pilots believed")[0], at("pilots believed")[0] + len("pilots")),),
            cue=(at("believed"),),
            kind="thought",
            parent="s2",
        ),
        Statement(
            id="s4",
            content=(at("“We waited,”"), at("“Now we sail. \U0001f6a2”")),
            source=(at("she"),),
            entity="Mara Ilves",
            entity_id="e1",
            cue=((at("she said")[0] + 4, at("she said")[1]),),
            mode="direct",
        ),
        Statement(
            id="s5",
            content=(at("whether it would vote"),),
            source=(at("The dockers' union"),),
            entity="The dockers' union",
            cue=((at("not say")[0] + 4, at("not say")[1]),),
            negated=True,
        ),
        Statement(
            id="s6",
            content=(at("14 ships lay at anchor"),),
            source=(at("an NNA tally of port figures"),),
            source_kind="document",
            entity="NNA",
            cue=(at("According to"),),
            chain=("NNA", "port figures"),
        ),
        Statement(id="s7", content=(at("The crane"), at("fell")), cue=(at("reportedly"),)),
        Statement(
            id="s8",
            content=(at("to meet her"),),
            source=(at("The pilots' guild"),),
            entity="The pilots' guild",
            cue=(at("hopes"),),
            kind="intention",
        ),
        Statement(
            id="s9",
            content=(at("أعلن الميناء"),),
            source=(at("the board"),),
            cue=((at("said the board")[0], at("said the board")[0] + 4),),
        ),
    )
    return Record(
        report=Report(
            id="harbour.txt",
            path="reports/harbour.txt",
            title="Port to reopen after twelve days",
            publisher="Northern Post",
            published="2026-05-04",
            byline="By Ana Lume",
            url="https://post.example/harbour?a=1&b=2",
            language="en",
            text=TEXT,
        ),
        furniture=(
            Furniture(kind="dateline", span=at("KARSK, 4 May (NNA) —")),
            Furniture(kind="crosshead", span=at("- Tides and tempers -")),
        ),
        statements=statements,
        figures=(
            Figure(
                id="f1",
                span=at("14"),
                low=14,
                high=14,
                unit="ship",
                measure="count",
                statement="s6",
            ),
        ),
        entities=(
            Entity(
                id="e1",
                name="Mara Ilves",
                kind="person",
                role="Harbour minister",
                names=(at("Mara Ilves"),),
                mentions=(at("Mara Ilves"), at("she")),
            ),
        ),
        engine=Engine(version="0.1.0", model="by-hand", sha256="0" * 64),
    )
