"""The reports annotated after the record guidelines: the collection's, and those added here.

`annotations/tempeval.jsonl` gives offsets into TimeBank and AQUAINT reports of TempEval-3 (UzZaman
et al., 2013), whose texts stay in `../shared/data/times`; `annotations/web.jsonl` gives offsets
into article bodies of the Zyte article extraction benchmark, in `../shared/data/html`, and
`annotations/polnear.jsonl` into PolNeAR's training part; `annotations/invented.jsonl` gives
invented reports with their texts. `annotations/README.md` says how all were made.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

DATA: Final = Path(__file__).resolve().parents[2] / "shared" / "data"
ADDED: Final = Path(__file__).resolve().parent / "annotations"
TIMES: Final = {"tb": "times/timebank.jsonl", "aq": "times/aquaint.jsonl"}

Json = dict[str, Any]


def load(path: Path) -> Iterator[Json]:
    """The JSON objects of a file, one a line."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def reports() -> Iterator[Json]:
    """Every annotated report to learn from, as in `record/train.jsonl`; no development part.

    Raises:
        ValueError: The text that an annotation was made on is not the one that is there.
    """
    yield from load(DATA / "record/train.jsonl")
    yield from added()


def added() -> Iterator[Json]:
    """Those of them that were annotated here.

    Raises:
        ValueError: The text that an annotation was made on is not the one that is there.
    """
    texts = {
        f"{prefix}_{item['id']}": item
        for prefix, name in TIMES.items()
        for item in load(DATA / name)
    }
    bodies = json.loads((DATA / "html/ground-truth.json").read_text(encoding="utf-8"))
    texts |= {f"html_{key[:12]}": {"text": body["articleBody"]} for key, body in bodies.items()}
    texts |= {f"pn_{item['id']}": item for item in load(DATA / "polnear/train.jsonl")}
    for name in ("tempeval", "web", "polnear"):
        for item in load(ADDED / f"{name}.jsonl"):
            yield joined(item, texts[item["id"]])
    yield from load(ADDED / "invented.jsonl")


def joined(annotation: Json, source: Mapping[str, Any]) -> Json:
    """An annotation with the text that its offsets point into.

    Raises:
        ValueError: It was made on another text.
    """
    text = source["text"]
    if digest(text) != annotation["text_sha256"]:
        raise ValueError(f"{annotation['id']}: annotated on another text than the one here")
    return {**annotation, "text": text, "published": source.get("published")}


def digest(text: str) -> str:
    """SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()
