"""Nothing that a report, a name or a setting holds acts on a terminal, a CI service or a Markdown page."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from gklint.registry.builtin import REPORTERS
from gklint.reporters.markdown import escape_markdown
from gklint.reporters.printable import disarm_commands, escape_json, one_line, replace_unprintable
from gklint.testing import report

ACTING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
COMMAND = re.compile(r"^\s*::(?!error |warning |notice |group::|endgroup::)|##\[|##vso\[", re.MULTILINE | re.IGNORECASE)
EVIL = [
    "\x1b[2Jx", "\x1b]8;;http://e\x07x", "\x9b31mx", "\u202egpj.txt", "\u2066x\u2069", "a\u200bb", "\U000e0041x",
    "\u061cx",
    "\n::error file=a::x", "\n  ::add-mask::1", "\r::stop-commands::x", "##[command]x", "##vso[task.setvariable]x",
    "\x85::set-output name=a::b", "\u2028::warning::x", "%0A::error::x",
]  # fmt: skip
TEXTS = [one.name for one in REPORTERS if not one.binary]


def run(folder: Path, *options: str) -> str:
    """What a run prints, on either stream."""
    done = subprocess.run(
        [sys.executable, "-m", "gklint", "--no-cache", *options], cwd=folder, capture_output=True, timeout=60
    )
    return (done.stdout.removeprefix(b"\xef\xbb\xbf") + done.stderr).decode("utf-8")


def assert_harmless(text: str) -> None:
    assert ACTING.search(text) is None, ascii(ACTING.search(text))
    assert COMMAND.search(text.replace("\u2028", "\n")) is None, COMMAND.search(text)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose reports, names, rules and settings hold what acts."""
    for at, evil in enumerate(EVIL):
        (tmp_path / f"{at}{evil.replace('/', '∕')}.md").write_text(
            report(
                form="2021",
                organ=f"某{evil.strip()}局",
                overview=f"{evil}收到 3 件,办结２件。",
                **{"requests.received@total": 9},
            )
        )
    (tmp_path / "r").mkdir()
    quoted = json.dumps("x\x1b[2J\u202e\n::error::x")
    (tmp_path / "r" / "a.yaml").write_text(
        f"id: ZZ001\nname: evil\nseverity: error\nsummary: {quoted}\nbasis: {quoted}\nforbid: 收到\n"
        f"scope: overview\nmessage: {quoted}\nhelp: {quoted}\nexamples:\n  pass:\n    - 甲。\n  fail:\n    - 收到。\n"
    )
    return tmp_path


@pytest.mark.parametrize("name", TEXTS)
def test_no_format_acts(folder: Path, name: str) -> None:
    printed = run(folder, ".", "--no-config", "--package", "./r", "--output-format", name)
    assert_harmless(printed)
    assert "ZZ001" in printed or name in ("facts", "facts-csv", "summaries")


def test_json_keeps_the_values(folder: Path) -> None:
    found = json.loads(run(folder, ".", "--no-config", "--output-format", "json"))
    assert any("\u202e" in one["path"] for one in found["files"])


@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize(
    "text",
    ["{0} = 1\n", "select = [{0}]\n", "packages = [{0}]\n", "[severity]\n{0} = {0}\n", "[rules.{0}]\na = 1\n",
     "extends = {0}\n",
     "lang = {0}\n", "output-format = {0}\n", "form = {0}\n", "baseline = {0}\n",
     "[[overrides]]\nfiles = [{0}]\n{0} = 1\n",
     "[district]\nbodies = {0}\n", "exclude = [{0}]\n"],
)  # fmt: skip
def test_messages_about_settings_do_not_act(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], text: str, evil: str
) -> None:
    from gklint.cli.main import main

    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "gklint.toml").write_text(text.format(json.dumps(evil)), "utf-8")
    main([".", "--no-cache"])
    out, err = capfdbinary.readouterr()
    assert_harmless((out + err).decode("utf-8"))


@pytest.mark.parametrize("evil", EVIL)
def test_the_exits_by_themselves(evil: str) -> None:
    assert_harmless(disarm_commands(replace_unprintable(evil.replace("\r", "\n"))))
    assert "\n" not in one_line(evil)
    assert json.loads(escape_json(json.dumps(evil, ensure_ascii=False))) == evil
    assert ACTING.search(escape_json(json.dumps(evil, ensure_ascii=False))) is None


def test_what_is_shown_tells_the_number() -> None:
    assert replace_unprintable("a\u202eb\x1bc") == "a<U+202E>b<U+001B>c"


def test_markdown_notifies_and_links_nobody() -> None:
    shown = escape_markdown("@someone fixes #1 and <img src=x> ![a](b)")
    assert "@" not in shown and "#1" not in shown and "<" not in shown and "![" not in shown
