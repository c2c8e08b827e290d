"""GK714: a sentence, the signature or a name shows that the text is another body's."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, fails, passes, rule
from gklint_national.dates.foreign import (
    foreign_leaders,
    foreign_selves,
    foreign_signature,
    foreign_subjects,
    higher_levels,
)
from gklint_national.dates.foreign_levels import areas_of_other_levels, leaders_of_other_levels, organs_of_other_levels


@rule(
    "GK714",
    "other-body",
    severity="warning",
    summary=("文字像是别的机关的", "the text seems to be another body's"),
    basis="文字自身前后一致",
    help=(
        "请核对是否误用了其他机关的文稿；确属误用的，请改为本机关的名称和情况。",
        "Check whether the text was taken from another body's report, and write what is this body's",
    ),
    examples=[
        fails("县发改局严格按照条例要求，做好政府信息公开工作。", at="县发改局", message="民政局", count=1),
        fails("2023年，区教育局认真贯彻落实条例。", organ="某某区民政局"),
        passes("区民政局严格按照条例要求，做好政府信息公开工作。"),
        passes("我局严格按照条例要求，做好政府信息公开工作。"),
        passes("县发改局严格按照条例要求，做好政府信息公开工作。", organ="青禾县发展和改革局", comment="简称"),
        passes("县委高度重视政务公开工作。区政府切实做好指导。", comment="上级机关"),
        passes("协助区教育局做好公开工作。", comment="不是主语"),
        passes("区教育局严格按照要求做好招生信息公开，我局配合。", comment="确实讲别的机关"),
        passes(
            "滨河新区管理委员会坚持以公开为常态，高度重视政府信息公开工作。",
            organ="滨河新区管理委员会",
            comment="就是本机关",
        ),
        fails(end="某某区教育局\n2024年1月20日", at="某某区教育局", message="落款", comment="落款是别的机关"),
        fails(
            organ="云川区民政局",
            end="南河区民政局\n2024年1月20日",
            message="落款",
            comment="别的区的同类机关",
        ),
        fails(
            organ="白石镇人民政府",
            end="红柳镇人民政府\n2024年1月20日",
            at="红柳镇人民政府",
            message="落款",
            comment="别的镇",
        ),
        fails(organ="云溪县人民政府", end="青禾县人民政府办公室\n2024年3月20日", message="落款"),
        fails(organ="白石镇人民政府", end="青禾县水务局\n2024年1月20日", message="落款"),
        passes(organ="青禾县白石镇人民政府", end="白石镇政府\n2024年1月20日", comment="省去上级"),
        passes(organ="红柳回族乡人民政府", end="红柳乡人民政府\n2024年1月20日", comment="民族乡的简称"),
        passes(organ="云岭彝族自治县人民政府", end="云岭县人民政府\n2024年3月20日", comment="自治县的简称"),
        passes(organ="青禾县发改委", end="青禾县发展和改革委员会\n2024年1月20日", comment="简称"),
        passes(organ="柳河街道办事处", end="青江市云川区柳河街道\n2024年1月20日"),
        passes(organ="青江市人民政府", end="青江市人民政府办公室\n2024年3月20日"),
        fails(
            "乡党委高度重视，成立了由乡长任组长的领导小组。",
            organ="青禾县白石镇人民政府",
            at="乡党委",
            count=1,
            comment="镇的报告写成了乡",
        ),
        fails("镇政府认真落实条例。", organ="红柳乡人民政府", at="镇政府"),
        fails("镇长任组长，各科室分工负责。", organ="柳河街道办事处", at="镇长"),
        fails("街道党工委多次研究政务公开工作。", organ="白石镇人民政府", at="街道党工委"),
        fails("全乡政务公开工作稳步推进。", organ="白石镇人民政府", at="全乡"),
        fails("在区委、区政府的坚强领导下，做好公开工作。", organ="青禾县民政局", at="区委、区政府的坚强领导下"),
        fails("在镇党委、镇政府的领导下，严格执行条例。", organ="云川区民政局"),
        fails("我厅扎实推进公开工作。", organ="青禾县水务局", at="我厅"),
        fails("我县政府信息公开工作稳步推进。", organ="云川区民政局", at="我县", count=1),
        fails("2023年，全区共公开信息320条。", organ="青禾县民政局", at="全区"),
        passes("我市、我区政府信息公开工作稳步推进。", organ="云川区民政局", comment="所在的市和区"),
        passes("我县政府信息公开工作稳步推进。", organ="青禾县白石镇人民政府", comment="所在的县"),
        passes("我区政府信息公开工作稳步推进。", organ="广西壮族自治区青禾县民政局", comment="自治区"),
        passes("镇党委高度重视，由镇长任组长。全镇干部参加培训。", organ="青禾县白石镇人民政府"),
        passes(
            "指导各乡镇，乡政府、街道办事处按时公开；走访红柳乡政府。", organ="青禾县白石镇人民政府", comment="别的机关"
        ),
        passes("街道办事处、镇政府均设立查阅点。", organ="青禾县白石镇人民政府", comment="列举几级机关"),
        passes("检查时，镇政府反映人手不足。在县委、县政府领导下推进。", organ="青禾县民政局", comment="讲的是下级"),
        passes("在市委、市政府、区委、区政府的领导下推进。我委托第三方评估。", organ="云川区民政局"),
        passes(organ="青禾县人民政府", end="青禾县人民政府办公室\n2024年3月20日", comment="办公室代为落款"),
        passes(organ="青禾县发展和改革局", end="青禾县发改局\n2024年1月20日", comment="落款用简称"),
        fails("我镇高度重视政府信息公开工作。", at="我镇", message="我镇", count=1, comment="局的报告自称“我镇”"),
        fails("我院领导高度重视政府信息公开工作。", organ="云溪县水务局", at="我院", comment="医院、学院的自称"),
        fails("我局高度重视信息公开工作。", organ="云溪县人民医院", at="我局"),
        passes("我院坚持公开为常态。", organ="云溪县人民医院"),
        fails("我局坚持公开为常态。", organ="云溪县白石镇人民政府", at="我局"),
        passes("我局坚持公开为常态，我区群众满意度高。", comment="自称相符"),
        passes("我镇坚持公开为常态。", organ="云溪县白石镇人民政府"),
        passes("群众留言：“我镇何时通水？”已回复。", comment="引用的话"),
        fails(
            "组织推动全省政府信息公开工作，做好主动公开。",
            organ="甲县清溪镇",
            at="全省",
            comment="乡镇的报告写成了全省的工作",
        ),
        fails("本镇依法公开。全省共公开信息200条。", organ="甲县清溪镇人民政府", at="全省"),
        passes("全镇共公开信息200条，在全县排名第2。", organ="甲县清溪镇人民政府"),
        passes("落实全省政务公开工作要点。", organ="甲县清溪镇", comment="落实上级部署"),
        passes("组织推动全省政府信息公开工作。", organ="江南省人民政府办公厅"),
        fails(
            "在南河区委、区政府的正确领导下，做好政府信息公开工作。",
            organ="云川区民政局",
            at="南河区委",
            comment="别的区的党委政府",
        ),
        passes("在云川区委、区政府的正确领导下，做好政府信息公开工作。", organ="云川区民政局"),
        passes("在青江市委、市政府的正确领导下，做好政府信息公开工作。", organ="云川区民政局", comment="上级"),
        passes("区政务服务管理局认真贯彻落实条例，统筹推进。", organ="柳河街道办事处", comment="街道的报告，不作判断"),
    ],
)
def other_body(report: Report, options: None) -> Iterator[Finding]:
    """文字看起来是别的机关的，多半是借用了别的机关的文字没有改。下面几种情形会提示：

    局、委的报告里，句首的主语是另一个局、委，后面接“严格按照”“认真贯彻”等自述语；落款的机关与标题不是同一个；
    局的报告自称“我镇”“我校”，或者乡镇的报告自称“我局”；乡镇、街道的报告写组织推动全省、全市、全县的工作；
    镇的报告把“乡政府”“乡长”当作自己的，县的报告写“在区委、区政府领导下”；
    “在……区委、区政府领导下”写的是另一个区县；区的报告写“我县”，县的报告写“我区”。本机关的简称、上级党委政府、引号里的话不提示。

    错误写法：民政局的报告写 `县发改局严格按照条例要求，做好政府信息公开工作。`

    正确写法：`我局严格按照条例要求，做好政府信息公开工作。`
    """
    organ = report.organ
    if organ is not None:
        yield from foreign_subjects(report, organ)
        yield from foreign_signature(report, organ)
        yield from foreign_selves(report, organ)
        yield from higher_levels(report, organ)
        yield from foreign_leaders(report, organ)
        yield from organs_of_other_levels(report, organ)
        yield from leaders_of_other_levels(report, organ)
        yield from areas_of_other_levels(report, organ)
