"""However an archive is shared out: the findings of its parts and of comparing their summaries are those of one run."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import chdir, contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from series import series

import gklint
from gklint.config.config import Config
from gklint.config.layer import Layer
from gklint.engine.compare_summaries import compare_summaries
from gklint.engine.run import lint, lint_each
from gklint.errors import UsageError
from gklint.inputs.summaries import given_summaries
from gklint.model.outcome import Outcome
from gklint.model.plugin import ReporterOptions
from gklint.model.roster import Body, Roster
from gklint.model.summary_lines import SummarizedReport, summary_text
from gklint.registry.registry import Registry, collect
from gklint.reporters.summaries import report as summaries_of
from gklint.testing import report

BODIES = ("云溪县民政局", "云溪县水务局", "青江市云溪县水务局", "教育局", "云溪县人民政府")
ROSTER = Roster((Body("云溪县民政局"), Body("云溪县水务局"), Body("云溪县人民政府", kind="本级政府")))
CARRIED, FILED = "requests.carried_in@total", "requests.received@total"
PROSE = "".join(f"第{chr(0x4E00 + 37 * n)}项工作由{chr(0x4E50 + 41 * n)}科会同各科按期办理，" for n in range(30))
IGNORED = "<!-- gklint: ignore-file[GK901] 已核对 -->\n<!-- gklint: ignore-file[GK201] 已核对 -->\n\n"
CHOSEN = Config(line=Layer(select=("GK9", "GK201", "GK019")))
REGISTRY: list[Registry] = []


def registry() -> Registry:
    if not REGISTRY:
        REGISTRY.append(collect(Config()))
    return REGISTRY[0]


@st.composite
def archives(draw: st.DrawFn) -> dict[str, str]:
    """Reports of several bodies and years by path, with slips of every kind that comparing finds."""
    found: dict[str, str] = {}
    copied = draw(st.booleans())
    for body in draw(st.lists(st.sampled_from(BODIES), min_size=2, max_size=3, unique=True)):
        for parts in draw(series()):
            slips = draw(st.sets(st.sampled_from(("gap", "carried", "sum", "twice", "ignored")), max_size=3))
            if "gap" in slips:
                continue
            facts = {**parts["facts"]}
            facts |= {CARRIED: "77"} if "carried" in slips else {}
            facts |= {FILED: "88"} if "sum" in slips else {}
            extra = {"overview": PROSE} if copied else {}
            text = report(**{**parts, **extra, "organ": body, "facts": facts})
            if "ignored" in slips:
                text = IGNORED + text
            path = f"{draw(st.sampled_from(('甲', '乙')))}/{body}{parts['year']}.md"
            found[path] = text
            if "twice" in slips:
                found[path.replace(".md", "副本.md")] = text.replace("77", "78") if draw(st.booleans()) else text
    assume(found)
    return found


def findings(outcomes: Sequence[Outcome]) -> set[Any]:
    """Everything that is said of each finding, standing or set aside."""
    return {
        (one.place, one.rule, one.severity, one.fingerprint, one.words, one.related, one.suppression)
        for outcome in outcomes
        for one in (*outcome.diagnostics, *outcome.suppressed)
    }


def shared_out(paths: Sequence[str], parts: Sequence[int]) -> Iterator[list[str]]:
    for number in sorted(set(parts)):
        yield [path for path, part in zip(paths, parts, strict=True) if part == number]


@contextmanager
def written(files: Mapping[str, str]) -> Iterator[None]:
    """A working folder with these files."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        for path, text in files.items():
            Path(path).parent.mkdir(exist_ok=True)
            Path(path).write_text(text, "utf-8")
        yield


@settings(max_examples=20, deadline=None)
@given(archives(), st.sampled_from((Roster(), ROSTER)), st.data())
def test_any_sharing_out_finds_what_one_run_finds(files: dict[str, str], roster: Roster, data: st.DataObject) -> None:
    with written(files):
        one_run = lint(list(files), registry(), CHOSEN, jobs=1, roster=roster)
        parts = data.draw(st.lists(st.integers(0, 3), min_size=len(files), max_size=len(files)))
        outcomes = [
            lint(some, registry(), CHOSEN, jobs=1, products=["summary"], roster=roster)
            for some in shared_out(list(files), parts)
        ]
        texts = [summaries_of(outcome, ReporterOptions()).encode() for outcome in outcomes]
        outcomes.append(compare_summaries(given_summaries(texts), registry(), CHOSEN, roster=roster))
        assert findings(outcomes) == findings([one_run])
        assert not outcomes[-1].failures


def slips_of_every_kind() -> dict[str, str]:
    """Reports of three bodies: wrong carry-overs, texts copied, a year missing, a file twice, a wrong sum."""
    found = {}
    for body, years in (("民政局", (2021, 2022, 2023)), ("水务局", (2021, 2023)), ("人民政府", (2023,))):
        for year in years:
            received = 1 if body == "人民政府" else 3
            facts = {"requests.received": received, "requests.carried_out": received}
            facts |= {"requests.carried_in": 2, "outcome.total": 2, "outcome.disclosed": 2} if year == 2022 else {}
            found[f"甲/{body}{year}.md"] = report(organ=f"云溪县{body}", year=year, facts=facts, overview=PROSE)
    found["乙/民政局2023.md"] = found["甲/民政局2023.md"]
    return found


@pytest.mark.parametrize(
    "part_of", [str, lambda path: path[:5], lambda path: path[5:], lambda path: sum(map(ord, path)) % 2]
)
def test_slips_of_every_kind_are_found_in_parts_too(part_of: Callable[[str], object]) -> None:
    """In files alone, bodies, years, and any halves; the archives above are drawn and may have few slips."""
    files = slips_of_every_kind()
    with written(files):
        one_run = lint(list(files), registry(), CHOSEN, jobs=1, roster=ROSTER)
        assert {one.rule for one in one_run.diagnostics} >= {"GK901", "GK904", "GK906", "GK907", "GK908", "GK909"}
        outcomes = [
            lint([one for one in files if part_of(one) == part], registry(), CHOSEN, jobs=1, products=["summary"])
            for part in dict.fromkeys(map(part_of, files))
        ]
        texts = [summaries_of(outcome, ReporterOptions()).encode() for outcome in outcomes]
        outcomes.append(compare_summaries(given_summaries(texts), registry(), CHOSEN, roster=ROSTER))
        assert findings(outcomes) == findings([one_run])


@pytest.fixture
def parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The summaries of a body's two reports, which do not agree, written apart."""
    monkeypatch.chdir(tmp_path)
    facts = ({"requests.received": 3, "requests.carried_out": 3}, {"requests.carried_in": 5, "outcome.disclosed": 5})
    for year, some in zip((2022, 2023), facts, strict=True):
        Path(f"{year}.txt").write_text(report(year=year, facts=some), "utf-8")
    outcomes = [gklint.lint(f"{year}.txt", products=["summary"]) for year in (2022, 2023)]
    return [str(outcome.render("summaries")).encode() for outcome in outcomes]


def test_a_run_that_keeps_summaries_compares_nothing_and_says_so(parts: list[bytes]) -> None:
    both = gklint.lint(["2022.txt", "2023.txt"], products=["summary"])
    assert [one.rule for one in both.diagnostics if one.rule.startswith("GK9")] == []
    assert "gklint compare" in both.notices[-1].zh
    assert str(both.render("summaries")).splitlines()[1:] == [part.decode().splitlines()[1] for part in parts]


def test_one_report_after_another_gives_the_same_summaries(parts: list[bytes]) -> None:
    each = gklint.lint_each(["2023.txt", "2022.txt"], products=["summary"])
    assert [str(outcome.render("summaries")).encode() for outcome in each] == parts


@pytest.mark.parametrize("change", ["gone", "changed"])
def test_a_report_out_of_reach_is_pointed_to_as_a_whole_and_named(parts: list[bytes], change: str) -> None:
    (before,) = gklint.compare(parts).diagnostics
    assert (before.place.text, before.related[0].place.path) == ("5", "2022.txt")
    if change == "gone":
        Path("2023.txt").unlink()
    else:
        Path("2023.txt").write_text(report(year=2023, overview="改写过。"), "utf-8")
    outcome = gklint.compare(parts)
    (found,) = outcome.diagnostics
    assert (found.place.path, found.place.text, found.fingerprint) == ("2023.txt", "", before.fingerprint)
    assert "有1份报告在这里读不到，或写摘要以后有变动" in outcome.notices[-1].zh


def test_a_baseline_whose_files_lie_elsewhere_has_nothing_stale(parts: list[bytes], tmp_path: Path) -> None:
    Path("gklint-baseline.json").write_text(
        '{"version": 1, "findings": [{"path": "不在这里.txt", "rule": "GK201", "name": "x", "key": "k",'
        ' "fingerprint": "0123456789abcdef", "message": "m"}]}',
        "utf-8",
    )
    Path("gklint.toml").write_text('baseline = "gklint-baseline.json"\n', "utf-8")
    assert gklint.compare(parts, config="gklint.toml").stale == 0


def altered(part: bytes, **fields: Any) -> bytes:
    """The summaries with these fields in the place of those of their reports."""
    changed = []
    for record, entry in (one.report for one in given_summaries([part])):
        assert entry.summary is not None
        record = record._replace(form=fields.get("form", record.form))
        changed.append(SummarizedReport(record, entry._replace(summary=entry.summary._replace(**fields))))
    return summary_text(changed).encode()


def test_a_form_that_is_not_here_is_an_error_at_its_line(parts: list[bytes]) -> None:
    with pytest.raises(UsageError) as error:
        gklint.compare([altered(part, form="2077") for part in parts])
    assert error.value.words.zh.startswith("#1:2: 写摘要时用的表式“2077”这里没有")


def test_one_that_lacks_numbers_is_damaged(parts: list[bytes]) -> None:
    with pytest.raises(UsageError) as error:
        gklint.compare([altered(parts[0], numbers=(1, 2)), parts[1]])
    assert error.value.words.zh == "#1:2: 这一行已损坏；请重新写这份摘要"


def test_directives_for_other_rules_are_not_called_unused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those were judged with their file; in flat memory too, where comparisons come after all files."""
    monkeypatch.chdir(tmp_path)
    Path("2022.md").write_text(report(year=2022, facts={"requests.received": 3, "requests.carried_out": 3}), "utf-8")
    wrong = report(year=2023, facts={"requests.carried_in": 5, "outcome.disclosed": 5, FILED: 9})
    Path("2023.md").write_text("<!-- gklint: ignore-file[GK201] 已核对 -->\n\n" + wrong, "utf-8")
    chosen = Config(line=Layer(select=("GK201", "GK901", "GK019")))
    whole = findings([lint(["."], registry(), chosen, jobs=1)])
    assert {rule for _, rule, *_ in whole} == {"GK201", "GK901"}
    assert findings(list(lint_each(["."], registry(), chosen, compare=True))) == whole
