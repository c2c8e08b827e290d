"""Notifications about the run: rules that crashed, files that could not be read, results left out."""

from __future__ import annotations

from gklint.model.bilingual import Language, Words
from gklint.model.light_classes import NamedTuple
from gklint.model.outcome import Failure, FileRecord
from gklint.reporters.sarif.json_objects import Json, members, text
from gklint.reporters.sarif.location import Locations


class Notice(NamedTuple):
    """A kind of notification. Only level error says that the run has failed (3.20.21)."""

    id: str
    level: str
    summary: Words
    description: Words
    help: Words

    def descriptor(self, language: Language) -> Json:
        return {
            "id": self.id,
            "shortDescription": text(self.summary, language),
            "fullDescription": text(self.description, language),
            "help": text(self.help, language),
            "defaultConfiguration": {"level": self.level},
        }

    def notification(self, message: str, **rest: object) -> Json:
        return members(
            descriptor={"id": self.id, "index": DESCRIPTORS.index(self)},
            level=self.level,
            message={"text": message},
            **rest,
        )


_FAILED = Notice(
    "run-failed",
    "error",
    Words("运行出错", "The run failed"),
    Words("规则或程序本身出错，检查没有做完。", "A rule or gklint itself failed; not everything was checked."),
    Words("请将错误信息告知规则包的作者。", "Tell the author of the rule package."),
)
_UNREADABLE = Notice(
    "file-unreadable",
    "warning",
    Words("文件无法读取", "A file could not be read"),
    Words("文件无法读取，其内容没有检查。", "The file could not be read; nothing in it was checked."),
    Words("请另存为可以读取的格式后重新检查。", "Save it in a format that can be read and check again."),
)
_CUT = Notice(
    "results-cut",
    "warning",
    Words("问题过多，未全部列出", "Too many results"),
    Words(
        "超出代码扫描服务的上限，只列出最严重的部分。",
        "More results than code scanning accepts; the gravest are listed.",
    ),
    Words("请分文件夹检查，或查看 archive 格式的结果。", "Check folder by folder, or see the archive profile."),
)
_REMARK = Notice(
    "remark",
    "note",
    Words("说明", "A remark"),
    Words("关于本次检查的说明。", "Something to know about this run."),
    Words("一般无需处理。", "Usually nothing needs to be done."),
)
DESCRIPTORS = (_FAILED, _UNREADABLE, _CUT, _REMARK)


def failure_notification(failure: Failure, locations: Locations, rule: Json | None, language: Language) -> Json:
    """A rule that crashed, a worker that died. The traceback stays out: it names the machine's folders."""
    where = [locations.of_file(failure.path)] if failure.path else None
    return _FAILED.notification(
        failure.words.to(language),
        associatedRule=rule,
        exception=members(kind=_exception(failure.detail)),
        locations=where,
    )


def unreadable_notification(record: FileRecord, locations: Locations, language: Language) -> Json:
    said = Words(f"{record.path} 无法读取，没有检查", f"{record.path} could not be read and was not checked")
    return _UNREADABLE.notification(said.to(language), locations=[locations.of_file(record.path)])


def cut_notification(found: int, written: int, language: Language) -> Json:
    said = Words(f"共发现{found}项，只列出最严重的{written}项", f"{found} results, the gravest {written} are listed")
    return _CUT.notification(said.to(language))


def remark_notification(words: Words, language: Language) -> Json:
    return _REMARK.notification(words.to(language))


def _exception(detail: str) -> str:
    """The class of the exception a traceback ends with."""
    lines = detail.strip().splitlines()
    name = lines[-1].split(":")[0].strip() if lines else ""
    return name if name.replace(".", "").replace("_", "").isalnum() else ""
