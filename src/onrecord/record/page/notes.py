"""The notes beside the text: who said what, in a few words each."""

from collections.abc import Sequence

from onrecord.record import speakers
from onrecord.record.page.escape import escape
from onrecord.record.page.marking import Anchored
from onrecord.record.values import Entity

_QUOTED = {"direct": "quoted", "mixed": "partly quoted", "indirect": "in the report’s words"}
# Enough of the content for a listener to know which statement it is.
_SPOKEN = 240


def render_note(
    item: Anchored,
    text: str,
    entities: Sequence[Entity],
    *,
    linked: bool = True,
    labelled: bool = True,
) -> str:
    """One note: number, speaker, cue, addressee and marks.

    Args:
        item: The statement.
        text: The text of the report.
        entities: The entities of the record.
        linked: Whether the note is a link to itself, so that an address can point at it. Where
            several records share one document (a notebook), the names would clash.
        labelled: Whether a listener gets a label instead of what is shown; else what is shown, and
            after it, unseen (class `unseen`), what a glance at the text would tell.
    """
    statement = item.statement
    who = speakers.speaker(statement, text, entities)
    parts = [
        f'<span class="number">{escape(item.number)}</span> ',
        f'<bdi class="{"name" if who.resolved else "name unresolved"}">{escape(who.name)}</bdi>',
    ]
    if not who.resolved and statement.source:
        parts.append(f' <span class="mark">{speakers.UNRESOLVED}</span>')
    if who.role:
        parts.append(f', <bdi class="role">{escape(who.role)}</bdi>')
    if who.written:
        parts.append(f' <bdi class="written"><q>{escape(who.written)}</q></bdi>')
    line = _second_line(item, text)
    if line:
        parts.append(f'<span class="line">{line}</span>')
    label = f' aria-label="{escape(_spoken(item, text, who))}"' if labelled else ""
    if not labelled:
        parts.append(f' <span class="unseen">{escape(_rest(item, text))}</span>')
    if linked:
        opening = f'<a id="{item.anchor}" href="#{item.anchor}"{label}>'
    else:
        opening = f'<a tabindex="0" role="note" data-on="{item.anchor}"{label}>'
    return f'<li class="note depth{min(item.depth, 3)}">{opening}{"".join(parts)}</a></li>'


def _second_line(item: Anchored, text: str) -> str:
    statement = item.statement
    pieces = []
    if statement.cue:
        pieces.append(f'<bdi class="cue">{escape(speakers.words(text, statement.cue))}</bdi>')
    if statement.addressee:
        whom = escape(speakers.words(text, statement.addressee))
        pieces.append(f'<span class="to">to <bdi class="addressee">{whom}</bdi></span>')
    setting = speakers.setting(statement, text)
    if setting:
        pieces.append(f'<bdi class="setting">{escape(setting)}</bdi>')
    pieces += [f'<span class="mark">{escape(mark)}</span>' for mark in speakers.marks(statement)]
    if statement.chain:
        chain = escape(speakers.chain(statement))
        pieces.append(f'<bdi class="chain">{chain}</bdi>')
    return " ".join(pieces)


def _spoken(item: Anchored, text: str, who: speakers.Speaker) -> str:
    statement = item.statement
    name = who.name if who.resolved or not statement.source else f"{who.name} (unresolved)"
    said = [f"Statement {item.number}", name]
    if statement.parent and item.depth:
        said[0] += f", inside {statement.parent}"
    if who.written:
        said.append(f"written {who.written}")
    if statement.cue:
        said.append(speakers.words(text, statement.cue))
    if statement.addressee:
        said.append(f"to {speakers.words(text, statement.addressee)}")
    setting = speakers.setting(statement, text)
    if setting:
        said.append(setting)
    said += speakers.marks(statement)
    said.append(_QUOTED.get(statement.mode, statement.mode))
    if statement.chain:
        said.append(f"by way of {', '.join(statement.chain)}")
    return f"{'; '.join(said)}: {_content(item, text)}"


def _rest(item: Anchored, text: str) -> str:
    inside = f"inside {item.statement.parent}; " if item.statement.parent and item.depth else ""
    mode = _QUOTED.get(item.statement.mode, item.statement.mode)
    return f"{inside}{mode}: {_content(item, text)}"


def _content(item: Anchored, text: str) -> str:
    content = speakers.words(text, item.statement.content)
    return f"{content[:_SPOKEN]}{'…' if len(content) > _SPOKEN else ''}"
