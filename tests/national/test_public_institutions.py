"""Reports of schools and hospitals: one info says that other rules bind them, and nothing of the form is asked."""

from __future__ import annotations

import pytest

import gklint

TITLES = [
    "江北大学2023-2024学年度信息公开年度报告",
    "江北大学信息公开工作年度报告（2023—2024学年）",
    "江北大学\n2022/2023学年信息公开年度报告",
    "云溪县第一中学2024学年信息公开工作报告",
    "云川区红柳小学二〇二三—二〇二四学年信息公开年度报告",
    "青江市中心医院2023年信息公开工作年度报告",
]
TEXT = """{title}

根据教育部有关要求，编制本报告。数据统计期限为2023年9月1日至2024年8月31日。

一、概述

我校落实公开清单，由校长任组长，各部门配合。

二、主动公开情况

本学年通过网站公开信息2350条。

（一）招生信息
公开招生章程、计划和录取分数线。

三、依申请公开和不予公开情况

收到信息公开申请3件，均已答复。

四、评议情况

师生评价良好。

五、受到举报的情况

无。

六、存在问题和改进措施

更新不够及时，今后加强督促。

2024年10月25日
"""


@pytest.mark.parametrize("title", TITLES)
def test_nothing_of_the_form_is_asked(title: str) -> None:
    found = gklint.lint_bytes(TEXT.format(title=title).encode(), "年报.txt").diagnostics
    assert [one.rule for one in found] == ["GK020"]


def test_an_education_bureau_is_bound_by_the_form() -> None:
    title = "青禾县教育局2023—2024学年信息公开工作年度报告"
    rules = {one.rule for one in gklint.lint_bytes(TEXT.format(title=title).encode(), "年报.txt").diagnostics}
    assert "GK020" not in rules and {"GK101", "GK404"} <= rules
