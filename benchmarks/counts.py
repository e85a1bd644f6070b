"""Victims and captives counted in texts, against what people coded from them.

ISAF press releases come with the least number killed and captured that coders took from each
(Felter and others; CC BY-SA 4.0). The total is read by a plain rule: the figures that
measure killed (or detained), parts and restatements left out, repeats of one number counted once;
where no number is given, one for a release that says that somebody was killed or captured.

MUC-4 messages (1991; in capitals, so their case is normalised first) come with templates that give
the number of targets and what became of them. A coded number is found when a figure of that measure
has it.

Published shares of exact matches on other sets, for orientation only: .813 (WAD), .501 (NAVCO) and
.443 (EMM), Zhong et al., EACL 2023.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from onrecord import Figure, Record, read

_MEASURES: Final = {"DEATH": "killed", "INJURY": "wounded"}
_KILLED: Final = re.compile(r"\b(?:kill(?:ed|ing)|died|dead|death)\b", re.IGNORECASE)
_CAPTURED: Final = re.compile(
    r"\b(?:captur(?:ed|ing)|detain(?:ed|ing)|arrest(?:ed|ing))\b", re.IGNORECASE
)
_PLURAL: Final = re.compile(
    r"\b(?:insurgents|militants|suspects|individuals|fighters|men)\b[^.]{0,40}$", re.IGNORECASE
)
_SENTENCE: Final = re.compile(r"(^|[.!?]\s+|\n\s*|\"\s*|\[[A-Z ]+\]\s*)([a-z])")
_NAMES: Final = re.compile(
    r"\b(?:el salvador|san [a-z]+|santa [a-z]+|bogota|lima|medellin|guatemala|honduras|nicaragua|"
    r"colombia|peru|chile|bolivia|panama|cuba|fmln|fmln's|[a-z]+ian|salvadoran|american|"
    r"january|february|march|april|june|july|august|september|october|november|december|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
)


def measure(isaf: Path, muc: Path) -> dict[str, float]:
    """Shares that match: ISAF totals killed and captured, MUC numbers killed and wounded."""
    return {**_isaf(_lines(isaf)), **_muc(_lines(muc))}


def _isaf(releases: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    killed = captured = 0
    for release in releases:
        record = read(text=release["text"])
        killed += total(record, "killed", _KILLED) == sum(
            e["min_killed"] for e in release["events"]
        )
        captured += total(record, "detained", _CAPTURED) == sum(
            e["min_captured"] for e in release["events"]
        )
    return {
        "ISAF killed, exact": killed / len(releases),
        "ISAF captured, exact": captured / len(releases),
    }


def total(record: Record, measured: str, said: re.Pattern[str]) -> int:
    """The least number that a text says was killed or captured."""
    figures = [
        f for f in record.figures if f.measure == measured and not f.part_of and not f.same_as
    ]
    distinct = {(f.low, f.high): f for f in figures if f.low is not None}
    if distinct:
        return round(sum(f.low or 0 for f in distinct.values()))
    return _unnumbered(record.report.text, said)


def _unnumbered(text: str, said: re.Pattern[str]) -> int:
    """One for somebody killed or captured without a number; three for several, as ISAF's coders."""
    found = said.search(text)
    if found is None:
        return 0
    return 3 if _PLURAL.search(text[max(0, found.start() - 60) : found.start()]) else 1


def _muc(messages: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    hits = coded = 0
    for message in messages:
        wanted = [
            (_MEASURES[item["effect"]], float(item["number"]))
            for template in message["templates"]
            for item in template.get("casualties") or ()
            if item["effect"] in _MEASURES
            and (item["number"] or "").isdigit()
            and item["number"] != "1"
        ]
        if not wanted:
            continue
        figures = read(text=normalise(message["text"])).figures
        coded += len(wanted)
        hits += sum(any(_gives(f, name, number) for f in figures) for name, number in wanted)
    return {"MUC numbers found": hits / coded}


def _gives(figure: Figure, measured: str, number: float) -> bool:
    return figure.measure == measured and number in (figure.low, figure.high)


def normalise(text: str) -> str:
    """Text in capitals as news is written: sentences and some names begin with a capital."""
    lower = text.lower()
    named = _NAMES.sub(lambda found: found[0].title(), lower)
    return _SENTENCE.sub(lambda found: found[1] + found[2].upper(), named)


def _lines(path: Path) -> list[dict[str, Any]]:
    return list(_read(path))


def _read(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
