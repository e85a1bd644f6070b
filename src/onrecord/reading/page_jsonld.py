"""The article that an HTML page describes in its own metadata (schema.org in JSON-LD)."""

import json
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

_DEPTH = 12


def find_article(tree: HtmlElement) -> dict[str, Any]:
    """The first schema.org article of a page, or an empty dict.

    Damaged JSON is passed over: pages hold much of it, and the visible text does without.
    """
    for script in tree.iter("script"):
        if script.get("type", "").split(";")[0].strip().lower() != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        article = next(_articles(data, _DEPTH), None)
        if article is not None:
            return article
    return {}


def _articles(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth == 0:
        return
    if isinstance(data, list):
        for item in data:
            yield from _articles(item, depth - 1)
    elif isinstance(data, dict):
        if _is_article(data.get("@type")):
            yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement"):
            yield from _articles(data.get(key), depth - 1)


def _is_article(kind: Any) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(k, str) and k.endswith(("Article", "BlogPosting")) for k in kinds)
