"""What every key of a rule file means, in one place for the reference and for the schema that editors read."""

from __future__ import annotations

from collections.abc import Mapping

from gklint.model.bilingual import Words

# The keys of a rule file, those of all kinds first.
KEYS: Mapping[str, Words] = {
    "id": Words("编号：二至六个大写字母加二至四位数字，如 `LOC001`；不能与别的规则重复", "capitals and digits"),
    "name": Words("名称：小写字母、数字和连字符，如 `full-name`；不能重复", "lower-case letters, digits and hyphens"),
    "extends": Words(
        "在另一条 YAML 规则（本包的或国家规则集的）上改：没有写的键照它；`id`、`name`、`examples` 须自己写",
        "the id of a YAML rule whose keys hold where this rule does not say otherwise",
    ),
    "severity": Words("级别：`error` 错误、`warning` 警告、`info` 提示", "error, warning or info"),
    "summary": Words("一句话说明查什么；写一段文字，或 `{zh: 中文, en: 英文}`", "what is checked, in one sentence"),
    "basis": Words("依据：一段文字，或 `{law: 文件, at: 条款}`", "the notice or law, and the article"),
    "explanation": Words("为什么查，错误和正确的写法各举一例；`gklint explain` 显示", "why, with examples"),
    "help": Words("怎么办：告诉填报人如何改", "what to do about it"),
    "message": Words(
        "报出问题时说的话；`{名称}` 换成报告里的文字或数，各种检查可用的名称见各节",
        "what is said; {name} stands for a value of the finding",
    ),
    "forms": Words("只用于哪一版格式：`2019`、`2021`，可写几个；不写则都查", "the forms it is for: 2019, 2021"),
    "kinds": Words(
        "查哪种文件：`report`（默认）、`unsupported` 格式认不出的、`not-a-report` 不是年报的、`unreadable` 读不了的",
        "the kinds of files it reads; report by default",
    ),
    "on": Words("`false` 表示默认不查，写进配置的 `extend-select` 才查", "false: only when selected"),
    "when": Words(
        "条件：表中各数和 `year` 的比较，如 `year >= 2021 and requests.received > 0`；用到的数认不出时不查",
        "a comparison of figures and the year; without it the rule always reads the report",
    ),
    "supersedes": Words(
        "编号的列表：同一处（`key` 相同）由本规则报时，那些规则不再报",
        "ids of rules it takes the place of",
    ),
    "examples": Words("例子，也就是测试：`fail` 会报的（至少一个）、`pass` 不报的", "its tests"),
    "scope": Words("在哪里找，写一处或几处，见“范围”一节", "where to look, one place or several"),
    "unless": Words("式样：段落或数字格里有这样的文字就不查", "a pattern: texts that hold it are passed over"),
    "allow": Words("文字或列表：找到的文字在这些文字之内时不报", "texts in which what is found is right"),
    "fix": Words("`safe` 可直接改、`unsafe`（默认）须人确认后改、`none` 只报不改", "safe, unsafe (by default) or none"),
    "identity": Words(
        "算式，如 `requests.received + requests.carried_in == outcome.total + requests.carried_out`，见“算式”一节",
        "what must hold between figures",
    ),
    "over": Words(
        "对每一列（`parties`）、表三每一行（`rows`）或每一组（`{group: [review, litigation.direct]}`）各算一次",
        "parties, rows, or a placeholder with its groups",
    ),
    "tolerance": Words("两边相差多少以内不报，默认0", "by how much both sides may differ"),
    "require": Words(
        "应有的文字：一段、几段（有一段即可）、`{pattern: 式样}`，或 `{each: [甲, 乙]}`（每段都应有）",
        "a text, several of which one is enough, a pattern, or {each: [...]}",
    ),
    "forbid": Words("不应有的文字：一段、几段，或 `{pattern: 式样}`", "a text, several, or a pattern"),
    "prefer": Words(
        "`{不用的写法: 应用的写法}`，或 `[{pattern: 式样, use: 应用的写法}]`，后者可用 `\\1`、`\\g<名称>`",
        "{wrong: right}, or a list of {pattern, use}",
    ),
    "consistent": Words(
        "应统一的几种写法；或带命名组 `(?P<value>…)` 的式样，组里的文字应前后一致",
        "wordings, or a pattern",
    ),
    "occurs": Words("要数的文字：一段、几段，或 `{pattern: 式样}`", "what is counted"),
    "at_least": Words("至少几次", "at least so often"),
    "at_most": Words("至多几次", "at most so often"),
    "order": Words("列表，至少两项，各项出现时应按这个先后；默认在各级标题里找", "texts in their order"),
    "section": Words(
        "`{present: 部分}` 应有；`{filled: 部分}` 应有内容；`{heading: 部分, is: 文字或式样}` 标题应是",
        "present, filled, or heading with is",
    ),
    "characters": Words("`filled`：至少多少字，默认1", "how many characters at least"),
    "placeholders": Words("`filled`：哪些文字算没有内容，默认 无、无。、略、暂无", "texts that count as nothing"),
    "cross_reference": Words(
        "`{after: 文字或式样, within: 15, unit: [件, 条]}`：这些文字之后多少字以内、带这些单位的数",
        "a number told soon after a text",
    ),
    "equals": Words("正文的数应等于的算式；写几个时等于其中一个即可", "figures, one of which the number must be"),
    "cell": Words(
        "`{forbid: 文字或式样}` 不应有、`{require: 文字或式样}` 应整个符合、`{holds: value >= 0}` 数值应满足",
        "forbid, require or holds",
    ),
    "tables": Words("只查哪些表：`two`、`three`、`four`", "two, three, four"),
    "units": Words("只查哪种数：`count` 件数、`change` 增减、`money` 金额", "count, change, money"),
    "figures": Words("只查这些数，及名称以它们开头的各数，如 `outcome`", "concepts, with all below them"),
    "date_range": Words(
        "`signed` 落款日期、`published` 发布日期，或含 year、month、day 三个命名组的式样",
        "signed, published, or a pattern with the groups year, month and day",
    ),
    "not_before": Words(
        "不早于：`2024-01-31`，或从报告年度算起的 `year+1-01-31`", "a day, or one counted from the report's year"
    ),
    "not_after": Words("不晚于，写法同 `not_before`", "as not_before"),
}

SCOPE_WORDS: Mapping[str, Words] = {
    "report": Words("全文：标题、各级标题、正文、表下注释、落款", "everything but the tables"),
    "prose": Words("正文各段（文字类检查的默认范围）", "paragraphs of running text"),
    "title": Words("报告标题", "the title"),
    "headings": Words("各级标题（`order` 的默认范围）", "headings of all levels"),
    "notes": Words("表下注释", "notes under tables"),
    "preamble": Words("“一、总体情况”之前的开头部分", "what stands before section one"),
    "overview": Words("一、总体情况", "section one"),
    "disclosure": Words("二、主动公开政府信息情况", "section two"),
    "requests": Words("三、收到和处理政府信息公开申请情况", "section three"),
    "review": Words("四、行政复议、行政诉讼情况", "section four"),
    "problems": Words("五、存在的主要问题及改进情况", "section five"),
    "other": Words("六、其他需要报告的事项", "section six"),
    "end": Words("落款、日期，及第六部分之后另立标题的部分", "the signature, and what stands after section six"),
    "cell": Words("表格里的数字格", "value cells"),
    "table": Words("表格里的数字格、表头和行名", "value cells, headers and row labels"),
}

EXAMPLE_WORDS: Mapping[str, Words] = {
    "at": Words("报出的问题指着哪几个字", "the text the finding points to"),
    "message": Words("说明里应有的话", "a part of the message"),
    "data": Words("说明里各个值，如 `{text: 大厅}`", "values that the message names"),
    "count": Words("报几处；不写时至少一处", "how many findings"),
    "severity": Words("报出的级别", "the severity"),
    "fixed": Words("改过以后，换进去的那段文字变成什么", "the replaced text after the fix"),
    "options": Words("这个例子用的选项，如 `{allow: [大厅]}`", "options for this example"),
    "comment": Words("说明这个例子是什么情况", "what the example is about"),
    "form": Words('哪一版格式：`"2021"`（默认）、`"2019"`，或本包的表式', "the form"),
    "year": Words("报告年度，默认2023（2019年格式为2020）", "the year"),
    "organ": Words("机关名称，默认某某区民政局", "the body"),
    "title": Words("标题", "the title"),
    "preamble": Words("开头部分的文字，每行一段", "the opening"),
    "overview": Words("总体情况的文字；例子只写一段文字时就是它", "section one; a bare text means this"),
    "disclosure": Words("第二部分标题与表格之间的文字", "text before table two"),
    "requests": Words("第三部分标题与表格之间的文字", "text before table three"),
    "review": Words("第四部分标题与表格之间的文字", "text before table four"),
    "problems": Words("第五部分的文字", "section five"),
    "other": Words("第六部分的文字", "section six"),
    "end": Words("第六部分之后的文字：落款、日期", "what follows section six"),
    "headings": Words("各部分的标题整行，如 `{overview: 一、总情}`", "whole heading lines by section"),
    "notes": Words("表下注释，如 `{requests: 注：含上年结转}`", "notes under tables by section"),
    "facts": Words("表中的数，如 `{requests.received: 3}`；也可不写 facts，直接写 `requests.received: 3`", "figures"),
    "drop": Words("去掉哪些部分", "sections left out"),
    "drop_rows": Words("去掉哪些行（行号，如 `r3.4.1`）", "rows left out"),
    "drop_tables": Words("去掉哪些表：two、three、four", "tables left out"),
    "extra_rows": Words('多加的行：`{行号: "行名|1|2"}`，加在那一行之后', "rows added after a row"),
    "labels": Words("换掉的表头和行名：`{原文: 新文}`", "other texts for headers and labels"),
    "local": Words("印出哪些地方行（行号）", "local rows to print"),
    "order": Words("各部分的先后", "the order of the sections"),
    "path": Words("文件名；以 .md 结尾时按 Markdown 读", "the file name"),
    "layout": Words("用哪种排版写出来，名称见 `gklint.testing.LAYOUTS`", "the layout"),
    "text": Words("整份文件的文字，其余都不用", "the whole text; nothing else counts"),
    "noted": Words("别的格式的读取器会注明的情况，如 `[hidden-content]`", "notes a reader would have made"),
}
