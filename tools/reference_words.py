"""What the reference says in Chinese of hooks, names and keys; the rest is read from the source."""

from gklint.check.arithmetic import LONGEST_EXPRESSION
from gklint.check.backtracking import LONGEST, MOST_WAYS
from gklint.check.pattern import LONGEST_PATTERN

INDEX = """
# 规则包参考

从源代码写出，与所装版本一致。先看教程 [docs/rule-packages.md](../rule-packages.md)，要查某个键、某个函数再来这里。

- [规则文件](rule-files.md)：YAML 规则的每个键、每种检查、范围、算式、表中各数的名称、例子的键
- [接口](hooks.md)：规则包可以提供什么，怎样写 `pyproject.toml`
- [表式、方案、词典](forms-profiles-dictionaries.md)：这三种文件的每个键
- [gklint.api](api.md)：写 Python 规则用的每个名称
- [gklint.testing](testing.md)：写测试用的每个名称
- [rules/](rules)：每种检查一条完整的规则，可以抄去改；`gklint test docs/reference/rules` 运行它们的例子
- [rule.schema.json](../schema/rule.schema.json)：规则文件的 JSON Schema，供编辑器提示键名
"""

PACKAGE = """规则包是一个可安装的 Python 包，入口点组是 `gklint`，入口点的名称就是规则包的名称。每个接口启动时调用一次：函数名写对、
前面有 `@hookimpl`、参数不带默认值。做不到时本包不能使用，返回值 2，并说明是哪个包、哪个版本、为什么。

```toml
[project]
name = "gklint-rules-haidian"

[project.entry-points.gklint]
haidian = "gklint_haidian"
```
"""

API_INTRO = """Python 规则只从这里引入名称；别处的名称随时可能改变。函数加 `@rule` 就是规则，第一个参数是 `Report`，第二个是选项。
"""

FOLDER = """一个文件夹就是一个规则包：`packages = ["./rules-local"]`。只读 YAML，其中的程序不运行（会说明有程序没有运行）。
`forms/`、`profiles/`、`dictionaries/` 下的文件是表式、方案、词典，其余 `.yaml` 是规则，子文件夹也算；编号前缀取自规则本身。

这样的文件夹也能安装：入口点指向只有 YAML、没有 `__init__.py` 的文件夹，如 [plugins/linhu](../../plugins/linhu)。
"""

PATTERNS = f"""## 文字和式样

文字按原样查找，在词的中间也找得到。要用式样（正则表达式）时写 `{{pattern: '…'}}`，用单引号，`^` 和 `$` 是段落或格的头尾，
命名组 `(?P<名称>…)` 的文字可写进 `message`。式样最长 {LONGEST_PATTERN} 字；一处有 {MOST_WAYS} 种以上配法的（如 `(a+)+b`）不接受，
因为在长段落上可能永远算不完；很长的段落每 {LONGEST} 字左右分开查。汉字写作 `[一-龥]`，没有 `\\p{{…}}`。
"""

EXPRESSIONS = f"""## 算式

`identity`、`when`、`equals`、`holds` 里写算式，最长 {LONGEST_EXPRESSION} 字，都用半角符号。

| 写法 | 意思 |
|---|---|
| `requests.received` | 表中的数；表三不写列名时是总计一列（`over: parties` 时是当前的列） |
| `requests.received@business` | 表三某一列的数 |
| `sum(outcome.refused)` | 这个名称以下各数之和，不含小计 |
| `+ - * /`、`abs(…)`、`min(…, …)`、`max(…, …)`、括号 | 计算；除以 0 时不判断 |
| `== != < <= > >=`，可连写 `0 <= a <= b` | 比较 |
| `and`、`or`、`not` | 几个条件 |
| `(a == 0) == (b == 0)` | 两个条件同时成立或同时不成立 |
| `year` | 报告年度（只用于 `when`） |

用到的数有一个认不出、填的不是数，就不判断。空白格在合计里算 0；单独在一边时不判断。

## 表中各数的名称
"""

EXAMPLES = """## 例子的键

例子写一段文字，就是把它放进一份合格报告的“总体情况”；要换别的部分或核对结果，写成键值对。带点的键是表中的数：
`requests.received: 3`（表三不写列名时填在“自然人”和“总计”两列），`null` 是空白格。
"""

HOOKS = {
    "gklint_info": "规则包的名称、编号前缀和接口版本。必须有，写错时本包不能使用",
    "gklint_rules": "规则；通常写 `return rules_in(__name__)`，包里的 YAML 规则和 Python 规则就都找到了",
    "gklint_forms": "表式文件，或 Form；可以在国家格式上加行、换表头",
    "gklint_profiles": "方案：规则的启用、级别和选项；启用本包时第一个生效，`包名:方案名` 可另选",
    "gklint_dictionaries": "词典文件：给国家规则的词典加词",
    "gklint_readers": "别的文件格式的读取器",
    "gklint_reporters": "别的输出格式",
}

API = {
    "API_VERSION": "接口版本；`PluginInfo` 默认就用它",
    "PARTIES": "表三的七列",
    "PARTY_LABELS": "各列在格式里的名称",
    "SECTION_KEYS": "法定六个部分的名称",
    "VERBS": "文件里的注释（`gklint: ignore[…]` 等）可用的动词",
    "Anchor": "某份报告里的一处：一个数、一个部分的标题或整份报告",
    "Archive": '一次检查的全部报告，给 `scope="archive"` 的规则',
    "ReportSummary": "一份报告为比较而留下的：有把握的数、各部分的文字、全文的摘要",
    "Brief": "`ReportSummary` 的旧名",
    "Cell": "读取器读出的一格",
    "Claim": "`StatedFigure` 的旧名",
    "Comparison": "比较几份报告的规则报出的一个问题",
    "Count": "正文里的一个数：值、单位、是否约数",
    "Dictionary": "一部词典",
    "DictionaryEntry": "词典里的一个词",
    "DictionaryWord": "在文字里找到的词典里的词",
    "Directive": "文件里的一条注释指令",
    "Document": "读取器交出的文件：段落、表格和读取时的情况",
    "Edit": "一处改动：把 `span` 的文字换成 `text`",
    "Example": "规则的一个例子；用 `fails(…)`、`passes(…)` 写",
    "Fact": "表中的一个数，连同它的原文和位置",
    "Figure": "一个数的名称：（名称，申请人类别），没有类别的为 `None`",
    "Finding": "规则报出的一个问题",
    "Fix": "怎么改：标题、几处改动、是否可直接改",
    "Form": "一版格式：部分、表格、行和列",
    "FormRow": "格式里的一行",
    "FormTable": "格式里的一张表",
    "Heading": "一个标题",
    "Masthead": "标题、机关、年度、落款",
    "NarrativeClaim": "正文的一句陈述：说的是哪个数、多少、谁的、何时、是否有把握；见 `report.claims`",
    "Note": "读取时注明的一种情况",
    "Number": "数的类型：整数或 Decimal",
    "Operand": "算式里的一个数",
    "Passage": "一段文字，记得每个字在原文的位置",
    "PluginInfo": "规则包的自我介绍",
    "Profile": "一个方案",
    "Quantity": "陈述所说的量：概念名和申请人类别",
    "Prose": "正文的一段",
    "Reader": "一个读取器",
    "Related": "与问题有关的另一处",
    "Report": "认出的一份报告：规则读的就是它，不能改动",
    "Reporter": "一种输出格式",
    "RowReading": "表里读到的一行",
    "Rule": "一条规则",
    "Section": "一个部分，连同其下的各级",
    "Severity": "级别的类型：error、warning、info",
    "StatedFigure": "正文对表中某数的另一种说法，用作判断哪个数错了的证据",
    "Span": "原文的一段位置",
    "Table": "读取器读出的一张表",
    "TableReading": "认出的一张法定表",
    "FailedIdentity": "一个不成立的算式：各数、两边的值",
    "Tally": "`FailedIdentity` 的旧名",
    "ValueCell": "认出的一行里的一个数字格",
    "Words": "给人看的话：中文和英文",
    "chinese_number": "把中文数字读成数",
    "counts_in": "一段文字里的各个数，按次序",
    "dictionary_in": "规则包的一部词典，作规则的选项用",
    "directives_in": "一段文字里的注释指令",
    "fails": "会报出问题的例子",
    "files_in": "规则包里符合式样的文件",
    "hookimpl": "写在每个接口函数之前的标记",
    "passes": "不报问题的例子",
    "rule": "把函数变成一条规则",
    "rules_in": "规则包的全部规则",
    "quotation": "引用一段文字，删节的一侧加“…”，不在数字中间断开",
    "lazy_pattern": "首次使用时才编译的正则表达式，参数同 re.compile；放在模块顶层，启动更快",
    "NamedTuple": "与 typing.NamedTuple 相同，建类更快",
    "dataclass": "与 dataclasses.dataclass 相同，建 frozen 类更快，可用于规则的 options",
    "simplified": "繁体转简体，字数不变",
    "widest": "几个位置合起来的位置",
}

TESTING = {
    "LAYOUTS": "报告的各种排版，按名称",
    "Layout": "一种排版",
    "MismatchError": "例子与规则不符；是一种 AssertionError",
    "RuleTester": "一条规则的测试：重复的例子、没有核对的说明、改动报告等都算错",
    "bad": "断言规则报出问题",
    "check_numeric_rule": "断言：合格的报告不报，改动一个数就报",
    "check_package": "断言一个已安装的规则包可靠",
    "compose": "同 `report`，但还没有排版",
    "forms_in": "国家格式和一个规则包的表式",
    "ok": "断言规则不报",
    "report": "一份合格报告的文字，可以换掉任何部分",
    "run_example": "把规则的一个例子当测试运行",
    "parts": "随机的合格报告，作 `report(**parts)` 的参数",
    "composed": "随机的合格报告，还没有排版",
    "reports": "随机的合格报告的文字",
    "Changed": "一份合格的报告，和改动了一个数的同一份报告",
    "changed": "随机的合格报告，连同改动了一个数的同一份报告",
}

FORM_KEYS = {
    "id": "表式的名称，如 `beijing-2019`",
    "extends": '在哪个表式上改：`"2019"`、`"2021"` 或前面的表式；没有写的都照它的',
    "title": "表式的标题：一段文字或 `{zh:, en:}`",
    "notice": "发布格式的文件",
    "years": "用于哪些年度：`{from: 2019, to: 2020}`",
    "sections": "要改的部分：`{overview: {…}}`",
    "tables": "要改的表：`{two: {…}, three: {…}, four: {…}}`",
}
SECTION_WORDS = {
    "number": "第几部分",
    "heading": "标题（不带序号）；换掉的原标题仍然认得",
    "accepted": "同样正确的写法，不作提示，如本省沿用的条例第五十条的写法",
    "variants": "也认得的写法，GK104 提示改用 `heading`",
    "keywords": "标题里有这些词就认得出",
}
TABLE_WORDS = {
    "title": "表名",
    "section": "在哪个部分",
    "marks": "只有这一版才有的文字",
    "spanning": "横跨各列的表头",
    "blocks": "表二的各块，每块有 `label`、`columns`、`rows`",
    "rows": "要加的行",
    "columns": "各列",
    "figures": "各格的数的名称",
    "drop": "去掉的行（行号的列表）",
}
BLOCK_WORDS = {"label": "块名，如 第二十条第（一）项", "columns": "各列", "rows": "各行"}
COLUMN_WORDS = {
    "figure": "这一列的数的名称，接在行的 `concept` 之后",
    "header": "表头",
    "unit": "`count` 件数、`change` 增减、`money` 金额（万元）",
    "variants": "也认得的表头",
}
ROW_WORDS = {
    "id": "行号；不写时用 `concept`",
    "concept": "这一行的数的名称",
    "label": "行名；括号里的说明不影响辨认",
    "ordinal": "行名前的序号",
    "group": "左边一栏的大类",
    "variants": "也认得的行名",
    "old": "旧的行名；写成旧的另有规则提示",
    "local": "`true` 表示地方加的行，可有可无",
    "replaces": "代替哪一行（行号）",
    "after": "加在哪一行（行号）之后",
}
PROFILE_WORDS = {
    "name": "方案名；启用规则包时用第一个，`包名:方案名` 选别的",
    "title": "给谁用",
    "select": "另外启用的规则：编号、名称或前缀",
    "ignore": "不查的规则",
    "severity": "改级别：`{GK104: info}`",
    "options": "改选项：`{GK709: {deadline: 01-25}}`",
}
DICTIONARY_WORDS = {
    "dictionary": "给哪部词典加词；同名的词典合在一起，后面的优先",
    "severity": "这些词的级别",
    "words": "`{错: 对}`；要看上下文时写成 `{错: {right: 对, …}}`；只有词、没有对应写法时写列表",
}
ENTRY_WORDS = {
    "right": "应写成什么",
    "near": "前后十个字内有其中之一才算",
    "unless": "在这些词里面时不算",
    "unless-before": "后面紧接着其中之一时不算",
    "gap-without": "词里写了“…”（中间最多十二个汉字）时，中间含有其中之一不算",
    "severity": "这个词的级别",
}
OPTIONS = "选项（用户可在配置文件的 `[rules.编号]` 下改，名称里的 `_` 写作 `-`）"
