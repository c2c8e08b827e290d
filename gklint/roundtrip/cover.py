"""The cover sheet that goes to a body: what to hand in, which file to correct and return, and how to answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gklint.district.bodies import Standing
from gklint.model.bilingual import Language, Words
from gklint.model.light_classes import NamedTuple
from gklint.model.report import ReportKind
from gklint.pages.html import Html, element
from gklint.pages.lists import table
from gklint.pages.shell import page
from gklint.reporters.printable import one_line
from gklint.roundtrip.ledger import Entry
from gklint.roundtrip.recipients import Recipient

COVER = "问题清单.html"
_TITLE = Words("{}：年度报告问题清单", "{}: findings in the annual report")
_COUNT = Words("共{}个问题。", "Findings: {}.")
_FILES, _FINDINGS = Words("改哪个文件，寄回哪个文件", "What to correct, what to return"), Words("问题", "Findings")
_ANSWERS = Words("怎样答复", "How to answer")
_FILE_HEADS = (
    Words("文件", "File"),
    Words("结论", "Verdict"),
    Words("批注副本", "Copy with notes"),
    Words("请改正", "Please correct"),
    Words("请寄回", "Please return"),
)
_HEADS = (
    Words("序号", "No."),
    Words("文件", "File"),
    Words("级别", "Severity"),
    Words("位置", "Place"),
    Words("问题", "Finding"),
    Words("怎么办", "What to do"),
    Words("不改的，请写理由", "Reason, if left as it is"),
)
_ACCEPTED = Words(
    "Word（.docx）、Excel（.xlsx）、可以选中文字的 PDF、网页或文本文件均可。",
    "Word (.docx), Excel (.xlsx), HTML, text, or PDF whose text can be marked.",
)
_REQUESTS: Mapping[Standing, Words] = {
    "missing": Words(
        "没有收到贵单位{year}年度政府信息公开工作年度报告。请报送{year}年度报告：",
        "Your annual report {year} has not arrived. Please hand it in: ",
    ),
    "unreadable": Words(
        "收到的文件{files}打不开或读不出文字。请用原来的软件打开原稿，确认完整、没有密码，另存后重新报送{year}年度报告：",
        "{files} cannot be opened or holds no text. Please open the original, save it whole and without a password, "
        "and hand in the report {year} again: ",
    ),
    "no-report": Words(
        "收到的文件{files}不是政府信息公开工作年度报告。请重新报送{year}年度报告，六个部分、三张表齐全："
        "如果这份就是年度报告，请写出六个部分的标题后重新报送。",
        "{files} is no annual report. Please hand in the report {year} with its six headings and three tables: ",
    ),
    "twice": Words(
        "收到贵单位{year}年度报告{count}份，数字不一致：{files}。请确认以哪一份为准，只重新报送这一份：",
        "Your report {year} arrived {count} times, with different figures: {files}. "
        "Please settle which one counts and hand in that one only: ",
    ),
}
_OURS = ("no-converter", "no-library", "converter-slow")  # why a file was not read, where the body can do nothing
_NOT_READ = Words("这种格式的文件没有读出来", "a file in this format was not read")
_OFFICE, _PDF, _PAGE = (".docx", ".xlsx"), (".pdf",), (".html", ".htm")
_IN_COPY = Words("副本“{copy}”", "the copy {copy}")
_CORRECTED_COPY = Words("改好的副本，批注不必清除", "the corrected copy; its notes may stay")
_SOURCE_OF = Words("导出“{name}”的原稿（副本只供查看）", "what {name} was made from (the copy is for reading)")
_EXPORTED = Words("重新导出的“{name}”", "{name}, made anew")
_ORIGINAL = Words("原文件“{name}”（副本只供查看）", "the file {name} (the copy is for reading)")
_CORRECTED = Words("改好的“{name}”", "{name}, corrected")
_ANEW = Words("原稿", "the original"), Words("重新报送的年度报告", "the report, handed in again")
_UNSETTLED = Words("数字与另一份不一致，请先确认以哪一份为准", "differs from another; settle first which one counts")
_SETTLED = (
    Words("如以这一份为准，改正这一份的原稿", "if this one counts, what it was made from"),
    Words("如以这一份为准，只寄回这一份", "if this one counts, this one only"),
)
_ANSWER_IN_NOTES = Words(
    "Word、Excel 副本：不需要改的，请在该处批注下答复理由（或写在批注末尾），不要删批注。",
    "In Word and Excel copies: answer below the note what is to be left as it is; do not delete notes.",
)
_ANSWER_ON_SHEET = Words(
    "PDF、网页和文本文件：不需要改的，请按下表序号写明理由，随文件一起寄回。",
    "For PDF, HTML and text files: write the reason beside the number of the finding, and return that with the file.",
)
_ANSWER_RETURN = Words(
    "改完请按上表寄回；文件名不要改，改正后会再核对一次。",
    "Return the files as listed above under their names; they will be checked again.",
)


class SentFile(NamedTuple):
    """A file as a cover sheet names it; `copy` is the name of its annotated copy, empty where there is none."""

    name: str
    copy: str
    kind: ReportKind
    verdict: Words
    unsettled: bool = False  # one of several that differ, of which the body has to say which counts


class CoverSheet(NamedTuple):
    """All that a sheet tells: to whom, the files, the findings, and what to do about each by its id."""

    recipient: Recipient
    files: Sequence[SentFile]
    entries: Sequence[Entry]
    advice: Mapping[str, Words]


def cover(sheet: CoverSheet, language: Language) -> bytes:
    """The sheet as a page."""
    one = sheet.recipient
    name = one_line(one.body or sheet.files[0].name)
    title, request = _TITLE.to(language).format(name), _request(sheet, language)
    count = element("p", _COUNT.to(language).format(len(sheet.entries)))
    head = element(
        "header",
        element("h1", title),
        element("p", element("strong", request)) if request else None,
        count,
        class_="top",
    )
    main = element("main", [part for part in _sections(sheet, language) if part is not None], class_="wide")
    return page(title, language, head, main).encode("utf-8", "replace")


def _request(sheet: CoverSheet, language: Language) -> str:
    """What to hand in; empty where the report has arrived."""
    one = sheet.recipient
    words = _REQUESTS.get(one.standing)
    if words is None or not one.body:
        return ""
    shown = [filed.record.path.rpartition("/")[2] for filed in one.reports]
    files = "、".join(f"“{one_line(name)}”" for name in shown)
    return words.to(language).format(year=one.year_words, files=files, count=len(shown)) + _ACCEPTED.to(language)


def _sections(sheet: CoverSheet, language: Language) -> Iterator[Html | None]:
    if sheet.files:
        yield _section(_FILES, _FILE_HEADS, [_file_row(file, language) for file in sheet.files], language)
        yield _answers(sheet.files, language)
    rows = [
        (str(number), entry.file, entry.severity, entry.place, *_words(entry, sheet.advice, language), "")
        for number, entry in enumerate(sheet.entries, 1)
    ]
    yield _section(_FINDINGS, _HEADS, rows, language)


def _words(entry: Entry, advice: Mapping[str, Words], language: Language) -> tuple[str, str]:
    """What is wrong, and what to do about it."""
    told = advice[entry.id].to(language) if entry.id in advice else ""
    return (_NOT_READ.to(language), "") if entry.key in _OURS else (entry.problem, told)


def _section(label: Words, heads: Sequence[Words], rows: Sequence[Sequence[str]], language: Language) -> Html:
    lines = [element("tr", [element("td", one_line(cell)) for cell in row]) for row in rows]
    words = label.to(language)
    listed = table(
        "files" if label is _FILES else "findings", words, [(one.to(language), False) for one in heads], lines
    )
    return element("section", element("h2", words), listed)


def _file_row(file: SentFile, language: Language) -> tuple[str, ...]:
    correct, back = _what_to_do(file)
    filled = (words.to(language).format(copy=file.copy, name=file.name) for words in (correct, back))
    verdict = _UNSETTLED if file.unsettled else file.verdict
    return (file.name, verdict.to(language), file.copy or "—", *filled)


def _what_to_do(file: SentFile) -> tuple[Words, Words]:
    """What to correct and what to return: Office files are corrected in the copy, others in what they come from."""
    copy = file.copy.lower()
    if file.unsettled:
        return _SETTLED
    if file.kind != "report":
        return _ANEW
    if copy.endswith(_OFFICE):
        return _IN_COPY, _CORRECTED_COPY
    if copy.endswith(_PDF):
        return _SOURCE_OF, _EXPORTED
    return (_ORIGINAL, _CORRECTED) if copy.endswith(_PAGE) else _ANEW


def _answers(files: Sequence[SentFile], language: Language) -> Html | None:
    """How to answer findings, for the kinds of copies there are; nothing where no file has a copy."""
    copies = [file.copy.lower() for file in files if file.copy]
    if not copies:
        return None
    office = [copy.endswith(_OFFICE) for copy in copies]
    told = [_ANSWER_IN_NOTES] if any(office) else []
    told += [_ANSWER_ON_SHEET] if not all(office) else []
    items = [element("li", words.to(language)) for words in (*told, _ANSWER_RETURN)]
    return element("section", element("h2", _ANSWERS.to(language)), element("ol", items))
