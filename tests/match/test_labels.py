"""Labels folded for comparison."""

from gklint.match.label_folding import fold, folded_bare, likeness


def test_width_blanks_marks_and_traditional_characters_do_not_matter():
    assert fold("（一） 予以公开") == fold("(一)予以公开") == "一予以公开"
    assert fold("本年新\u3000收政府信息公開申請數量") == "本年新收政府信息公开申请数量"
    assert fold("3.危及“三安全一稳定”") == "3危及三安全一稳定"
    assert fold("⼀、总体") == "一总体"


def test_explanations_in_brackets_can_be_left_out():
    assert folded_bare("规章（县级无此项）") == "规章"
    assert folded_bare("（二）部分公开（区分处理的，只计这一情形，不计其他情形）") == "部分公开"


def test_likeness_is_one_for_the_same_and_low_for_other_labels():
    assert likeness("属于国家秘密", "属于国家秘密") == 1.0
    assert likeness("属于国象秘密", "属于国家秘密") >= 0.6
    assert likeness("重复申请", "属于行政查询事项") < 0.3
    assert likeness("", "其他") == 0.0


def test_every_traditional_character_of_a_label_is_known():
    assert fold("行政許可、重復申請、總計、對外管理服務事項、關係") == "行政许可重复申请总计对外管理服务事项关系"
