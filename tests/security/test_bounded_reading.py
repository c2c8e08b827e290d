"""Libraries that cannot be interrupted are called where they can be stopped: no file costs more than its bounds."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from as_pdf import written
from formats import FORMATS

from gklint.config.config import Config
from gklint.engine.run import lint
from gklint.readers.bounded import MEMORY
from gklint.readers.limits import DEFAULTS
from gklint.readers.read import read_bytes
from gklint.registry.builtin import READERS
from gklint.registry.registry import collect
from gklint.system.bounded_call import BoundedProcess, Bounds, CallError
from gklint.testing import compose

BOUNDS = Bounds(200 * 1024 * 1024, 3.0, 20.0)


@pytest.fixture
def process() -> Iterator[BoundedProcess]:
    one = BoundedProcess()
    yield one
    one.end()


def stream(head: str, data: bytes) -> str:
    return f"<< {head} /Length {len(data)} >>\nstream\n{data.decode('latin-1')}\nendstream"


def page_of(content: bytes, *more: str, head: str = "") -> bytes:
    """A PDF of one page with this content; `more` objects from number 5 on."""
    resources = (
        "/Resources << /XObject << /X 5 0 R >> /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Courier >> >> >>"
    )
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R {resources} >>",
        stream(head, content),
        *more,
    ]
    return written(objects)


def nested_forms(depth: int, calls: int) -> bytes:
    forms = [
        stream(
            f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {at + 1} 0 R >> >>",
            b"/X Do " * calls,
        )
        for at in range(5, 5 + depth)
    ]
    last = stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", b"0 0 m 9 9 l S")
    return page_of(b"/X Do", *forms, last)


HOSTILE = {
    "nested forms": lambda: nested_forms(15, 10),
    "wide forms": lambda: nested_forms(3, 400),
    "much text": lambda: page_of(zlib.compress(b"BT /F 1 Tf (a) Tj ET\n" * 2_000_000, 9), head="/Filter /FlateDecode"),
    "many lines": lambda: page_of(
        zlib.compress(
            b"".join(b"%d %d m %d %d l S\n" % (i % 600, i % 797, i * 7 % 600, i % 797) for i in range(300_000)), 9
        ),
        head="/Filter /FlateDecode",
    ),
    "twice packed": lambda: page_of(
        zlib.compress(zlib.compress(b"\0" * 300_000_000, 9), 9), head="/Filter [/FlateDecode /FlateDecode]"
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_pdf_costs_no_more_than_its_bounds(tmp_path: Path, name: str) -> None:
    """It is a finding of that file; the lawful one beside it is read as ever, in a run of one process too."""
    (tmp_path / "hostile.pdf").write_bytes(HOSTILE[name]())
    (tmp_path / "lawful.pdf").write_bytes(FORMATS["pdf"].make(compose()))
    watch = (
        "import sys, json, resource\nfrom pathlib import Path\nfrom gklint.cli.main import main\n"
        "code = main(['--no-config', '--no-cache', '-j', '1', '--output-format', 'json', '.'])\n"
        "peak = Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0]\n"  # of this program alone
        "own = resource.getrusage(resource.RUSAGE_SELF)\n"
        "import gklint.readers.bounded as one; one._process.cache_clear()\n"
        "theirs = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(int(peak) / 1024, own.ru_utime, theirs.ru_maxrss / 1024, theirs.ru_utime + theirs.ru_stime,"
        " file=sys.stderr)\n"
        "sys.exit(code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", watch], cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=180
    )
    assert done.returncode in (0, 1), done.stderr
    mine, _, theirs, computed = map(float, done.stderr.split())
    assert mine + theirs < 620 and computed < DEFAULTS.max_seconds + 3
    assert "lawful.pdf" in done.stdout and '"failures": []' in done.stdout


def test_the_next_file_is_read_after_one_that_was_stopped() -> None:
    lawful = FORMATS["pdf"].make(compose())
    before = read_bytes(lawful, "a.pdf", READERS)
    assert read_bytes(nested_forms(15, 10), "b.pdf", READERS).unreadable
    assert read_bytes(lawful, "a.pdf", READERS).source.text == before.source.text


def test_memory_is_bounded(process: BoundedProcess) -> None:
    with pytest.raises(MemoryError):
        process.call("operator:mul", (b"x" * 1000, 2_000_000), BOUNDS)
    assert process.call("operator:add", (1, 2), BOUNDS) == 3


def test_computing_is_bounded_also_where_no_signal_comes_through(process: BoundedProcess) -> None:
    with pytest.raises(TimeoutError):
        process.call("operator:pow", (7, 10**8), BOUNDS._replace(memory=10**9, wait=300))


def test_waiting_is_bounded(process: BoundedProcess) -> None:
    with pytest.raises(TimeoutError):
        process.call("time:sleep", (60,), BOUNDS._replace(wait=0.5))


def test_a_process_that_ends_by_itself_is_an_error_of_one_call(process: BoundedProcess) -> None:
    with pytest.raises(CallError):
        process.call("os:_exit", (3,), BOUNDS)
    with pytest.raises(MemoryError):
        process.call("os:abort", (), BOUNDS)
    assert process.call("operator:add", (1, 2), BOUNDS) == 3


def test_what_is_raised_there_is_raised_here(process: BoundedProcess) -> None:
    with pytest.raises(CallError, match="ZeroDivisionError"):
        process.call("operator:truediv", (1, 0), BOUNDS)


def test_nothing_but_nouns_is_made_of_an_answer(process: BoundedProcess) -> None:
    """An answer is of a process that has read hostile bytes."""
    import pickle

    with pytest.raises(pickle.UnpicklingError):
        process.call("functools:partial", (print, "ran here"), BOUNDS)


def test_one_process_answers_many_calls_and_a_fork_has_its_own(process: BoundedProcess) -> None:
    first = process.call("os:getpid", (), BOUNDS)
    assert process.call("os:getpid", (), BOUNDS) == first != os.getpid()
    pipe, other = os.pipe()
    if not (child := os.fork()):
        os.write(other, str(process.call("os:getpid", (), BOUNDS)).encode())
        process.end()
        os._exit(0)
    os.waitpid(child, 0)
    assert int(os.read(pipe, 20)) != first
    assert process.call("os:getpid", (), BOUNDS) == first


def assert_other_ends(program: str, seconds: float) -> None:
    """The process whose number the program prints first ends in that time, when the program is killed."""
    run = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert run.stdout is not None
    other = psutil.Process(int(run.stdout.readline()))
    time.sleep(0.5)
    run.kill()
    run.wait()
    other.wait(seconds)


def test_the_other_process_ends_with_this_one(tmp_path: Path) -> None:
    program = (
        "import sys, time\nfrom gklint.system.bounded_call import *\none = BoundedProcess()\n"
        "print(one.call('os:getpid', (), Bounds(10**9, 9, 99)), flush=True)\n"
        "one.call('time:sleep', (60,), Bounds(10**10, 99, 99))\n"
    )
    assert_other_ends(program, 15)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no limit of computing there")
def test_the_other_process_ends_with_this_one_inside_code_that_keeps_the_lock() -> None:
    program = (
        "from gklint.system.bounded_call import *\none = BoundedProcess()\n"
        "print(one.call('os:getpid', (), Bounds(10**9, 1, 99)), flush=True)\n"
        "one.call('operator:pow', (7, 10**9), Bounds(10**10, 2, 99))\n"
    )
    assert_other_ends(program, 60)


def test_modules_beside_the_reports_do_not_run_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pickle", "queue", "psutil", "json", "gklint"):
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", ["", *sys.path])
    one = BoundedProcess()
    assert one.call("operator:add", (1, 2), BOUNDS) == 3 and not (tmp_path / "ran").exists()
    one.end()


def test_old_workbooks_and_pdf_are_never_read_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("gklint.readers.pdf.read", "gklint.readers.xls"):
        monkeypatch.setitem(sys.modules, module, None)
    office = Path(__file__).parents[1] / "fixtures" / "office"
    (tmp_path / "a.pdf").write_bytes(FORMATS["pdf"].make(compose()))
    (tmp_path / "a.xls").write_bytes((office / "report.xls").read_bytes())
    config = Config()
    outcome = lint([tmp_path], collect(config), config, jobs=1)
    assert {one.kind for one in outcome.files} == {"report"} and outcome.failures == ()
    assert MEMORY < 500 * 1024 * 1024
