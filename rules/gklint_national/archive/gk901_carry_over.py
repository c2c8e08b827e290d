"""GK901: 上年结转与上一年度报告的结转下年度继续办理不一致。"""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import (
    PARTIES,
    PARTY_LABELS,
    Archive,
    Comparison,
    ReportSummary,
    Words,
    fails,
    lazy_pattern,
    passes,
    rule,
)
from gklint_national.archive.explained import REFORM, explains

_OUT, _IN = "requests.carried_out", "requests.carried_in"
_EXPLAINED = lazy_pattern(
    rf"{REFORM}|结转[^，]{{0,14}}(?:更正|修正|调整|差异|不一致|不符|误|漏)"
    r"|(?:更正|修正|误填|误报|漏填|漏报|补报)[^，]{0,14}(?:结转|申请|数据)|(?:撤回|撤销)[^，]{0,8}申请|申请[^，]{0,8}(?:撤回|撤销)"
)


@rule(
    "GK901",
    "carry-over",
    severity="warning",
    summary=("上年结转与上一年度报告的结转数不一致", "what was carried in is not what last year's report carried out"),
    basis="国办公开办函〔2019〕60号、〔2021〕30号 表三（上年结转即上一年度的结转下年度继续办理）",
    help=(
        "请核对两年的报告，更正填错的一份；因机构改革、申请撤回等确有不同的，请在总体情况或表下注明。",
        "Compare both reports and correct the wrong one; where the numbers differ for a reason, state it in the report",
    ),
    scope="archive",
    examples=[
        fails(
            facts={"requests.carried_in": 5, "outcome.disclosed": 5, "outcome.total": 5},
            others=[{"year": 2022, "facts": {"requests.received": 3, "requests.carried_out": 3}}],
            at="5",
            message="2022年度报告结转下年度3件",
            severity="warning",
            count=1,
        ),
        fails(
            others=[{"year": 2022, "facts": {"requests.received": 2, "requests.carried_out": 2}}],
            message="上年结转0件",
            comment="上一年有结转，本年没有",
        ),
        fails(
            facts={"requests.carried_in@business": 4, "requests.carried_in@total": 4},
            others=[{"year": 2022, "requests.carried_out": 4}],
            severity="info",
            count=1,
            message="自然人本年报告0件、上年报告4件",
            comment="总计一致，申请人类别不一致，只作提示",
        ),
        passes(facts={"requests.carried_in": 3}, others=[{"year": 2022, "requests.carried_out": 3}]),
        passes(
            year=2021,
            facts={"requests.carried_in": 3},
            others=[{"form": "2019", "year": 2020, "requests.carried_out": 3}],
            comment="两年格式不同，结转数一样要衔接",
        ),
        passes(
            facts={"requests.carried_in": 5},
            overview="因机构改革，原某某局的申请2件划入本机关办理。",
            others=[{"year": 2022, "requests.carried_out": 3}],
            comment="机构改革",
        ),
        passes(
            facts={"requests.carried_in": 5},
            overview="原某某局与本机关合并，申请一并办理。",
            others=[{"year": 2022, "requests.carried_out": 3}],
            comment="机构合并",
        ),
        passes(
            facts={"requests.carried_in": 5},
            notes={"requests": "注：上年结转数更正为5件，上年度报告漏填2件。"},
            others=[{"year": 2022, "requests.carried_out": 3}],
            comment="说明了上年度报告有误",
        ),
        passes(
            facts={"requests.carried_in": 2},
            overview="上年结转的申请中1件由申请人在年初撤回申请。",
            others=[{"year": 2022, "requests.carried_out": 3}],
            comment="结转后撤回",
        ),
        passes(
            facts={"requests.carried_in": 5},
            others=[
                {"year": 2022, "requests.carried_out": 3},
                {"year": 2022, "requests.carried_out": 5, "path": "更正.txt"},
            ],
            comment="上年度的报告有两份、数字不同，以哪份为准不清楚",
        ),
        passes(
            facts={"requests.carried_in": 5},
            others=[{"year": 2022, "requests.carried_out": ""}],
            comment="上年度没有填写",
        ),
        passes(
            facts={"requests.carried_in": 5},
            others=[{"year": 2021, "requests.carried_out": 3}],
            comment="不是上一年度的报告",
        ),
        passes(
            facts={"requests.carried_in": 5},
            others=[{"year": 2022, "organ": "某某区教育局", "requests.carried_out": 3}],
            comment="不是同一机关",
        ),
    ],
)
def check(archive: Archive, options: None) -> Iterator[Comparison]:
    """上一年度报告“结转下年度继续办理”的件数，就是本年度报告“上年结转”的件数，两者应当相同。

    总计不一致的为警告；总计一致、只是申请人类别不一致的（可能重新归类），合在一起提示一次。报告里说明了机构改革、更正、撤回的不报；
    同一机关同一年度有几份数字不同的报告的，不比较。

    错误：2022年度结转下年度3件，2023年度上年结转5件。正确：两处都是3件。
    """
    for last, now in archive.pairs():
        told = _of_total(archive, last, now) or _of_columns(archive, last, now)
        if told is not None and not explains(now, _EXPLAINED):
            yield told


def _of_total(archive: Archive, last: ReportSummary, now: ReportSummary) -> Comparison | None:
    out, into = archive.value(last, _OUT, "total"), archive.value(now, _IN, "total")
    if out is None or into is None or out == into:
        return None
    words = Words(
        f"上年结转{into}件，与{last.year}年度报告结转下年度{out}件不一致",
        f"{into} requests are carried in, but the report for {last.year} carried out {out}",
    )
    related = Words(f"{last.year}年度结转下年度{out}件", f"{last.year}: {out} carried out")
    return Comparison(words, now.figure(_IN, "total"), f"{_IN}@total", ((related, last.figure(_OUT, "total")),))


def _of_columns(archive: Archive, last: ReportSummary, now: ReportSummary) -> Comparison | None:
    """The columns that differ where the totals agree."""
    if archive.value(now, _IN, "total") is None or archive.value(last, _OUT, "total") is None:
        return None
    pairs = [(party, archive.value(last, _OUT, party), archive.value(now, _IN, party)) for party in PARTIES[:-1]]
    differing = [one for one in pairs if None not in one and one[1] != one[2]]
    if not differing:
        return None
    zh = "；".join(f"{PARTY_LABELS[party]}本年报告{into}件、上年报告{out}件" for party, out, into in differing)
    en = "; ".join(f"{party} {into}, last year {out}" for party, out, into in differing)
    words = Words(
        f"上年结转的总计与{last.year}年度报告一致，申请人类别不一致：{zh}",
        f"The total carried in agrees with the report for {last.year}, the kinds of applicants do not: {en}",
    )
    related = tuple(
        (Words(f"{last.year}年度{PARTY_LABELS[party]}", f"{party} in {last.year}"), last.figure(_OUT, party))
        for party, _, _ in differing
    )
    return Comparison(words, now.figure(_IN, differing[0][0]), f"{_IN}@columns", related, severity="info")
