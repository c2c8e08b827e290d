"""What a package may contribute besides rules: readers, reporters, profiles; and its description of itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from typing import Any, Protocol

from gklint.model.bilingual import Language
from gklint.model.document import Document
from gklint.model.light_classes import NamedTuple
from gklint.model.light_data_classes import dataclass
from gklint.model.outcome import Outcome

API_VERSION = "1"


class PluginInfo(NamedTuple):
    """A package's description of itself: namespace, the rule-id prefixes it reserves, the API it was written for.

    `namespace` is the name of the entry point; `prefixes` are 2 to 6 capitals each, such as `("BJHD",)`.
    """

    namespace: str
    prefixes: tuple[str, ...]
    api: str = API_VERSION


class ReaderOptions(NamedTuple):
    """Limits every reader keeps (hostile files): see readers.limits for the defaults."""

    max_bytes: int = 64 * 1024 * 1024
    max_text: int = 16_000_000  # code points laid out
    max_cells: int = 200_000
    max_seconds: float = 10.0  # of computing

    @property
    def max_wait(self) -> float:
        """Seconds by the clock on the wall: for other programs, and for what waits instead of computing."""
        return self.max_seconds * 6


class ReadDocument(Protocol):
    def __call__(self, data: bytes, path: str, options: ReaderOptions) -> Document: ...


class PrepareFiles(Protocol):
    def __call__(self, files: Iterable[bytes], options: ReaderOptions) -> ReadDocument: ...


class Reader(NamedTuple):
    """A reader: `load` imports its module on first use and returns the function that reads bytes.

    That function takes (data, path, options) and returns a Document; what prevents that is a Note `unreadable` of
    the document, not an exception. `suffixes` are such as `(".odt",)`. `sniff` says from the first bytes whether it
    knows the content (misnamed files), with any suffix. `versions` names what its results depend on besides its own
    code: libraries, programs.
    `prepare` is for a reader that is quicker on many files at once: like `load` it imports, and returns a function
    that is given the bytes of several files, one after another, and returns the function that reads each of them.
    It raises nothing for what a file holds; a file may have changed when it is read.
    """

    name: str
    suffixes: tuple[str, ...]
    load: Callable[[], ReadDocument]
    sniff: Callable[[bytes], bool] = lambda head: False
    versions: Callable[[], str] = lambda: ""
    prepare: Callable[[], PrepareFiles] | None = None


class ReporterOptions(NamedTuple):
    language: Language = "zh"
    color: bool = False
    width: int | None = None
    verbose: bool = False
    statistics: bool = False
    settings: Mapping[str, Any] = {}  # per reporter, e.g. {"profile": "github"} for sarif


class Reporter(NamedTuple):
    """A reporter: `load` returns the pure function (Outcome, ReporterOptions) -> text, or bytes where `binary`.

    `products` names what it needs of each report beside its findings: fields of `gklint.model.products.Products`.
    `pieces` is for a reporter that need not have the whole text at once: like `load` it imports, and returns a function
    whose pieces, each to the end of a line of those that services read commands from, make the text of `load`.
    """

    name: str
    load: Callable[[], Callable[[Outcome, ReporterOptions], str | bytes]]
    binary: bool = False
    products: tuple[str, ...] = ()
    pieces: Callable[[], Callable[[Outcome, ReporterOptions], Iterator[str]]] | None = None


@dataclass(frozen=True)
class Profile:
    """A named choice: severities, options, rules on or off. What the user configures wins over it.

    `select` adds rules, `ignore` leaves some out: ids, names or prefixes. `severity` and `options` are by rule id.
    """

    name: str
    title: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
