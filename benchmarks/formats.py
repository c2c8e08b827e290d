"""How many reports a second gklint reads and lints in each format, beside the floor of the same run.

    python benchmarks/formats.py                            # every format, one and two workers, about two minutes
    python benchmarks/formats.py --formats xlsx pdf --workers 1 --times 5

The floor of a format (see `floors.py`) is the least that any reader of it does with the same library. `read` is
`gklint.readers` alone, `lint` the whole road with the national rules. The reports are lawful ones by chance, the
same for the same seed; all three walk the same files in turn, and the best of the rounds counts. Ratios are
seconds over those of the floor with as many workers. Formats that LibreOffice writes are left out, with a word,
where it is not installed.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import floors

from gklint.config.config import Config
from gklint.engine.file_linter import FileLinter
from gklint.model.report_file import File
from gklint.readers.libreoffice import program
from gklint.readers.read import read
from gklint.registry.builtin import READERS
from gklint.registry.registry import collect
from gklint.testing import LAYOUTS, compose
from gklint.testing.composed_report import Composed
from gklint.testing.lawful_parts import lawful_parts

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))

from as_workbook import as_workbook
from renderers_docx import word_file
from renderers_html import WEB_LAYOUTS

Task = Callable[[Path], object]


class Format(NamedTuple):
    """How reports of a format are made, and its floors. `converted` is the suffix LibreOffice makes of `data`."""

    suffix: str
    data: Callable[[Composed], bytes]
    floors: Mapping[str, floors.Floor]
    converted: str = ""


def _web(layout: str) -> Format:
    return Format(f"-{layout}.html", WEB_LAYOUTS[layout].data, {"turbohtml": floors.html})


FORMATS = {
    "txt": Format(".txt", LAYOUTS["tabs"].data, {"split": floors.text}),
    "md": Format(".md", LAYOUTS["markdown"].data, {"split": floors.markdown}),
    "html": _web("clean"),
    "html-word": _web("word"),
    "html-gbk": _web("gbk"),
    "docx": Format(".docx", word_file, {"etree": floors.docx}),
    "docx-lo": Format(".html", WEB_LAYOUTS["clean"].data, {"etree": floors.docx}, "docx:MS Word 2007 XML"),
    "xlsx": Format(".xlsx", as_workbook, {"calamine": floors.workbook, "expat": floors.workbook_xml}),
    "xls": Format(".xlsx", as_workbook, {"calamine": floors.workbook}, "xls"),
    "pdf": Format(".docx", word_file, {"pdfium": floors.pdf}, "pdf"),
}


def made(folder: Path, format: Format, count: int, seed: int) -> list[Path]:
    """`count` reports in a format. Returns their paths."""
    folder.mkdir()
    dice = random.Random(seed)
    paths = [folder / f"{at:04d}{format.suffix}" for at in range(count)]
    for path in paths:
        path.write_bytes(format.data(compose(**lawful_parts(dice.randint))))
    return _converted(paths, format.converted) if format.converted else paths


def _converted(paths: Sequence[Path], to: str) -> list[Path]:
    folder = paths[0].parent
    out = folder / "converted"
    command = [program() or "soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    load = ["--infilter=HTML (StarWriter)"] if paths[0].suffix == ".html" else []
    subprocess.run([*command, *load, "--convert-to", to, "--outdir", str(out), *map(str, paths)], check=True,
                   capture_output=True)  # fmt: skip
    return [out / path.with_suffix(f".{to.partition(':')[0]}").name for path in paths]


class Lint:
    """The whole road for one file."""

    def __init__(self) -> None:
        config = Config()
        self._unpickle_linter = FileLinter(collect(config), config)

    def __call__(self, path: Path) -> object:
        return self._unpickle_linter.lint(File(path, path.name))


def _read(path: Path) -> object:
    document = read(File(path, path.name), READERS)
    if document.unreadable:
        raise SystemExit(f"{path}: {[note.words.en for note in document.notes]}")
    return len(document.blocks)


def measured(tasks: Mapping[str, Task], paths: Sequence[Path], workers: int, times: int) -> dict[str, float]:
    """Seconds that each task takes for all files; the tasks take turns, the best of the rounds counts."""
    if workers == 1:
        return _rounds({name: partial(_all, task, paths) for name, task in tasks.items()}, times)
    with ProcessPoolExecutor(workers, get_context("fork")) as pool:
        shares = [paths[at :: workers * 2] for at in range(workers * 2)]
        return _rounds({name: partial(_shared, pool, task, shares) for name, task in tasks.items()}, times)


def _rounds(runs: Mapping[str, Callable[[], object]], times: int) -> dict[str, float]:
    best = dict.fromkeys(runs, float("inf"))
    for at in range(times + 1):  # the first round only warms up
        for name, run in runs.items():
            start = time.perf_counter()
            run()
            if at:
                best[name] = min(best[name], time.perf_counter() - start)
    return best


def _all(task: Task, paths: Sequence[Path]) -> None:
    for path in paths:
        task(path)


def _shared(pool: Executor, task: Task, shares: Sequence[Sequence[Path]]) -> None:
    for future in [pool.submit(_all, task, share) for share in shares]:
        future.result()


def lines(name: str, seconds: Mapping[str, float], count: int, workers: int) -> Iterator[str]:
    """The lines of the table for one format and number of workers: one for each of its floors."""
    rate = {task: count / spent for task, spent in seconds.items()}
    for floor in FORMATS[name].floors:
        ratios = [seconds[task] / seconds[floor] for task in ("read", "lint")]
        yield (
            f"{name:<11}{workers:>2} {floor:<10}{rate[floor]:>9.0f}{rate['read']:>9.0f}{rate['lint']:>9.0f}"
            f"{ratios[0]:>9.2f}{ratios[1]:>9.2f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--formats", nargs="+", default=[*FORMATS], choices=[*FORMATS], metavar="FORMAT")
    parser.add_argument("--workers", nargs="+", type=int, default=[1, 2])
    parser.add_argument("--count", type=int, default=40, help="reports of each format")
    parser.add_argument("--times", type=int, default=3, help="rounds; the best counts")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    lint = Lint()
    print(f"{'documents a second':<24}{'floor':>9}{'read':>9}{'lint':>9}{'read/fl.':>9}{'lint/fl.':>9}")
    with tempfile.TemporaryDirectory() as name:
        for chosen in arguments.formats:
            format = FORMATS[chosen]
            if format.converted and program() is None:
                print(f"{chosen:<11}left out: LibreOffice is not installed")
                continue
            paths = made(Path(name) / chosen, format, arguments.count, arguments.seed)
            for workers in arguments.workers:
                seconds = measured({**format.floors, "read": _read, "lint": lint}, paths, workers, arguments.times)
                print(*lines(chosen, seconds, len(paths), workers), sep="\n", flush=True)


if __name__ == "__main__":
    main()
