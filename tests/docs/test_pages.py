"""What the documents point at exists, and the commands that they show can be typed."""

import re
import shlex
from pathlib import Path

import pytest

from onrecord.cli.arguments import parser

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("examples/*.md")])
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
FENCE = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`([^`\n]+)`")
MAKE = re.compile(r"\bmake ([a-z]+)")


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    return {
        re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
        for heading in HEADING.findall(FENCE.sub("", text(page)))
    }


def code(page: Path) -> list[str]:
    """Each line of a fenced block, and each piece of code in the prose."""
    fenced = [line for block in FENCE.findall(text(page)) for line in block.splitlines()]
    return [line.strip() for line in fenced] + INLINE.findall(FENCE.sub("", text(page)))


def commands() -> list[tuple[str, str]]:
    """Every command line of onrecord in the documents: one that names at least one argument."""
    return [
        (name(page), line.removeprefix("$ "))
        for page in PAGES
        for line in code(page)
        if re.match(r"(\$ )?onrecord \w+ [^…]*$", line)
    ]


def arguments(line: str) -> list[str]:
    """The arguments as a shell would pass them: without comment, pipe or redirection."""
    words = shlex.split(line, comments=True)
    ends = [i for i, word in enumerate(words) if word in {"|", ">", ">>", "<", "2>", "&&"}]
    return words[1 : min(ends, default=len(words))]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_relative_links_lead_somewhere(page: Path) -> None:
    for link in LINK.findall(FENCE.sub("", text(page))):
        if re.match(r"[a-z]+:", link):
            continue
        target, _, anchor = link.partition("#")
        path = page.parent / target if target else page
        assert path.exists(), link
        assert not anchor or anchor in anchors(path), link


@pytest.mark.parametrize(("page", "line"), commands())
def test_commands_parse(page: str, line: str) -> None:
    parser().parse_args(arguments(line))


def test_the_readme_shows_commands() -> None:
    assert [page for page, _ in commands()].count("README.md") >= 3


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_make_targets_exist(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", text(ROOT / "Makefile"), re.MULTILINE))
    shown = {target for line in code(page) for target in MAKE.findall(line)}
    assert shown <= targets


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_named_files_exist(page: Path) -> None:
    """A path in code that begins with a folder of the repository is really there."""
    for piece in INLINE.findall(FENCE.sub("", text(page))):
        if re.fullmatch(r"(src|docs|examples|training|benchmarks|tests|\.ci)/[\w./-]+", piece):
            made = piece.startswith("training/out")
            assert made or (ROOT / piece).exists(), piece


def test_every_target_explains_itself() -> None:
    makefile = text(ROOT / "Makefile")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony
    for target in phony.group(1).split():
        assert re.search(rf"^{target}:.*## \w", makefile, re.MULTILINE), target
