"""GK317: 百分比与件数对不上。"""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, passes, rule
from gklint_national.cross_reference.contradictions import statements
from gklint_national.cross_reference.ratios import Share, sure_shares
from gklint_national.cross_reference.statements import span


@rule(
    "GK317",
    "share-mismatch",
    severity="warning",
    summary=("百分比与件数对不上", "A share does not fit its figures"),
    basis="数字逻辑",
    help=("请核对件数，重新计算百分比。", "Check the figures and recompute the share."),
    examples=[
        fails("共答复政府信息公开申请805件，其中予以公开258件，占33.9%。", at="33.9%", message="32.0%"),
        passes("共答复政府信息公开申请805件，其中予以公开258件，占32.05%。"),
        passes("共答复申请805件，予以公开258件，占比32%。"),
        passes("共发布信息共19件。网站发布信息120条，占60%；微信发布80条，占40%。", comment="总数是别的事"),
        passes("网站发布信息120条，占60%；微信发布80条，占40%。", comment="没有写总数"),
        passes("共收到申请10件，其中自然人3件，约占三成。"),
        fails("网上申请占65%，信函占32.6%，当面占12.4%。", at="12.4%", message="合计110.0%"),
        passes("网上申请占65%，信函占22.6%，当面占12.4%。"),
        passes("发布信息200条，其中动态80条，占52%，政策60条，占44%。", comment="都对不上：占的是别的总数"),
    ],
)
def check(report: Report, options: None) -> Iterator[Finding]:
    """“N 件，占 p%”应当等于 N 除以同一句写明的总数（或表三的总计），允许末位四舍五入的误差。

    句中没有写明总数的，不作判断；一句里几个占比都没有写明占谁、又没有一个对得上的，也不作判断。
    同一总体的几个占比（各渠道、各类申请人、各种结果）相加不应超过100%。

    错误：805件中258件写作“占33.9%”。正确：占32.05%。
    """
    for share in sure_shares(report):
        if not share.holds and share.claim.manner == "together":
            words = Words(
                f"各项占比合计{share.claim.value}%，超过100%", f"the shares add up to {share.claim.value}%, over 100%"
            )
            yield Finding(words, span(report, share.claim), f"together:{share.claim.value}", help=_EACH)
        elif not share.holds:
            words = Words(
                f"{share.top}件占{share.base}件的{share.right}%，正文写为{share.claim.value}%"
                if share.top is not None
                else f"按表中数字应为{share.right}%，正文写为{share.claim.value}%",
                f"it should be {share.right}%, the text states {share.claim.value}%",
            )
            yield Finding(
                words, span(report, share.claim), f"{share.top}:{share.claim.value}", help=_advice(report, share)
            )


_EACH = Words("请核对各项占比，改正算错的一项。", "Check each share and correct the wrong one.")


def _advice(report: Report, share: Share) -> Words | None:
    """What to write, where both figures are those of the tables."""
    told = statements(report)
    beside = {one.value for one in told.figures if one.sentence == share.claim.sentence and told.fits(one)}
    if share.top is None or not {share.top, share.base} <= beside:
        return None
    return Words(
        f"请将{share.claim.value}%改为{share.right}%（件数与表中一致）。",
        f"Write {share.right}%.",
    )
