"""GK714: a sentence about the body's own work names another body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, passes, rule
from gklint_national.bodies import own_name
from gklint_national.prose import hits

_SELF_ACCOUNT = re.compile(
    r"(?:局|委)(?:员会)?(?=严格按照|严格执行|严格落实|认真贯彻|认真落实|认真执行|深入贯彻|全面贯彻|积极贯彻|切实做好|坚持以"
    r"|高度重视政府信息公开|高度重视政务公开)"
)
_SUBJECT = re.compile(r"(?:^|[。；\n] ?)(?:20[0-9]{2}年(?:度)?，?)?(?P<name>[\u4e00-\u9fff]{2,14})$")
_LEVEL = re.compile(r"^(?:我|本)?(?:省|市|县|区|州|旗)")
_OURS = re.compile(r"^(?:我|本|全|各|该)")
_PARTY = ("党委", "党工委", "县委", "市委", "区委", "省委", "纪委", "常委", "工委", "居委", "村委", "编委", "团委")


@rule(
    "GK714",
    "other-body",
    severity="warning",
    summary=("讲本机关工作的句子写成了别的机关", "a sentence about the body's own work names another body"),
    basis="文字自身前后一致",
    help=("请核对是否借用了别的机关的文字没有改名称", "Check whether the text was taken from another body's report"),
    examples=[
        fails("县发改局严格按照条例要求，做好政府信息公开工作。", at="县发改局", message="民政局", count=1),
        fails("2023年，区教育局认真贯彻落实条例。", organ="某某区民政局"),
        passes("区民政局严格按照条例要求，做好政府信息公开工作。"),
        passes("我局严格按照条例要求，做好政府信息公开工作。"),
        passes("县发改局严格按照条例要求，做好政府信息公开工作。", organ="青禾县发展和改革局", comment="简称"),
        passes("县委高度重视政务公开工作。区政府切实做好指导。", comment="上级机关"),
        passes("协助区教育局做好公开工作。", comment="不是主语"),
        passes("区政务服务管理局认真贯彻落实条例，统筹推进。", organ="柳河街道办事处", comment="街道的报告，不作判断"),
    ],
)
def other_body(report: Report, options: None) -> Iterator[Finding]:
    """句子讲的是本机关怎样落实公开工作，主语却是另一个机关，多半是借用了别的机关的文字没有改名称。

    只查局、委一类机关的报告里，在句首作主语、后面接“严格按照”“认真贯彻”等自述语的机关名称。
    本机关的简称、上级党委政府不提示。

    错误写法：民政局的报告写 `县发改局严格按照条例要求，做好政府信息公开工作。`

    正确写法：`我局严格按照条例要求，做好政府信息公开工作。`
    """
    organ = report.organ
    if organ is None or not organ.endswith(("局", "委员会", "委")):
        return
    for hit in hits(report, _SELF_ACCOUNT):
        end = hit.end
        subject = _SUBJECT.search(hit.prose.text, max(0, end - 24), end)
        if subject is None or _is_own(subject["name"], organ):
            continue
        name = subject["name"]
        yield Finding(
            Words(f"报告是“{organ}”的，这句话的主语却是“{name}”", f"The report is {organ}'s, the subject {name}"),
            hit.prose.passage.span(subject.start("name"), subject.end("name")),
            f"{hit.prose.section}:{name}",
        )


def _is_own(name: str, organ: str) -> bool:
    """Whether the subject is the body itself, a party body, or not certainly another one."""
    return bool(_OURS.match(name)) or name.endswith(_PARTY) or _may_be(_LEVEL.sub("", own_name(name)), organ)


def _may_be(core: str, organ: str) -> bool:
    """Whether a name may mean the body: it shares a character with the body's own name beside 局 and the like."""
    own = set(own_name(organ)) - set("局委员会办公室和与管理服务")
    return bool(own & set(core)) or not core.rstrip("局委员会")
