"""GK903: 旧格式的项目数量、公开总数量与上一年度报告接不上。"""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Archive, Comparison, ReportSummary, Words, dataclass, fails, lazy_pattern, passes, rule
from gklint_national.archive.cells import cell_name
from gklint_national.archive.explained import REFORM, explains

_ITEMS = ("licensing", "other_services", "inspection", "confirmation", "penalty", "coercion", "fees")
_DOCUMENTS = ("regulations", "normative")
_EXPLAINED = lazy_pattern(
    rf"{REFORM}|权责清单|权力清单|清单[^，]{{0,6}}调整|下放|赋权|承接|取消|清理|废止|失效|更正|误填|漏填"
    r"|统计口径|口径[^，。]{0,4}(?:调整|变化|不同|不一)"
)


@dataclass(frozen=True)
class BalanceOptions:
    """`tolerance` is how many documents the disclosed total may fall short by: some are repealed."""

    tolerance: int = 10


@rule(
    "GK903",
    "items-balance",
    severity="warning",
    summary=(
        "项目数量或公开总数量与上一年度报告接不上",
        "items or disclosed totals do not follow from last year's report",
    ),
    basis="国办公开办函〔2019〕60号 表二；数字逻辑（上一年项目数量 = 上年报告的上一年项目数量 + 增/减）",
    help=(
        "请核对两年的报告；因清单调整、权力下放、文件废止等确有不同的，请在总体情况或表下注明。",
        "Compare both reports; where lists of items changed or documents were repealed, state it in the report",
    ),
    forms=("2019",),
    scope="archive",
    options=BalanceOptions,
    examples=[
        fails(
            form="2019",
            year=2020,
            facts={"licensing.items_before": 12},
            others=[
                {"form": "2019", "year": 2019, "facts": {"licensing.items_before": 8, "licensing.items_change": 2}}
            ],
            at="12",
            message="应为10项",
            severity="warning",
            count=1,
        ),
        fails(
            form="2019",
            year=2020,
            facts={"normative.disclosed": 5, "normative.disclosed_total": 20},
            others=[{"form": "2019", "year": 2019, "normative.disclosed_total": 60}],
            at="20",
            severity="info",
        ),
        fails(
            form="2019",
            year=2020,
            facts={"licensing.items_before": 12},
            overview="为统一答复，编发了操作口径。",
            others=[
                {"form": "2019", "year": 2019, "facts": {"licensing.items_before": 8, "licensing.items_change": 2}}
            ],
            message="应为10项",
            comment="口径不是统计口径",
        ),
        passes(
            form="2019",
            year=2020,
            facts={"licensing.items_before": 10},
            others=[
                {"form": "2019", "year": 2019, "facts": {"licensing.items_before": 8, "licensing.items_change": 2}}
            ],
        ),
        passes(
            form="2019",
            year=2020,
            facts={"penalty.items_before": 0, "penalty.items_change": "+336"},
            others=[{"form": "2019", "year": 2019}],
            comment="执法权当年下放到街道，增加数大，与上一年仍接得上",
        ),
        passes(
            form="2019",
            year=2020,
            facts={"licensing.items_before": 12},
            overview="根据权责清单调整，行政许可项目重新统计。",
            others=[
                {"form": "2019", "year": 2019, "facts": {"licensing.items_before": 8, "licensing.items_change": 2}}
            ],
            comment="清单改革",
        ),
        passes(
            form="2019",
            year=2020,
            facts={"normative.disclosed": 5, "normative.disclosed_total": 58},
            others=[{"form": "2019", "year": 2019, "normative.disclosed_total": 60}],
            comment="少得不多，可能有文件废止",
        ),
        passes(
            form="2019",
            year=2020,
            facts={"normative.disclosed": 5, "normative.disclosed_total": 45},
            others=[{"form": "2019", "year": 2019, "normative.disclosed_total": 60}],
            options={"tolerance": 20},
        ),
    ],
)
def check(archive: Archive, options: BalanceOptions) -> Iterator[Comparison]:
    """2019、2020年度的格式里，“上一年项目数量”应等于上一年度报告的“上一年项目数量”加“本年增/减”。

    不相等的为警告。规章、规范性文件的“对外公开总数量”比上一年总数加本年新公开少出一截（默认超过10件）的，
    只作提示，因为文件可能废止。报告里说明了清单调整、权力下放、废止、清理的不报。

    错误：2019年度行政许可8项、增2项，2020年度“上一年项目数量”填12。正确：填10。
    """
    for last, now in archive.pairs():
        told = [*_items(archive, last, now), *_documents(archive, last, now, options.tolerance)]
        if told and not explains(now, _EXPLAINED):
            yield from told


def _items(archive: Archive, last: ReportSummary, now: ReportSummary) -> Iterator[Comparison]:
    for kind in _ITEMS:
        figure = f"{kind}.items_before"
        before, change = archive.value(last, figure), archive.value(last, f"{kind}.items_change")
        found = archive.value(now, figure)
        if before is None or change is None or found in (None, before + change):
            continue
        label = cell_name(archive.form(now), (figure, None))
        words = Words(
            f"{label}填{found}项；{last.year}年度报告为{before}项、增减{change}项，应为{before + change}项",
            f"{figure} is {found}; the report for {last.year} has {before} and a change of {change}: {before + change}",
        )
        related = Words(f"{last.year}年度{before}项", f"{last.year}: {before}")
        yield Comparison(words, now.figure(figure), figure, ((related, last.figure(figure)),))


def _documents(archive: Archive, last: ReportSummary, now: ReportSummary, tolerance: int) -> Iterator[Comparison]:
    for kind in _DOCUMENTS:
        figure = f"{kind}.disclosed_total"
        before, found = archive.value(last, figure), archive.value(now, figure)
        new = archive.value(now, f"{kind}.disclosed")
        if before is None or found is None or new is None or found >= before + new - tolerance:
            continue
        label = cell_name(archive.form(now), (figure, None))
        words = Words(
            f"{label}填{found}件，少于{last.year}年度的{before}件与本年新公开{new}件之和（{before + new}件）",
            f"{figure} is {found}, fewer than {before} of {last.year} plus {new} newly disclosed = {before + new}",
        )
        related = Words(f"{last.year}年度{before}件", f"{last.year}: {before}")
        yield Comparison(words, now.figure(figure), figure, ((related, last.figure(figure)),), severity="info")
