r"""Measures how well article bodies are found in HTML pages, and how long it takes.

Rule of the article extraction benchmark (Zyte, 2020): the text is split into `\w+` tokens; a
page's true positives are the multiset intersection of the four-token shingles of prediction and
truth; precision and recall are averaged over the pages, F1 is the harmonic mean of the averages.
The prediction is the report's text without its title line; `prose` leaves the captions out too,
which the truth of this benchmark mostly does.
"""

import argparse
import gzip
import json
import re
import sys
import time
from collections import Counter
from pathlib import Path

from onrecord.errors import NoArticle
from onrecord.reading.page import read_page
from onrecord.record import Document

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "html"
SHINGLE = 4


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The four-token shingles of a text; a shorter text is one shingle."""
    tokens = re.findall(r"\w+", text)
    if not tokens:
        return Counter()
    return Counter(tuple(tokens[i : i + SHINGLE]) for i in range(max(1, len(tokens) - SHINGLE + 1)))


def score(predicted: str, truth: str) -> tuple[float, float]:
    """Precision and recall of one page."""
    ours, theirs = shingles(predicted), shingles(truth)
    common = (ours & theirs).total()
    precision = common / ours.total() if ours else float(not theirs)
    recall = common / theirs.total() if theirs else 1.0
    return precision, recall


def body(document: Document, *, without: set[str]) -> str:
    """The text of a document without furniture of some kinds."""
    text = document.report.text
    for piece in reversed(document.furniture):
        if piece.kind in without:
            start, end = piece.span
            text = text[:start] + text[end:]
    return text


def measure(data: Path) -> dict[str, float]:
    """The scores over all pages, and seconds a page."""
    truths = json.loads((data / "ground-truth.json").read_text(encoding="utf-8"))
    sums: Counter[str] = Counter()
    for number, (key, truth) in enumerate(truths.items()):
        html = gzip.decompress((data / "pages" / f"{key}.html.gz").read_bytes()).decode("utf-8")
        if number == 0:
            # The first page pays for loading the libraries, which is not a cost of the pages.
            read_page(html, name=key, url=truth["url"])
        started = time.perf_counter()
        try:
            document = read_page(html, name=key, url=truth["url"])
        except NoArticle:
            continue
        finally:
            sums["seconds"] += time.perf_counter() - started  # type: ignore[assignment]
        for name, without in (("body", {"title"}), ("prose", {"title", "caption"})):
            precision, recall = score(body(document, without=without), truth["articleBody"])
            sums[f"{name} precision"] += precision  # type: ignore[assignment]
            sums[f"{name} recall"] += recall  # type: ignore[assignment]
    means = {name: value / len(truths) for name, value in sums.items()}
    for name in ("body", "prose"):
        precision, recall = means[f"{name} precision"], means[f"{name} recall"]
        means[f"{name} F1"] = 2 * precision * recall / (precision + recall)
    return means


def main() -> int:
    """Print the measures; exit status 1 when F1 of the body is under the floor."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--floor", type=float, default=0.0, help="lowest F1 of the body")
    options = parser.parse_args()
    if not options.data.is_dir():
        print(f"{options.data}: absent, nothing measured")
        return 0
    means = measure(options.data)
    for name in ("body", "prose"):
        print(
            f"{name}: precision {means[f'{name} precision']:.4f}"
            f" recall {means[f'{name} recall']:.4f} F1 {means[f'{name} F1']:.4f}"
        )
    print(f"seconds per page: {means['seconds']:.4f}")
    return int(means["body F1"] < options.floor)


if __name__ == "__main__":
    sys.exit(main())
