"""How a page is made: from pinned files only, the same each time, and from a finished page without npm or network."""

from __future__ import annotations

import os
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest

from gklint.browser import bundle, last_year
from gklint.browser.build import build
from gklint.browser.fetch import Assets, check_pinned, fetch
from gklint.browser.licences import licence_texts
from gklint.browser.page import assets_of, page_text
from gklint.browser.pins import pins
from gklint.cli.main import main
from gklint.config.config import Config
from gklint.config.layer import Layer
from gklint.config.read_config import read_config
from gklint.errors import UsageError
from gklint.model.archive import ReportSummary

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_finished_page_is_enough_to_make_the_same_again(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    assert main(["new", "page", "本区自查.html", "--from", str(page), "--no-config"]) == 0
    assert Path("本区自查.html").read_bytes() == page.read_bytes()
    assert "不用安装，不用联网" in capsys.readouterr().out
    assert 12_000_000 < page.stat().st_size < 16_000_000


def test_a_page_loads_nothing_and_its_policy_has_no_network_source(page: Path) -> None:
    text = page.read_text("utf-8")
    policy = text.partition('Content-Security-Policy" content="')[2].partition('"')[0]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert not any(
        word in policy for word in ("http", "ws:", "'self'", "*", "unsafe-inline", "'unsafe-eval'", "connect-src")
    )
    head = text.partition('<script type="text/plain"')[0]
    assert " src=" not in head and "@import" not in head and "url(" not in head


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda text: "<p>别的网页</p>", "不是 gklint new page 制作的页面"),
        (lambda text: text[: len(text) // 2], "缺少 "),
        (lambda text: text.replace('id="asset:pyodide.mjs">H4sI', 'id="asset:pyodide.mjs">H4sJ'), "已损坏"),
    ],
    ids=["other", "cut off", "damaged"],
)
def test_another_or_a_damaged_page_is_refused(page, change, message, capsys):
    Path("有误.html").write_text(change(page.read_text("utf-8")), "utf-8", newline="\n")
    assert main(["new", "page", "本区.html", "--from", "有误.html", "--no-config"]) == 2
    assert message in capsys.readouterr().err
    assert not Path("本区.html").exists()


def test_a_file_that_is_not_the_pinned_one_is_refused(assets: Assets) -> None:
    name = "pyodide.asm.wasm"
    with pytest.raises(UsageError, match=f"{name} 与本版 gklint 认定的不是同一个文件"):
        check_pinned({**assets, name: assets[name] + b"\0"})
    with pytest.raises(UsageError, match=f"缺少 {name}"):
        check_pinned({key: data for key, data in assets.items() if key != name})
    assert check_pinned({**assets, "other.js": b""}).keys() == {pin.file for pin in pins()}


def test_without_npm_or_when_a_client_fails_it_is_said_what_to_do(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UsageError, match="这台机器上没有 npm；请安装"):
        fetch()
    if os.name == "posix":
        Path("npm").write_text("#!/bin/sh\necho 'npm error network' >&2\nexit 1\n", "utf-8")
        Path("npm").chmod(0o755)
        monkeypatch.setenv("PATH", str(folder))
        with pytest.raises(UsageError, match="npm 没能取得页面要用的组件：npm error"):
            fetch()


@pytest.mark.parametrize("name", ["自查.txt", "有了.html"])
def test_a_page_is_an_html_file_and_none_is_written_over(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("有了.html").write_text("mine", "utf-8")
    assert main(["new", "page", name, "--no-config"]) == 2
    assert name in capsys.readouterr().err
    assert Path("有了.html").read_text("utf-8") == "mine"


def test_last_year_without_reports_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    Path("空.txt").write_text("不是报告", "utf-8")
    assert main(["new", "page", "自查.html", "--last-year", "空.txt", "--no-config"]) == 2
    assert "--last-year: 空.txt 中没有可用的年度报告" in capsys.readouterr().err


def test_settings_keep_their_places_to_each_other(folder: Path) -> None:
    for name in ("市/规则/a.yaml", "市/gklint.toml", "市/区/gklint.toml", "市/区/gklint-suppressions.toml"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path("市/规则/a.yaml").write_text("id: LOC001\n", "utf-8")
    Path("市/gklint.toml").write_text('packages = ["./规则", "beijing"]\n', "utf-8")
    Path("市/区/gklint.toml").write_text('extends = ["../gklint.toml"]\n', "utf-8")
    Path("市/区/gklint-suppressions.toml").write_text("", "utf-8")
    config = read_config(Path("市/区").absolute(), Layer(packages=("./市/规则", "hubei:strict")))
    settings = bundle.BundleSettings(config)
    assert settings.members.keys() == {
        "规则/a.yaml", "gklint.toml", "区/gklint.toml", "区/gklint-suppressions.toml",
    }  # fmt: skip
    assert settings.config == "区/gklint.toml"
    assert settings.packages == ("./规则", "hubei:strict")
    assert bundle.installed_names(config.named_packages) == ["beijing", "hubei"]


def test_code_is_packed_with_its_entry_points_and_the_same_each_time() -> None:
    data = bundle.code([])
    assert data == bundle.code([])
    Path("code.zip").write_bytes(data)
    with zipfile.ZipFile("code.zip") as archive:
        names = archive.namelist()
        entry = next(name for name in names if name.endswith("entry_points.txt"))
        assert archive.read(entry) == b"[gklint]\nnational = gklint_national\n"
    assert "gklint/browser/checker.py" in names and "gklint_national/__init__.py" in names
    assert not [
        name for name in names if "__pycache__" in name or name.startswith(("tests", "gklint/browser/template"))
    ]


def test_last_years_reports_survive_the_page() -> None:
    summary = ReportSummary(
        "报告.docx", "某某区民政局", 2022, "2021", (1, None, Decimal("2.5")), b"x" * 16, (("overview", b"zip"),)
    )
    (read_again,) = last_year.read(last_year.encode_summaries([summary]))
    assert read_again == summary._replace(path="上年 报告.docx")
    same = [summary._replace(path=f"{body}/报告.docx") for body in "甲乙丙"]
    assert [one.path for one in last_year.distinct(same)] == ["甲/报告.docx", "报告（2）.docx", "报告（3）.docx"]


def test_no_text_can_end_a_script_of_the_page() -> None:
    text = page_text({"a.bin": b"\0"}, {"packages": ["</script><script>alert(1)</script>"]})
    assert "<script>alert" not in text
    assert assets_of(text, "a.html") == {"a.bin": b"\0"}


def test_every_licence_is_shown() -> None:
    texts = dict(licence_texts())
    assert texts["gklint"] == (ROOT / "LICENSE").read_text("utf-8")
    assert {"CPython", "Pyodide"} < texts.keys()


def test_the_build_is_reproducible(assets: Assets, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gklint.browser.build.fetch", lambda: assets)
    assert build(Config()) == build(Config())
