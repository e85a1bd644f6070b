"""The floor under what is found in real pages (benchmarks/pages.py), where the data is present."""

import subprocess
import sys
from pathlib import Path


def test_article_bodies_are_found(data: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "benchmarks/pages.py", "--data", str(data / "html"), "--floor", "0.975"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "F1" in done.stdout
