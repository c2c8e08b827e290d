"""The language server: requests and notifications of a client, answered from the open documents."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path
from pygls.workspace import TextDocument

from gklint import __version__
from gklint.lsp import report_features
from gklint.lsp.documents import CheckedDocument, OpenDocuments
from gklint.lsp.rule_files import is_rule_file, rule_diagnostics
from gklint.model.bilingual import Language, Words

_PAUSE = 0.25  # seconds without a keystroke before a document is checked
_RUNNING = Words("gklint {0}，Python {1}（{2}）", "gklint {0}, Python {1} ({2})")
_SETTINGS = Words("{0}：设置文件 {1}，{2}个问题", "{0}: settings {1}, {2} findings")
_NO_SETTINGS = Words("无，按默认设置", "none, defaults")
_SILENT = Words("{0}：没有检查：{1}", "{0}: not checked: {1}")


class GklintServer(LanguageServer):
    """A language server with its open documents; `language` is that of messages."""

    def __init__(self, language: Language) -> None:
        super().__init__("gklint", __version__)
        self.language = language
        self.documents = OpenDocuments()
        self.waiting: dict[str, asyncio.Task[None]] = {}
        self.open_uris: set[str] = set()  # as the client writes them; the library keys its documents otherwise

    def document(self, uri: str) -> TextDocument:
        """The open document."""
        return self.workspace.get_text_document(uri)

    def checked(self, uri: str) -> CheckedDocument:
        """The document as checked; what is checked, by which settings and why not, goes to the client's log."""
        document = self.document(uri)
        return self.documents.check(path_of(uri), document.version or 0, document.source)

    def log(self, text: str) -> None:
        """A line in the client's output channel."""
        self.window_log_message(types.LogMessageParams(types.MessageType.Info, text))

    def say(self, uri: str, checked: CheckedDocument) -> None:
        """What was done with a document, for a user who wonders why nothing happens."""
        name = path_of(uri).name
        if checked.silence is not None:
            self.log(_SILENT.to(self.language).format(name, checked.silence.to(self.language)))
            return
        settings = checked.settings or _NO_SETTINGS.to(self.language)
        self.log(_SETTINGS.to(self.language).format(name, settings, len(checked.diagnostics)))

    def diagnostics(self, uri: str) -> list[types.Diagnostic]:
        """The diagnostics of a report or of a rule file."""
        document, path = self.document(uri), path_of(uri)
        if is_rule_file(path, document.source):
            return rule_diagnostics(path, document.source, self.language)
        return report_features.diagnostics(self.checked(uri), document, self.language)

    def publish(self, uri: str) -> None:
        """Check the document and push its diagnostics."""
        document = self.document(uri)
        found = self.diagnostics(uri)
        if not is_rule_file(path_of(uri), document.source):
            self.say(uri, self.checked(uri))
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri=uri, diagnostics=found, version=document.version)
        )

    def publish_later(self, uri: str, pause: float = _PAUSE) -> None:
        """Check the document when nothing has been typed for a moment."""
        if uri in self.waiting:
            self.waiting[uri].cancel()
        self.waiting[uri] = asyncio.ensure_future(self._after(pause, uri))

    async def _after(self, pause: float, uri: str) -> None:
        await asyncio.sleep(pause)
        self.waiting.pop(uri, None)
        if uri in self.open_uris:
            self.publish(uri)


def path_of(uri: str) -> Path:
    """The file a URI names; one that is not saved yet lies in the working folder."""
    named = to_fs_path(uri)
    return Path(named) if named else Path.cwd() / uri.rpartition("/")[2].rpartition(":")[2]


def build_server(language: Language = "zh") -> GklintServer:
    """A server with all its features."""
    server = GklintServer(language)
    for add in (_add_documents, _add_features):
        add(server)
    return server


def _add_documents(server: GklintServer) -> None:
    @server.feature(types.INITIALIZED)
    def initialized(params: types.InitializedParams) -> None:
        version = ".".join(map(str, sys.version_info[:3]))
        server.log(_RUNNING.to(server.language).format(__version__, version, sys.executable))

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.open_uris.add(params.text_document.uri)
        server.publish_later(params.text_document.uri, 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.publish_later(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        if path_of(params.text_document.uri).suffix in (".toml", ".yaml", ".yml"):  # settings or rules of a folder
            server.documents.forget()
            for uri in server.open_uris:
                server.publish_later(uri, 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.open_uris.discard(uri)
        server.documents.forget(path_of(uri))
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri=uri, diagnostics=[]))


def _add_features(server: GklintServer) -> None:
    options = types.DiagnosticOptions(inter_file_dependencies=False, workspace_diagnostics=False, identifier="gklint")

    @server.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, options)
    def pulled(params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
        return types.RelatedFullDocumentDiagnosticReport(items=server.diagnostics(params.text_document.uri))

    kinds = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, kinds)
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        return report_features.code_actions(server.checked(uri), server.document(uri), params.range, server.language)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hovered(params: types.HoverParams) -> types.Hover | None:
        uri = params.text_document.uri
        return report_features.hover(server.checked(uri), server.document(uri), params.position, server.language)

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def outlined(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        uri = params.text_document.uri
        return report_features.symbols(server.checked(uri), server.document(uri))

    @server.feature(types.TEXT_DOCUMENT_INLAY_HINT)
    def hinted(params: types.InlayHintParams) -> list[types.InlayHint]:
        uri = params.text_document.uri
        return list(report_features.inlay_hints(server.checked(uri), server.document(uri), params.range))
