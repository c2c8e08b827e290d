"""Each word of the national vocabulary stands in one class; the few that do not have the class chosen here."""

from __future__ import annotations

import re
from collections import defaultdict
from importlib.resources import files

from gklint.match.narrative.vocabulary import read_vocabulary
from gklint.testing.national_forms import national_vocabulary

# A slot makes them in the first class too; the class they have is the later one.
CHOSEN = {
    "outcome.unavailable.not_held": """
        本机关不持有 本机关未掌握 本单位不掌握 本单位未掌握 我局不掌握 本局不掌握 我委不掌握
        我镇不掌握 我街道不掌握 不掌握相关政府信息 不掌握有关信息 不掌握政府信息""",
    "result.pending": "尚未结案 仍未结案 还未结案 正在审查之中 正在审查过程中 正在审查当中 正在审查中",
    "result.other_part": "准予撤诉 撤诉 撤回复议申请 终止审理 终止复议 调解结案 和解撤诉 不予受理",
    "result.other": "不予受理的",
    "act.issue": "新立 新发",
    "outcome.third_part": "涉及商业秘密 涉及个人隐私",
    "subject.foreign": "信访事项",
    "part.topic": "撤回申请",
}


def classes_by_word() -> dict[str, set[str]]:
    """The classes of each word in the files, read class by class."""
    found = defaultdict[str, set[str]](set)
    for item in (files("gklint_national") / "dictionaries" / "narrative").iterdir():
        text = item.read_text("utf-8")
        for part in re.split(r"^  (?=[a-z])", text, flags=re.M)[1:]:
            alone = read_vocabulary(f"vocabulary: narrative\nclasses:\n  {part}\n", item.name)
            for word, its in alone.words.items():
                found[word].add(str(its))
    return found


def test_a_word_stands_in_one_class_or_its_class_is_chosen() -> None:
    several = {word for word, its in classes_by_word().items() if len(its) > 1}
    chosen = {word: its for its, words in CHOSEN.items() for word in words.split()}
    assert several == set(chosen)
    words = national_vocabulary().words
    assert {word: str(words[word]) for word in chosen} == chosen


def test_each_class_of_the_files_is_read() -> None:
    assert len(classes_by_word()) == len(national_vocabulary().words)
