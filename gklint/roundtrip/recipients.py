"""Who has something to do after a run: bodies with findings, and bodies that have not handed in a report."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from gklint.district.bodies import BodyFiles, Filed, Standing
from gklint.district.district import District
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.model.outcome import Outcome
from gklint.reporters.sentences import SEVERITY_LABELS
from gklint.roundtrip.ledger import Entry

UNKNOWN = "未识别单位"
PRODUCTS = ("facts",)  # what a run has to keep, so that two reports of a body can be compared
_UNSAFE = lazy_pattern(r'[\\/:*?"<>|\x00-\x1f]')
_LONGEST = 80  # characters: with three bytes each below the 255 bytes that a name may have
_PROBLEMS: Mapping[Standing, str] = {
    "missing": "没有收到{}年度报告",
    "unreadable": "收到的文件不能读取，没有可用的{}年度报告",
    "no-report": "收到的文件不是年度报告，没有{}年度报告",
    "twice": "收到{}年度报告两份，数字不一致",
}


class Recipient(NamedTuple):
    """A body that gets a folder, or a file of no known body (`body` is empty then).

    `standing` is what the body has handed in for `year`; `reports` are its files for that year, `files` all it has.
    """

    body: str
    folder: str
    standing: Standing
    year: int | None
    reports: tuple[Filed, ...]
    files: tuple[Filed, ...]

    @property
    def year_words(self) -> str:
        """The year as it stands in sentences; nothing where no report has one."""
        return str(self.year) if self.year is not None else ""

    @property
    def paths(self) -> frozenset[str]:
        """The paths of all its files."""
        return frozenset(filed.record.path for filed in self.files)

    def year_of(self, path: str) -> str:
        """The year that one of its files is for; one that is no report is for the year in question."""
        year = next(filed.year for filed in self.files if filed.record.path == path)
        return str(year) if year is not None else self.year_words


def recipients_of(outcome: Outcome) -> tuple[Recipient, ...]:
    """Everybody with something to do, by the list of bodies as the pages of `gklint report` know them."""
    district = District.of(outcome)
    found = {diagnostic.place.path for diagnostic in outcome.diagnostics}
    taken: set[str] = set()
    bodies = [_recipient(district, one, taken) for one in district.bodies if _has_work(district, one, found)]
    strays = [
        Recipient("", f"{UNKNOWN}/{_free(filed.record.path.rpartition('/')[2], taken)}", "received", None, (), (filed,))
        for filed in district.assigned.unassigned
        if filed.record.path in found
    ]
    return (*bodies, *strays)


def body_names(outcome: Outcome) -> dict[str, str]:
    """The body of each file of a run that is known, by its path."""
    bodies = District.of(outcome).bodies
    return {filed.record.path: one.body.name for one in bodies for filed in one.files}


def request_entry(recipient: Recipient) -> Entry:
    """The entry that asks a body for its report: for one with no finding on which to say so."""
    year, problem = recipient.year_words, _PROBLEMS[recipient.standing].format(recipient.year_words)
    digest = hashlib.sha256("\x1f".join((recipient.standing, recipient.body, year)).encode("utf-8", "replace"))
    return Entry(
        f"报送-{digest.hexdigest()[:16]}",
        recipient.body,
        year,
        f"{recipient.body}{year}年度报告（待报送）",
        "",
        "",
        SEVERITY_LABELS["error"].zh,
        "",
        problem,
        recipient.standing,
        "sent",
    )


def _has_work(district: District, one: BodyFiles, found: set[str]) -> bool:
    return district.standing(one) != "received" or any(filed.record.path in found for filed in one.files)


def _recipient(district: District, one: BodyFiles, taken: set[str]) -> Recipient:
    folder = _free(one.body.name, taken)
    standing = district.standing(one)
    return Recipient(one.body.name, folder, standing, district.year, district.filed(one), one.files)


def _free(name: str, taken: set[str]) -> str:
    """The name as one of a folder, with a number where another has it already."""
    plain = next(name for name in _plain_names(name) if name.casefold() not in taken)
    taken.add(plain.casefold())
    return plain


def _plain_names(name: str) -> Iterator[str]:
    plain = _UNSAFE.sub("_", name)[:_LONGEST].strip(". ") or UNKNOWN
    yield plain
    number = 2
    while True:
        yield f"{plain}_{number}"
        number += 1
