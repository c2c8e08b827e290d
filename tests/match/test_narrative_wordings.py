"""Plain ways to state each figure of the tables, and to deny it: nearly all of them are read for certain."""

from __future__ import annotations

from gklint.testing.examples import recognise_example

FIGURES = {
    "requests.received": """
今年以来，机关共接收各类信息公开申请37件，较好保障了群众知情权。
全年登记信息公开申请37件，同比基本持平。
2023年，我局政府信息公开申请受理窗口累计接件37件。
本年度新增政府信息公开申请37宗。
报告期内，申请人共向我局提出政府信息公开申请37件。
年度受理申请总数37件。
我局2023年依申请公开办件量37件。
全年共有37件政府信息公开申请进入办理程序。
共计37人次向我局申请公开信息。
2023年收到公民、法人和其他组织的信息公开申请共37件。
据统计，全年依申请公开申请37件，全部来自本市。
依申请公开工作稳步推进，全年共收到37件申请。
一年来，我们共收到群众递交的公开申请37份。
2023年度受理依申请公开事项共计37起。
我局收到依申请公开信息申请合计37件次。
全年收到信息公开申请数量为37件。
政府信息公开申请新收数37件。
2023年新收37件。
从收件情况看，全年新收申请37件。
本年收到申请件37件，比去年多4件。
全年共受理申请人提交的政府信息公开申请37件。
收到的37件政府信息公开申请均严格按照程序办理。
面对日益增长的信息需求，我局全年共办理接收申请37件。
全年政府信息公开申请数为37件。
""",
    "outcome.total": """
全年办结申请35件，办结质量持续提升。
全年作出政府信息公开答复35件。
共办理答复35件。
年内办理完毕35件。
已答复申请人35件。
按期答复35件，答复率100%。
制作并送达政府信息公开答复书35份。
当年办结政府信息公开申请35件。
全部35件答复均经法制审核。
依法依规办结依申请公开35件。
2023年共计回复政府信息公开申请35件。
全年依申请公开办结数35件。
审查并答复申请35件。
""",
    "requests.carried_out": """
结转至下一年度继续办理的3件。
尚有3件正在办理，将结转下年。
年末在办3件。
剩余3件未到办理期限，结转2024年。
3件尚在办理期限内，结转下年度继续办理。
转入2024年办理3件。
另有3件结转次年。
未办结3件。
有3件跨年办理。
截至年底，未办结申请3件。
结转2024年度继续办理的申请为3件。
下年度继续办理3件。
余3件待2024年办理。
还有3件申请正在依法办理中。
""",
    "requests.carried_in": """
上年结转4件。
2022年结转申请4件。
承接上年未办结申请4件。
上年度转入4件。
含上年度结转4件。
2022年度结转至本年度4件。
去年结转过来的申请4件。
往年结转申请4件。
上年度遗留4件。
""",
    "outcome.disclosed": """
予以公开20件。
同意公开的20件。
全部公开的有20件。
其中：公开20件，部分公开5件。
作出予以公开决定20份。
向申请人提供了所申请信息20件。
答复结果为予以公开的共20件。
依申请予以公开20件。
""",
    "outcome.refused": """
不予公开6件。
不予公开的有6件。
依法不予公开6件。
作出不予公开答复6件。
属于不予公开范围的6件。
因涉密等原因不予公开6件。
决定不予公开的申请6件。
""",
    "outcome.unavailable": """
无法提供5件。
无法提供政府信息的5件。
因不存在等原因无法提供的5件。
无法提供类答复5件。
""",
    "outcome.not_processed": """
不予处理4件。
不予处理类4件。
不予处理的申请4件。
""",
    "requests.received@natural_person": """
自然人申请30件。
自然人提交30件。
来自自然人的申请30件。
申请主体为自然人的30件。
由自然人提起的申请共30件。
个人提出申请30件。
按申请人划分，自然人30件、法人或其他组织7件。
申请人为自然人的有30件。
""",
    "requests.received@business": """
商业企业申请5件。
企业提出的申请5件。
商业企业提交5件。
""",
    "review.total": """
因政府信息公开被申请行政复议6件。
涉及政府信息公开的行政复议案件6件。
全年共发生行政复议6起。
政府信息公开行政复议6件，均已审结。
被提起行政复议6件。
收到行政复议案件6件。
办理涉及政府信息公开的行政复议案件6件。
引发行政复议6件。
申请人对答复不服申请行政复议的6件。
行政复议案件共6件，其中维持4件。
政府信息公开类行政复议共6件。
依申请公开引起的复议6宗。
""",
    "review.upheld": """
行政复议维持4件。
复议机关维持4件。
行政复议案件6件，其中维持原答复4件。
复议结果维持的4件。
""",
    "review.corrected": """
行政复议被纠正1件。
复议机关纠正我局答复1件。
行政复议案件中，结果纠正1件。
被复议机关撤销1件。
""",
    "litigation.total": """
发生行政诉讼案件3件。
因政府信息公开被提起行政诉讼3件。
涉及政府信息公开的行政诉讼3起。
行政诉讼3件，均胜诉。
产生行政诉讼案件3宗。
应诉政府信息公开行政诉讼案件3件。
全年应对信息公开诉讼3件。
""",
    "normative.issued": """
制定行政规范性文件2件。
全年出台规范性文件2份。
本年度制发规范性文件共2件。
新增规范性文件2件。
印发行政规范性文件2个。
以局名义印发规范性文件2件。
全年公开新制定的规范性文件2件。
""",
    "normative.repealed": """
废止规范性文件1件。
宣布失效规范性文件1件。
清理废止规范性文件1份。
集中清理并废止行政规范性文件1件。
""",
    "normative.in_force": """
现行有效规范性文件30件。
继续有效的规范性文件30件。
目前执行的行政规范性文件共30件。
截至年底，有效规范性文件30件。
现行有效的行政规范性文件共30件。
公开现行有效规范性文件30件。
""",
    "licensing.decisions": """
作出行政许可决定120件。
办理行政许可120件。
全年行政许可120件。
行政许可处理决定120件。
实施行政许可120件。
本年度共作出行政许可120项。
""",
    "penalty.decisions": """
行政处罚45件。
作出行政处罚决定45起。
实施行政处罚45宗。
立案查处并作出行政处罚45件。
下达行政处罚决定书45份。
""",
    "fees.amount": """
行政事业性收费12.5万元。
收取行政事业性收费12.5万元。
行政事业性收费总额12.5万元。
全年行政事业性收费入库12.5万元。
""",
    "fees.processing": """
收取信息处理费380元。
依法收取政府信息公开信息处理费380元。
全年信息处理费收入380元。
共收取信息处理费用380元。
实际收取信息处理费总金额380元。
""",
}
DENIALS = {
    "requests.received": """
未收到政府信息公开申请。
全年没有收到任何依申请公开事项。
本年度无政府信息公开申请。
2023年度我局未接到信息公开申请。
全年依申请公开为零。
无人向我局申请公开政府信息。
没有公民、法人向我局提出信息公开申请。
年内依申请公开工作无申请件。
收到的政府信息公开申请为零件。
依申请公开零申请。
2023年没有产生依申请公开事项。
2023年未受理依申请公开件。
""",
    "review.total": """
未发生行政复议。
没有被申请行政复议的情况。
无行政复议案件。
行政复议为零。
未引发行政复议。
2023年没有因政府信息公开申请行政复议的情况。
未出现行政复议情形。
全年行政复议零发生。
未收到行政复议申请。
不存在行政复议案件。
没有涉及政府信息公开的行政复议。
""",
    "litigation.total": """
未发生行政诉讼。
无因政府信息公开引起的诉讼。
没有行政诉讼发生。
2023年未被提起行政诉讼。
未涉及行政诉讼。
行政诉讼案件数为0。
""",
    "requests.carried_out": """
无结转下年度申请。
没有结转。
无结转至下年度继续办理的申请。
结转下年度0件。
没有未办结的申请。
全部办结，无遗留。
年底无在办申请。
""",
    "normative.issued": """
未制发规范性文件。
全年没有出台行政规范性文件。
2023年未制定规范性文件。
本年度无新制发规范性文件。
""",
}
_LEAST = 0.95  # of the sentences
_SECTION_ONE = ("normative", "licensing", "penalty", "fees.amount")


def is_read(concept: str, sentence: str, *relations: str) -> bool:
    """Whether a certain claim about the whole of the quantity is read."""
    heading = "（一）主动公开" if concept.startswith(_SECTION_ONE) else "（二）依申请公开"
    report = recognise_example(
        {"overview": f"{heading}\n{sentence}", "organ": "云川区民政局", "year": 2023, "other": "无。"}
    )
    names = {concept, concept.replace("received", "handled")}
    return any(
        names & set(map(str, one.quantities)) and one.relation in relations and one.certain and one.comparable
        for one in report.claims
    )


def test_figures_are_read() -> None:
    sentences = [(concept, one) for concept, text in FIGURES.items() for one in text.split()]
    unread = [one for concept, one in sentences if not is_read(concept, one, "exactly", "amount")]
    assert len(unread) <= (1 - _LEAST) * len(sentences), unread


def test_denials_are_read() -> None:
    sentences = [(concept, one) for concept, text in DENIALS.items() for one in text.split()]
    unread = [one for concept, one in sentences if not is_read(concept, one, "none", "exactly", "all")]
    assert len(unread) <= (1 - _LEAST) * len(sentences), unread
