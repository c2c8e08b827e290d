"""The language server driven by a client library over its pipes, as an editor drives it."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from gklint.testing import report

pytest.importorskip("pygls")

from lsprotocol import types
from pygls.lsp.client import LanguageClient

import gklint
from gklint.cli.main import main

WRONG = report(facts={"requests.received@total": 9}).replace("依法", "依法😀", 1) + "\n法制政府。\n"
Talk = Callable[["Editor"], Awaitable[None]]


class Editor:
    """A client with one open folder; what the server pushes and logs is kept."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.client = LanguageClient("editor", "1")
        self.pushed: dict[str, list[types.Diagnostic]] = {}
        self.logged: list[str] = []
        self.news = asyncio.Event()

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def pushed(params: types.PublishDiagnosticsParams) -> None:
            self.pushed[params.uri] = list(params.diagnostics)
            self.news.set()

        @self.client.feature(types.WINDOW_LOG_MESSAGE)
        def logged(params: types.LogMessageParams) -> None:
            self.logged.append(params.message)

    async def open(self, name: str, text: str) -> str:
        """Open a document and wait for its diagnostics; the URI."""
        uri = (self.folder / name).as_uri()
        self.news.clear()
        item = types.TextDocumentItem(uri, "plaintext", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        await asyncio.wait_for(self.news.wait(), 60)
        return uri

    async def change(self, uri: str, version: int, text: str) -> None:
        """Replace a document's text and wait for the diagnostics."""
        self.news.clear()
        named = types.VersionedTextDocumentIdentifier(version=version, uri=uri)
        whole = types.TextDocumentContentChangeWholeDocument(text=text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(named, [whole]))
        await asyncio.wait_for(self.news.wait(), 60)


def drive(folder: Path, talk: Talk) -> Editor:
    """Run a conversation with a server of its own, from start to exit."""

    async def whole() -> Editor:
        editor = Editor(folder)
        await editor.client.start_io(sys.executable, "-m", "gklint", "lsp")
        await editor.client.initialize_async(
            types.InitializeParams(capabilities=types.ClientCapabilities(), root_uri=folder.as_uri())
        )
        editor.client.initialized(types.InitializedParams())
        await talk(editor)
        await editor.client.shutdown_async(None)
        editor.client.exit(None)
        await editor.client.stop()
        return editor

    return asyncio.run(whole())


def utf16(text: str, line: int, column: int) -> tuple[int, int]:
    """A position of JSON output (from 1, code points) as an editor counts it."""
    return line - 1, len(text.split("\n")[line - 1][: column - 1].encode("utf-16-le")) // 2


def test_findings_are_those_of_the_json_output_at_the_editor_s_positions(tmp_path: Path) -> None:
    async def talk(editor: Editor) -> None:
        uri = await editor.open("年报.txt", WRONG)
        pulled = await editor.client.text_document_diagnostic_async(
            types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri))
        )
        assert [one.code for one in pulled.items] == [one.code for one in editor.pushed[uri]]

    editor = drive(tmp_path, talk)
    (found,) = editor.pushed.values()
    wanted = gklint.lint_bytes(WRONG.encode(), "年报.txt").to_dict()["diagnostics"]
    listed = [(one["rule"], utf16(WRONG, one["start"]["line"], one["start"]["column"])) for one in wanted]
    assert sorted((str(one.code), (one.range.start.line, one.range.start.character)) for one in found) == sorted(listed)
    assert any(one.related_information for one in found) and "GK611" in {one.code for one in found}


def test_an_edit_is_checked_again_and_a_fix_does_what_it_says(tmp_path: Path) -> None:
    async def talk(editor: Editor) -> None:
        uri = await editor.open("年报.txt", WRONG)
        before = {one.code for one in editor.pushed[uri]}
        everything = types.Range(types.Position(0, 0), types.Position(500, 0))
        asked = types.CodeActionParams(
            types.TextDocumentIdentifier(uri), everything, types.CodeActionContext(diagnostics=[])
        )
        actions = await editor.client.text_document_code_action_async(asked)
        fixes = [one for one in actions or () if isinstance(one, types.CodeAction) and "法治" in str(one.edit)]
        assert fixes and fixes[0].edit is not None and fixes[0].edit.changes is not None
        (edit,) = fixes[0].edit.changes[uri]
        lines = WRONG.split("\n")
        line = lines[edit.range.start.line]
        lines[edit.range.start.line] = (
            line[: edit.range.start.character] + edit.new_text + line[edit.range.end.character :]
        )
        await editor.change(uri, 2, "\n".join(lines))
        assert before - {one.code for one in editor.pushed[uri]} == {"GK611"}

    drive(tmp_path, talk)


def test_hover_symbols_and_expected_sums(tmp_path: Path) -> None:
    async def talk(editor: Editor) -> None:
        uri = await editor.open("年报.txt", WRONG)
        named = types.TextDocumentIdentifier(uri)
        total = next(one for one in editor.pushed[uri] if one.code == "GK201")
        shown = await editor.client.text_document_hover_async(types.HoverParams(named, total.range.start))
        assert shown is not None and isinstance(shown.contents, types.MarkupContent) and "GK201" in shown.contents.value
        outline = await editor.client.text_document_document_symbol_async(types.DocumentSymbolParams(named))
        names = [one.name for one in outline or ()]
        assert any("总体情况" in name for name in names) and len(names) >= 6
        everything = types.Range(types.Position(0, 0), types.Position(500, 0))
        hints = await editor.client.text_document_inlay_hint_async(types.InlayHintParams(named, everything))
        assert any(str(one.label).startswith("各项合计") for one in hints or ())

    drive(tmp_path, talk)


def test_it_says_what_it_runs_and_why_it_is_silent(tmp_path: Path) -> None:
    (tmp_path / "gklint.toml").write_text('ignore = ["ALL"]\n', "utf-8")
    (tmp_path / "坏").mkdir()
    (tmp_path / "坏" / "gklint.toml").write_text("ignore = 1\n", "utf-8")

    async def talk(editor: Editor) -> None:
        await editor.open("年报.txt", WRONG)
        await editor.open("日记.txt", "今天下雨。\n")
        await editor.open("坏/年报.txt", WRONG)

    logged = drive(tmp_path, talk).logged
    assert sys.executable in logged[0] and gklint.__version__ in logged[0]
    assert any("gklint.toml" in line and "年报.txt" in line for line in logged)
    assert any("日记.txt" in line and "不是年度报告" in line for line in logged)
    assert any("没有检查" in line and "ignore" in line for line in logged)


RULE = """\
id: LOC001
name: corner
severity: warning
summary: {zh: 应写到专区}
basis: 本地通知
explanation: 说明。
require: 政务公开专区
scope: overview
message: {zh: "没有写“{text}”"}
examples:
  pass:
    - 设有政务公开专区。
    - 没有专区。
  fail:
    - 依法公开。
"""


def test_the_examples_of_a_rule_file_are_run_and_shown_at_their_line(tmp_path: Path) -> None:
    async def talk(editor: Editor) -> None:
        uri = await editor.open("rules/loc001.yaml", RULE)
        (fault,) = editor.pushed[uri]
        assert RULE.split("\n")[fault.range.start.line].strip() == "- 没有专区。"
        await editor.change(uri, 2, RULE.replace("    - 没有专区。\n", ""))
        assert editor.pushed[uri] == []
        await editor.change(uri, 3, RULE.replace("severity: warning", "severity: grave"))
        (wrong,) = editor.pushed[uri]
        assert wrong.range.start.line == 2 and "severity" in wrong.message

    drive(tmp_path, talk)


def test_without_its_library_it_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(sys.modules, "gklint.lsp.server", raising=False)
    monkeypatch.setitem(sys.modules, "pygls.lsp.server", None)
    assert main(["lsp"]) == 2
    assert "gklint[lsp]" in capsys.readouterr().err
