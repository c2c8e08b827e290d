"""Addresses as given → the report files they mean, as `discover` does it for paths."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path, PurePosixPath

from gklint.errors import UsageError
from gklint.inputs.discover import EMPTY, MISSING, Discovery, Problem, unknown_suffix
from gklint.inputs.ignored import FileSelection
from gklint.inputs.unsupported import count_unsupported
from gklint.model.bilingual import Words
from gklint.model.os_error_cause import ExplainedError, cause_of
from gklint.model.report_file import File
from gklint.system.remote_files import remote_files

Selection = Callable[[Path], FileSelection]


def discover_remote(addresses: Iterable[str], selection: Selection) -> Discovery:
    """The report files at these addresses, each once, and what stood in the way.

    Hidden files and what the configuration excludes are passed over below an address; what is given itself is read.
    Raises UsageError where addresses of that kind cannot be read here.
    """
    files: dict[str, File] = {}
    problems: list[Problem] = []
    unsupported: list[str] = []
    for given in sorted(set(addresses)):
        found = _list_files(given, problems)
        if found == [given]:
            taken = _given_file(given, selection, problems)
        elif found is not None:
            taken = list(_reports_among(given, found, selection, unsupported))
            if not taken:
                problems.append(Problem("empty-folder", given, EMPTY))
        else:
            continue
        files.update((one, File(Path(one), one)) for one in taken)
    return Discovery([files[one] for one in sorted(files)], sorted(problems), count_unsupported(unsupported))


def merge_discoveries(one: Discovery, other: Discovery) -> Discovery:
    """What both found, sorted."""
    said = [words for words in (one.unsupported, other.unsupported) if words is not None]
    both = Words("；".join(words.zh for words in said), "; ".join(words.to("en") for words in said)) if said else None
    files = {file.display: file for file in (*one.files, *other.files)}
    problems = sorted([*one.problems, *other.problems])
    return Discovery([files[name] for name in sorted(files)], problems, both, [*one.passed_over, *other.passed_over])


def _list_files(given: str, problems: list[Problem]) -> Sequence[str] | None:
    """The files below an address, itself where it is a file; None where nothing is there, which is a problem."""
    try:
        found = remote_files(given)
    except FileNotFoundError:
        problems.append(Problem("missing", given, MISSING))
        return None
    except ExplainedError as error:
        raise UsageError(f"{given}: {error.words.zh}", f"{given}: {error.words.to('en')}") from None
    except OSError as error:
        problems.append(Problem("unreadable-folder", given, cause_of(error)))
        return None
    return [given] if found is None else found


def _given_file(given: str, selection: Selection, problems: list[Problem]) -> list[str]:
    path = Path(given)
    suffixes = selection(path.parent).suffixes
    if path.suffix.lower() in suffixes:
        return [given]
    problems.append(Problem("unknown-suffix", given, *unknown_suffix(path.suffix.lower(), sorted(suffixes))))
    return []


def _reports_among(given: str, found: Sequence[str], selection: Selection, unsupported: list[str]) -> Iterator[str]:
    """Those that are reports by their names and not passed over; suffixes of others are added to `unsupported`."""
    for address in found:
        below = address.removeprefix(given.rstrip("/")).strip("/")
        path, chosen = Path(address), selection(Path(address).parent)
        if any(part.startswith((".", "~$")) for part in below.split("/")) or _is_excluded(given, below, chosen):
            continue
        if chosen.takes(path):
            yield address
        elif not chosen.reads(path):
            unsupported.append(path.suffix.lower())


def _is_excluded(given: str, below: str, chosen: FileSelection) -> bool:
    """Whether the configuration excludes the file, or a folder between it and the address given."""
    *folders, _ = accumulate(PurePosixPath(below).parts, lambda above, part: f"{above}/{part}")
    root = Path(given)
    return chosen.excluded.covers(root / below, folder=False) or any(
        chosen.excluded.covers(root / folder, folder=True) for folder in folders
    )
