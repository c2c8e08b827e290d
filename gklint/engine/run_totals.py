"""What becomes of a run as its files are gone through one by one: long sequences on the disk, and small sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from gklint.model.bilingual import Words
from gklint.model.diagnostic import Diagnostic
from gklint.model.outcome import Failure, FileOutcome, FileRecord, FindingCounts
from gklint.model.products import NO_PRODUCTS, Products
from gklint.model.report import ReportKind
from gklint.system.spool import Spool

_UNCHECKED: Mapping[ReportKind, Words] = {
    "unreadable": Words("无法读取", "cannot be read"),
    "not-a-report": Words("不像年度报告", "no annual report"),
    "unsupported": Words("这种格式或年度的报告不在检查范围", "a form or year that is not checked"),
}
_MOST_NAMED = 5


class RunTotals:
    """The sums of a run so far. Files are added by path, the findings of each sorted by place."""

    def __init__(self, timings: Iterable[tuple[str, float]] = ()) -> None:
        self.records = Spool(FileRecord)
        self.kept, self.aside = Spool(Diagnostic), Spool(Diagnostic)
        self.products = SpooledProducts()
        self.counts = FindingCounts(Counter(), Counter())
        self.failures: list[Failure] = []
        self.timings: Counter[str] = Counter(dict(timings))
        self._silent = 0
        self._named: list[FileRecord] = []

    def add(self, outcomes: Iterable[FileOutcome]) -> list[FileRecord]:
        """Add all but the findings of the outcomes; their records are returned."""
        records = []
        for one in outcomes:
            records.append(one.record)
            self.failures += one.failures
            self.timings.update(dict(one.timings))
            self.products.add(one.record.path, one.products)
            if one.record.kind in _UNCHECKED and not one.diagnostics and not one.failures:
                self._silent += 1
                self._named = [*self._named, one.record][:_MOST_NAMED]
        return records

    def add_findings(
        self, records: Iterable[FileRecord], kept: Sequence[Diagnostic], aside: Sequence[Diagnostic]
    ) -> None:
        """Add the records of a path, and the findings there as triage has left them."""
        self.records.extend(records)
        self.kept.extend(kept)
        self.aside.extend(aside)
        more = FindingCounts.of(kept, aside)
        self.counts.standing.update(more.standing)
        self.counts.suppressed.update(more.suppressed)

    def unchecked_notice(self) -> Words | None:
        """Names the files that are no report to check and of which no rule says so, since none that would is asked."""
        if not self._silent:
            return None
        zh = "、".join(f"{one.path}（{_UNCHECKED[one.kind].zh}）" for one in self._named)
        en = ", ".join(f"{one.path} ({_UNCHECKED[one.kind].en})" for one in self._named)
        more = self._silent > _MOST_NAMED
        return Words(
            f"有{self._silent}个文件没有检查：{zh}{'等' if more else ''}",
            f"{self._silent} files were not checked: {en}{' and others' if more else ''}",
        )


class SpooledProducts(Mapping[str, Products]):
    """What was kept of each report, by its path, where anything was; each read when it is asked for."""

    def __init__(self) -> None:
        self._at: dict[str, int] = {}
        self._products = Spool(Products)

    def add(self, path: str, products: Products) -> None:
        """Keep the products of the report at the path."""
        if products != NO_PRODUCTS:
            self._products.append(products)
            self._at[path] = len(self._products) - 1

    def __getitem__(self, path: str) -> Products:
        return self._products[self._at[path]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._at)

    def __len__(self) -> int:
        return len(self._at)
