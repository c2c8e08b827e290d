"""Patterns of rule files: compiled, bounded, and with the words that a text must hold for them to match at all."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Sequence
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from gklint.check.backtracking import MOST_STEPS, MOST_WAYS, steps, ways
from gklint.model.declaration import Node
from gklint.model.file_place import DeclarationError
from gklint.model.light_classes import NamedTuple

LONGEST_PATTERN = 1000  # code points
# How an error of `re` begins → what to do about it.
_MEANINGS = {
    "bad escape \\p": "不能用 \\p{…}；汉字写作 [一-龥]",
    "bad escape": "反斜线后的字母没有意思；要找反斜线本身写作 \\\\",
    "look-behind": "(?<=…) 里的文字须长度固定；请改用 unless，或把前文写进式样",
    "missing )": "左括号没有成对；要找括号本身写作 \\( \\)",
    "unbalanced parenthesis": "右括号没有成对；要找括号本身写作 \\( \\)",
    "unterminated character set": "方括号没有成对",
    "nothing to repeat": "* + ? 之前应有文字",
    "multiple repeat": "不能连用 * + ?",
    "Possible": "不能用 [[:…:]] 和 [a--b]；方括号里的 [ 写作 \\[",
    "redefinition of group": "两个命名组同名",
    "bad character range": "方括号里的范围应由小到大",
}
_MOST_WORDS = 40  # more words to look for first cost more than they save


class Pattern(NamedTuple):
    """A pattern. A text that holds none of `words` (where there are any) cannot match."""

    regex: re.Pattern[str]
    words: tuple[str, ...] = ()

    def may_match(self, text: str) -> bool:
        return not self.words or any(word in text for word in self.words)


def read_pattern(node: Node) -> Pattern:
    """The pattern written at `node`: `^` and `$` are the ends of a paragraph or cell.

    Raises DeclarationError for what is no pattern, too long, or could be tried over and over again.
    """
    text = node.text()
    if len(text) > LONGEST_PATTERN:
        raise node.error(f"式样长{len(text)}字，最多{LONGEST_PATTERN}字；请拆成几条规则")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", FutureWarning)  # [[:alpha:]] and the like mean something else here
            regex = re.compile(text)
    except (re.error, RecursionError, OverflowError, FutureWarning) as error:
        raise node.error(f"式样不合写法：{_meaning(str(error))}") from None
    if regex.match("") is not None and regex.fullmatch("") is not None and not text.strip("^$"):
        raise node.error("式样是空的，处处都符合")
    return checked_pattern(regex, node)


def _meaning(problem: str) -> str:
    """What an error of `re` means; its own words stand behind."""
    known = (said for start, said in _MEANINGS.items() if problem.startswith(start))
    at = re.search(r"at position (\d+)", problem)
    where = f"（第{int(at[1]) + 1}字）" if at else ""
    return f"{next(known, '请核对写法')}{where}：{problem}"


def checked_pattern(regex: re.Pattern[str], node: Node) -> Pattern:
    """The pattern, refused when matching it could take without measure long."""
    if ways(regex) > MOST_WAYS or steps(regex) > MOST_STEPS:
        raise _too_many_ways(node)
    return Pattern(regex, needed_words(regex))


def _too_many_ways(node: Node) -> DeclarationError:
    return node.error(
        "式样在长文本上会反复回溯，可能永远算不完；请不要在重复里再套重复，"
        "并给 * 和 + 写上限，例如把 .* 改为 [^。；]{0,30}，把 \\d+ 改为 \\d{1,8}"
    )


def any_of(words: Iterable[str]) -> Pattern:
    """The pattern that matches each of `words` literally, the longest first."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return Pattern(re.compile("|".join(map(re.escape, ordered))), tuple(ordered))


def needed_words(regex: re.Pattern[str]) -> tuple[str, ...]:
    """Words of which every matching text holds at least one; empty when the pattern has none."""
    if regex.flags & re.IGNORECASE or "(?" in regex.pattern.replace("(?:", "").replace("(?P<", "").replace("(?<", ""):
        return ()
    words = _needed_words_of(list(_parser.parse(regex.pattern, regex.flags)))
    return tuple(words) if len(words) <= _MOST_WORDS else ()


def _needed_words_of(items: Sequence[tuple[Any, Any]]) -> list[str]:
    """The best choice among the parts that must all match: long words, and few of them."""
    choices = [[run] for run in _runs(items)]
    choices += [words for item in items if (words := _inside(item))]
    return max(choices, key=lambda words: (min(map(len, words)), -len(words)), default=[])


def _runs(items: Sequence[tuple[Any, Any]]) -> list[str]:
    """Runs of literal characters."""
    text = "".join(chr(argument) if operation is sre.LITERAL else "\0" for operation, argument in items)
    return [run for run in text.split("\0") if run]


def _inside(item: tuple[Any, Any]) -> list[str]:
    operation, argument = item
    if operation is sre.SUBPATTERN:
        return _needed_words_of(list(argument[-1]))
    if operation in (sre.MAX_REPEAT, sre.MIN_REPEAT) and argument[0] > 0:
        return _needed_words_of(list(argument[2]))
    if operation is sre.IN and all(kind is sre.LITERAL for kind, _ in argument):
        return [chr(point) for _, point in argument]
    if operation is sre.BRANCH:
        branches = [_needed_words_of(list(branch)) for branch in argument[1]]
        return [word for branch in branches for word in branch] if all(branches) else []
    return []
