import dataclasses
import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import Engine, Furniture, Record, Report, Statement
from onrecord.terminal import Progress, print_record
from onrecord.terminal.clean import clean

ENGINE = Engine(version="0", model="m", sha256="0")
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")

PIPED = """\
Northern Post · 4 May 2026
Port to reopen after twelve days
By Ana Lume
https://post.example/harbour?a=1&b=2

[dateline] KARSK, 4 May (NNA) —
s1  Mara Ilves told → reporters (“Harbour minister Mara Ilves”): the port “will reopen on Friday”
s2  Mara Ilves, Harbour minister adding: pilots believed the channel was safe
    s3  pilots believed · unresolved · thought: the channel was safe
[crosshead] - Tides and tempers -
s4  Mara Ilves, Harbour minister said (“she”): “We waited,” … “Now we sail. \U0001f6a2”
s5  The dockers' union say · not said: whether it would vote
s6  NNA According to (“an NNA tally of port figures”) · NNA ← port figures: 14 ships lay at anchor
s7  nobody named reportedly: The crane … fell
s8  The pilots' guild hopes · intention: to meet her
s9  the board said · unresolved: أعلن الميناء
f1  14 · count 14 · NNA (s6)
(9 statements · 4 speakers · 3 without a resolved speaker · 1 figure)

"""

LAID_OUT = """\

 Northern Post · 4 May 2026
 Port to reopen after twelve days
 By Ana Lume
 https://post.example/harbour?a=1&b=2

 dateline  KARSK, 4 May (NNA) —

 s1  Mara Ilves told → reporters (“Harbour minister Mara
     Ilves”)
     the port “will reopen on Friday”

 s2  Mara Ilves, Harbour minister adding
     pilots believed the channel was safe

     s3  pilots believed · unresolved · thought
         the channel was safe

 crosshead  - Tides and tempers -
"""


class Screen(io.StringIO):
    """A terminal that keeps what is printed on it."""

    def isatty(self) -> bool:
        return True


def printed(record: Record, *, width: int | None = None) -> str:
    out = io.StringIO()
    print_record(record, file=out, width=width)
    return out.getvalue()


def shown(record: Record, monkeypatch: pytest.MonkeyPatch, **environment: str) -> str:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    for name, value in ({"TERM": "xterm-256color", "COLUMNS": "80"} | environment).items():
        monkeypatch.setenv(name, value)
    screen = Screen()
    print_record(record, file=screen)
    return screen.getvalue()


def test_piped_each_statement_is_one_line(record: Record) -> None:
    assert printed(record) == PIPED


def test_with_a_width_the_record_is_laid_out(record: Record) -> None:
    assert printed(record, width=60).startswith(LAID_OUT)


@pytest.mark.parametrize("width", [40, 60, 72, 80, 100, 160])
def test_no_line_is_wider_than_the_terminal(record: Record, width: int) -> None:
    lines = printed(record, width=width).splitlines()
    assert max(map(len, lines)) <= width
    assert not [line for line in lines if line != line.rstrip()]


def test_a_wide_terminal_keeps_a_readable_measure(record: Record) -> None:
    words = ("long " * 100).strip()
    record = dataclasses.replace(
        record,
        report=Report(id="r", text=words),
        furniture=(),
        statements=(Statement(id="s1", content=((0, len(words)),)),),
    )
    assert max(map(len, printed(record, width=400).splitlines())) <= 104


def test_a_terminal_gets_weight_and_colour(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    out = shown(record, monkeypatch)
    assert "\x1b[1mMara Ilves\x1b[0m" in out
    assert ESCAPES.sub("", out) == printed(record, width=80)


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_that_wants_no_colour_gets_none(
    record: Record, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]
) -> None:
    out = shown(record, monkeypatch, **environment)
    assert "\x1b" not in out
    assert out == printed(record, width=80)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\x1b[2Jb", "a[2Jb"),
        ("a\x1b]0;title\x07b", "a]0;titleb"),
        ("a\x9b31mb", "a31mb"),
        ("a\r\n\tb", "a b"),
        ("a\u202egnorw\u202c", "agnorw"),
        ("a\0b\ud800c", "abc"),
        ("  [bold]a[/bold] :smile:  ", "[bold]a[/bold] :smile:"),
    ],
)
def test_report_text_cannot_command_the_terminal(
    monkeypatch: pytest.MonkeyPatch, text: str, cleaned: str
) -> None:
    assert clean(text) == cleaned
    everything = ((0, len(text)),)
    record = Record(
        report=Report(id=text, text=text, title=text, publisher=text, byline=text, url=text),
        furniture=(Furniture(kind="caption", span=(0, max(len(text) - 1, 1))),),
        statements=(
            Statement(
                id="s1",
                content=everything,
                source=everything,
                cue=everything,
                addressee=everything,
                entity=text,
                chain=(text, text),
            ),
        ),
        engine=ENGINE,
    )
    for out in (printed(record), printed(record, width=80), shown(record, monkeypatch)):
        assert cleaned in ESCAPES.sub("", out)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", ESCAPES.sub("", out))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.sampled_from([None, 40, 60, 100]), st.integers(0, 30))
def test_no_word_of_a_content_is_lost(text: str, width: int | None, depth: int) -> None:
    statements = tuple(
        Statement(
            id=f"s{number}",
            content=((0, len(text)),),
            parent=f"s{number - 1}" if number else None,
        )
        for number in range(depth + 1)
    )
    record = Record(report=Report(id="r", text=text), statements=statements, engine=ENGINE)
    out = "".join(printed(record, width=width).split())
    assert out.count("".join(clean(text).split())) >= depth + 1


def test_a_report_without_statements_says_so() -> None:
    record = Record(report=Report(id="rain.txt", text="It rained."), engine=ENGINE)
    assert printed(record) == "rain.txt\n\n(no statement found)\n\n"


def test_the_title_is_not_repeated_as_furniture(record: Record) -> None:
    text = "Port to reopen\n\nIt rained."
    record = Record(
        report=Report(id="r", title="Port to reopen", text=text),
        furniture=(Furniture(kind="title", span=(0, 14)),),
        engine=ENGINE,
    )
    assert printed(record).count("Port to reopen") == 1


@pytest.mark.parametrize(
    ("total", "terminal", "bar"), [(3, True, True), (1, True, False), (3, False, False)]
)
def test_the_bar_is_for_several_inputs_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, total: int, terminal: bool, bar: bool
) -> None:
    error = Screen() if terminal else io.StringIO()
    monkeypatch.setattr("sys.stderr", error)
    monkeypatch.setenv("TERM", "xterm")
    out = io.StringIO()
    with Progress(total=total) as progress:
        for number in range(total):
            with progress.aside():
                out.write(f"{number}\n")
            progress.advance()
    assert ("reading" in error.getvalue()) == bar
    assert out.getvalue() == "".join(f"{number}\n" for number in range(total))
