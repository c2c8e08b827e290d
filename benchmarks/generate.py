"""Write lawful text reports into a folder: the same ones for the same seed.

python benchmarks/generate.py FOLDER --count 1000
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

from gklint.testing import LAYOUTS, compose
from gklint.testing.lawful import lawful_parts


def generate(folder: Path, count: int, seed: int = 1, layouts: Sequence[str] = ("tabs",)) -> list[Path]:
    """`count` reports, the layouts in turn. Returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    dice = random.Random(seed)
    paths = []
    for index in range(count):
        layout = LAYOUTS[layouts[index % len(layouts)]]
        path = folder / f"{index:05d}{layout.suffix}"
        path.write_bytes(layout.data(compose(**lawful_parts(dice.randint))))
        paths.append(path)
    return paths


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--layouts", nargs="+", default=["tabs"], choices=[*LAYOUTS], metavar="LAYOUT")
    arguments = parser.parse_args()
    paths = generate(arguments.folder, arguments.count, arguments.seed, arguments.layouts)
    print(f"{len(paths)} reports, {sum(path.stat().st_size for path in paths) / len(paths):.0f} bytes each on average")


if __name__ == "__main__":
    main()
