"""Lawful sentences that look like statements about the tables: other bodies, times, matters, plans. None may alarm."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from sentence_reports import Sentence, bank, findings, report_with

CLERK = "qing"
N = 997  # in none of the clerk's tables

OTHERS = (
    "县法院", "县检察院", "县税务局", "上级主管部门", "兄弟单位", "市政务服务中心", "县公安局", "派驻机构",
    "县医保中心", "各村委会", "某区教育局", "省自然资源厅", "下属学校", "县档案馆", "市行政复议局",
)  # fmt: skip
PARTS_OF_YEAR = ("上半年", "一季度", "第四季度末", "3月份", "汛期", "截至6月底", "12月下旬", "秋季", "前三季度", "当月")
OTHER_YEARS = ("2019年", "前年", "“十三五”期间", "近三年来", "自条例施行以来", "2018年至2020年", "上一报告期")
OTHER_APPLICATIONS = (
    "法律援助申请", "低保申请", "仲裁申请", "行政许可申请", "工伤认定申请", "信访事项", "入学申请", "公租房申请",
    "救助申请", "户口迁移申请", "贷款申请", "专利申请", "复核申请", "听证申请", "立案申请", "补贴申请",
)  # fmt: skip
OTHER_CASES = (
    "土地征收类行政复议案件", "治安处罚行政复议案件", "民事诉讼案件", "劳动争议仲裁案件", "刑事案件",
    "工伤认定行政诉讼案件", "公益诉讼案件", "行政复议、行政诉讼以外的案件", "与信息公开无关的行政诉讼案件",
)  # fmt: skip
OTHER_THINGS = ("信访件", "12345热线工单", "市长信箱来信", "人大代表建议", "政协提案", "网民留言", "咨询电话", "督办件")


def _sentences() -> Iterator[str]:
    for body, verb in product(OTHERS, ("收到政府信息公开申请", "办结政府信息公开申请")):
        yield f"全年{body}{verb}{N}件。"
    for body in OTHERS:
        yield f"据通报，{body}因政府信息公开被申请行政复议{N}件。"
    for time, verb in product(PARTS_OF_YEAR, ("收到申请", "办结申请", "结转申请")):
        yield f"{time}{verb}1件。"
    for time, verb in product(OTHER_YEARS, ("收到政府信息公开申请", "办结政府信息公开申请", "发生行政复议")):
        yield f"{time}{verb}{N}件。"
    for what, verb in product(OTHER_APPLICATIONS, ("收到", "受理并办结", "驳回", "其中不予受理")):
        yield f"全年{verb}{what}{N}件。"
    for what, verb in product(OTHER_CASES, ("发生", "办理", "审结")):
        yield f"全年{verb}{what}{N}件。"
    for what in OTHER_THINGS:
        yield f"全年收到{what}{N}件，均已办结，无一件结转。"
        yield f"办理{what}{N}件，办结{N - 7}件，办结率{100 * (N - 7) / N:.1f}%。"
    for plan in ("计划", "拟", "预计", "力争"):
        yield f"明年{plan}办理政府信息公开申请{N}件。"
        yield f"2025年{plan}制发规范性文件{N}件。"
    for limit in ("逾期答复", "被责令重新答复", "被通报批评", "延期答复超过两次", "因未按时答复引发复议"):
        yield f"全年未发生{limit}的情况。"
    for what in ("解读", "政务公开培训", "问卷", "公文属性审核", "专题会议", "检查"):
        yield f"全年开展{what}{N}次，较上年增加{N - 4}次。"
    yield f"公文审核{N}件，其中主动公开{N - 9}件、依申请公开5件、不予公开4件。"
    yield f"在县政府网站公示行政许可、行政处罚信息{N}条。"
    yield f"梳理行政许可事项{N}项、行政处罚事项{N}项。"
    yield "网站无障碍改造率100%，栏目更新及时率100%，群众满意率98.5%。"
    yield "答复文书一次通过率96.2%，法制审核率100%。"


def _parts_and_limits() -> Iterator[str]:
    """Statements about one of the two requests of the clerk's report, or limited denials beside them."""
    for said in (
        "经会商办理",
        "征求了第三方意见",
        "经补正后办理",
        "延期答复",
        "当日答复",
        "上门送达",
        "通过邮寄送达",
        "由窗口代填",
    ):
        yield f"有1件申请{said}。"
        yield f"对1件申请{said}。"
        yield f"其中1件{said}。"
    for topic in ("征地拆迁", "义务教育", "农机补贴", "财政资金", "干部任免", "环境治理"):
        yield f"涉及{topic}的申请1件。"
        yield f"申请内容以{topic}为主，有1件。"
        yield f"{topic}领域申请1件，占比最高。"
    for limit in ("境外", "涉密", "重复", "批量", "外国人", "匿名", "以传真方式提出", "要求加急"):
        yield f"未收到{limit}的申请。"
        yield f"没有{limit}申请。"
    for what in ("被纠错", "败诉", "被确认违法", "负责人未出庭", "被追责", "超期答复", "被撤销", "引发舆情"):
        yield f"未出现{what}的情形。"
        yield f"无一件{what}。"
    for what in (
        "人均办理申请1.4件",
        "平均每件用时12天",
        "每季度召开例会1次",
        "每件申请均建立台账",
        "办理一件、归档一件",
    ):
        yield f"{what}。"
    for what in ("不收取检索费", "未收取邮寄费", "免收复印费", "按规定可收取信息处理费的，应先发出收费通知"):
        yield f"{what}。"
    for unit in ("人次", "轮", "次", "小时", "页", "份材料", "个环节", "类", "项制度"):
        yield f"办理申请过程中沟通{N}{unit}。"


@pytest.mark.parametrize("where", ["1r", "1a", "5"])
def test_lookalikes_do_not_alarm(where: str) -> None:
    tables = bank("clerks").tables[CLERK]
    known = set(findings(report_with(tables, Sentence(CLERK, "", ""))))
    alarmed = {}
    for text in (*_sentences(), *_parts_and_limits()):
        found = {one for one in findings(report_with(tables, Sentence(CLERK, where, text))) if one[1] != "info"}
        if found - known:
            alarmed[text] = found - known
    assert alarmed == {}
