"""GK902: 现行有效件数与上一年度报告接不上。"""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Archive, Comparison, Number, ReportSummary, Severity, Words, fails, lazy_pattern, passes, rule
from gklint_national.archive.explained import REFORM, explains

_KINDS = {"regulations": Words("规章", "Rules"), "normative": Words("行政规范性文件", "Normative documents")}
# The compared prose has no numbers: 保留有效文件件.
_RECOUNTED = lazy_pattern(
    rf"{REFORM}|口径|统计范围|更正|误填|漏填|漏报|(?:重新|补充)(?:认定|纳入|登记|公布|统计)"
    r"|(?:清理|认定|确认|核查|保留|公布)[^，]{0,16}(?:现行|继续)?有效[^，]{0,16}件(?:，|$|、)|清理(?:后|出)[^，]{0,16}件(?:，|$|、)"
)
# Documents that lapse, or are cleared away, leave fewer of them in force, never more.
_LAPSED = lazy_pattern(r"失效|有效期|到期|(?:文件|规章)[^，]{0,6}清理|清理[^，]{0,10}(?:文件|规章)")


@rule(
    "GK902",
    "valid-documents",
    severity="warning",
    summary=("现行有效件数与上一年度报告接不上", "documents in force do not follow from last year's report"),
    basis="国办公开办函〔2021〕30号 表二；数字逻辑（现行有效 = 上年现行有效 + 本年制发 − 本年废止）",
    help=(
        "请核对两年的现行有效件数和本年制发、废止件数；因到期失效、文件清理或统计口径变化确有不同的，请在总体情况或表下注明。",
        "Check both years' documents in force and this year's issued and repealed; where documents expired or the "
        "counting changed, state it in the report",
    ),
    forms=("2021",),
    scope="archive",
    examples=[
        fails(
            facts={"normative.issued": 3, "normative.repealed": 1, "normative.in_force": 20},
            others=[{"year": 2022, "normative.in_force": 15}],
            at="20",
            message="应为17件",
            severity="warning",
            count=1,
        ),
        fails(
            facts={"normative.issued": 3, "normative.in_force": 9},
            others=[{"year": 2022, "normative.in_force": 10}],
            severity="info",
            comment="比应有的少，也可能是到期失效，只作提示",
        ),
        passes(
            facts={"normative.issued": 3, "normative.repealed": 1, "normative.in_force": 17},
            others=[{"year": 2022, "normative.in_force": 15}],
        ),
        passes(
            facts={"normative.issued": 3, "normative.in_force": 9},
            overview="现行有效的文件中4件有效期届满，自动失效。",
            others=[{"year": 2022, "normative.in_force": 10}],
            comment="说明了到期失效",
        ),
        passes(
            facts={"normative.in_force": 6},
            overview="开展行政规范性文件清理，公布继续有效的文件目录。",
            others=[{"year": 2022, "normative.in_force": 10}],
            comment="文件清理",
        ),
        fails(
            facts={"normative.issued": 3, "normative.repealed": 1, "normative.in_force": 15},
            overview="对已发布的政策文件定期清理，动态更新公开目录。",
            others=[{"year": 2022, "normative.in_force": 9}],
            severity="warning",
            comment="清理只会使文件变少",
        ),
        passes(
            facts={"normative.in_force": 14},
            overview="经清理，认定现行有效的行政规范性文件14件。",
            others=[{"year": 2022, "normative.in_force": 10}],
            comment="写明了清理的结果",
        ),
        passes(
            facts={"normative.in_force": 60},
            notes={"disclosure": "注：统计口径由本机关调整为全系统。"},
            others=[{"year": 2022, "normative.in_force": 10}],
            comment="统计范围变化",
        ),
        passes(
            facts={"normative.in_force": "60（含自然失效29件）"},
            others=[{"year": 2022, "normative.in_force": 10}],
            comment="格内有说明",
        ),
        passes(
            year=2021,
            facts={"normative.in_force": 12},
            others=[{"form": "2019", "year": 2020, "normative.disclosed_total": 10}],
            comment="2020年度是旧格式，没有现行有效件数",
        ),
    ],
)
def check(archive: Archive, options: None) -> Iterator[Comparison]:
    """“现行有效件数”应等于上一年度的现行有效件数，加本年制发，减本年废止。

    只比较两年都是2021年格式的报告。比应有的多为警告；比应有的少，可能是有效期届满自动失效，只作提示。
    报告里说明了统计口径变化、机构改革或写明清理出多少件的不报，格内有说明的不比较。比应有的少，报告里提到失效或清理的也不报；
    失效和清理只会使文件变少，比应有的多时不算说明。

    错误：上年现行有效15，本年制发3、废止1、现行有效20。正确：现行有效17。
    """
    for last, now in archive.pairs():
        for one in [one for kind in _KINDS if (one := _of_kind(archive, last, now, kind)) is not None]:
            lapsed = one.severity == "info" and explains(now, _LAPSED)
            if not lapsed and not explains(now, _RECOUNTED):
                yield one


def _of_kind(archive: Archive, last: ReportSummary, now: ReportSummary, kind: str) -> Comparison | None:
    stock = f"{kind}.in_force"
    before, found = archive.value(last, stock), archive.value(now, stock)
    issued, repealed = archive.value(now, f"{kind}.issued"), archive.value(now, f"{kind}.repealed")
    if before is None or found is None or issued is None or repealed is None:
        return None
    due = before + issued - repealed
    if found == due:
        return None
    severity: Severity = "warning" if found > due else "info"
    related = Words(f"{last.year}年度现行有效{before}件", f"{last.year}: {before} in force")
    words = _words(_KINDS[kind], last.year, (before, issued, repealed, due, found))
    return Comparison(words, now.figure(stock), stock, ((related, last.figure(stock)),), severity)


def _words(kind: Words, year: int, numbers: tuple[Number, Number, Number, Number, Number]) -> Words:
    before, issued, repealed, due, found = numbers
    return Words(
        f"{kind.zh}现行有效{found}件；{year}年度现行有效{before}件，加本年制发{issued}件，"
        f"减本年废止{repealed}件，应为{due}件",
        f"{kind.en}: {found} in force; {before} in {year}, plus {issued} issued, minus {repealed} repealed makes {due}",
    )
