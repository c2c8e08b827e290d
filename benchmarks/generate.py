"""Write lawful text reports into a folder: the same ones for the same seed.

python benchmarks/generate.py FOLDER --count 1000
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gklint.testing import LAYOUTS, compose
from gklint.testing.lawful_parts import lawful_parts

_SYLLABLES = (
    "安宝长昌成崇大德东恩丰福高光广贵海和河恒洪湖华怀惠吉嘉建江金景靖开康乐丽连林陵龙隆罗洛马梅宁平坪浦"
    "奇迁青庆泉仁荣瑞山上石寿顺松泰潭唐桃天田通同万望文武溪仙贤祥新兴雄秀宣阳义盈永玉元云泽漳昭中州竹子遵"
)


def generate(folder: Path, count: int, seed: int = 1, layouts: Sequence[str] = ("tabs",)) -> list[Path]:
    """`count` reports, the layouts in turn. Returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    dice = random.Random(seed)
    paths = []
    for index in range(count):
        layout = LAYOUTS[layouts[index % len(layouts)]]
        path = folder / f"{index:05d}{layout.suffix}"
        path.write_bytes(layout.data(compose(**_of_a_place(lawful_parts(dice.randint), index))))
        paths.append(path)
    return paths


def _of_a_place(parts: dict[str, Any], index: int) -> dict[str, Any]:
    """The same for a body of a place of its own: a folder of reports is not of the same few bodies."""
    usual = parts["organ"][:2]
    place = _SYLLABLES[index // len(_SYLLABLES) % len(_SYLLABLES)] + _SYLLABLES[index % len(_SYLLABLES)]
    return {name: text.replace(usual, place) if isinstance(text, str) else text for name, text in parts.items()}


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
