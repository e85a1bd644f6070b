"""What the code imports, what pyproject.toml declares and what docs/dependencies.md explains."""

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SECTIONS = {"At run time": PROJECT["dependencies"]} | {
    f"(`{extra}`)": needs for extra, needs in PROJECT["optional-dependencies"].items()
}


def names(requirements: list[str]) -> list[str]:
    return [re.split(r"[^\w.-]", requirement)[0].lower() for requirement in requirements]


@pytest.mark.parametrize("heading", SECTIONS)
def test_page_explains_exactly_what_is_declared(heading: str) -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    section = next(part for part in page.split("\n## ") if heading in part.splitlines()[0])
    explained = re.findall(r"^\| `([\w.-]+)` \|", section, re.MULTILINE)
    assert explained == names(SECTIONS[heading])


@pytest.mark.parametrize("heading", SECTIONS)
def test_every_dependency_has_an_upper_bound(heading: str) -> None:
    dated = "certifi"
    for requirement in SECTIONS[heading]:
        assert requirement.startswith(dated) or "<" in requirement or "==" in requirement, (
            requirement
        )


def imported(folder: Path) -> set[str]:
    found = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    return found - set(sys.stdlib_module_names) - {"onrecord"}


def test_the_package_imports_only_what_it_declares() -> None:
    """A package that comes along with another may leave with it."""
    extras = {
        name: needs
        for name, needs in PROJECT["optional-dependencies"].items()
        if name not in ("test", "lint", "bench", "train")
    }
    asked = [*PROJECT["dependencies"], *(need for needs in extras.values() for need in needs)]
    declared = {name.replace("-", "_") for name in names(asked)}
    assert imported(ROOT / "src" / "onrecord") <= declared
