"""What `gklint.lint` gives to Python: an outcome that renders itself in any format, as rows, as a table."""

from __future__ import annotations

import json
from dataclasses import fields
from html import escape
from typing import Any, TypeVar

from gklint.errors import UsageError
from gklint.model.bilingual import Language
from gklint.model.declaration import nearest
from gklint.model.diagnostic import SEVERITIES, Diagnostic
from gklint.model.light_data_classes import dataclass
from gklint.model.outcome import Outcome
from gklint.model.plugin import Reporter, ReporterOptions
from gklint.registry.builtin import REPORTERS

_SHOWN_IN_NOTEBOOK = 200  # findings; a table of more helps nobody
_T = TypeVar("_T", bound="Results")


@dataclass(frozen=True)
class Results(Outcome):
    """An outcome with its renderings. Everything an Outcome has is there; nothing is read or checked again."""

    @classmethod
    def of(cls: type[_T], outcome: Outcome) -> _T:
        """The same outcome with renderings."""
        return cls(**{field.name: getattr(outcome, field.name) for field in fields(outcome)})

    def render(self, format: str = "text", *, lang: Language = "zh", **settings: Any) -> str | bytes:
        """The outcome in an output format of gklint, as `gklint --output-format` writes it; bytes for xlsx.

        `settings` are those of the format, such as `profile="github"` for sarif. Raises UsageError for a format there
        is not, or one that needs what the run did not keep (`gklint.lint(..., products=[...])`).
        """
        reporter = _reporter(format)
        lacking = [name for name in reporter.products if not self._keeps(name)]
        if lacking:
            wanted = list(reporter.products)
            raise UsageError(
                f"{format} 格式还需要 {'、'.join(lacking)}；请写 gklint.lint(…, products={wanted})",
                f"the format {format} needs {', '.join(lacking)}; call gklint.lint(..., products={wanted})",
            )
        return reporter.load()(self, ReporterOptions(language=lang, settings=settings))

    def _keeps(self, product: str) -> bool:
        reports = [record.path for record in self.files if record.kind != "unreadable"]
        return all(getattr(self.products.get(path), product, None) is not None for path in reports)

    def to_dict(self, *, lang: Language = "zh") -> dict[str, Any]:
        """The JSON output as Python values."""
        record: dict[str, Any] = json.loads(self.render("json", lang=lang))
        return record

    def rows(self, *, lang: Language = "zh") -> list[dict[str, str | int | None]]:
        """A flat record for each finding that stands, sorted by path and place: what `pandas.DataFrame` takes."""
        files = {record.path: record for record in self.files}
        return [
            {
                "path": diagnostic.place.path,
                "organ": files[diagnostic.place.path].organ if diagnostic.place.path in files else None,
                "year": files[diagnostic.place.path].year if diagnostic.place.path in files else None,
                **_row(diagnostic, lang),
            }
            for diagnostic in self.diagnostics
        ]

    def _repr_html_(self) -> str:
        """The findings as a table, for notebooks."""
        names = ("path", "severity", "rule", "message", "place")
        shown = self.rows()[:_SHOWN_IN_NOTEBOOK]
        head = "".join(f"<th>{name}</th>" for name in names)
        lines = ("".join(f"<td>{escape(str(row[name]))}</td>" for name in names) for row in shown)
        body = "".join(f"<tr>{line}</tr>" for line in lines)
        errors, warnings, infos = (self.count(severity) for severity in SEVERITIES)
        counts = f"{len(self.files)}个文件，{errors}个错误，{warnings}个警告，{infos}个提示"
        left_out = len(self.diagnostics) - len(shown)
        more = f"<p>另有{left_out}个问题未列出，见 rows()。</p>" if left_out else ""
        return f"<p>{counts}</p><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _row(diagnostic: Diagnostic, lang: Language) -> dict[str, str | int | None]:
    place, help = diagnostic.place, diagnostic.help
    return {
        "rule": diagnostic.rule,
        "name": diagnostic.name,
        "severity": diagnostic.severity,
        "message": diagnostic.words.to(lang),
        "help": help.to(lang) if help is not None else None,
        "place": place.address.label if place.address is not None else f"{place.start.line}:{place.start.column}",
        "line": place.start.line if place.has_lines else None,
        "column": place.start.column if place.has_lines else None,
        "text": place.text,
        "key": diagnostic.key,
        "fingerprint": diagnostic.fingerprint,
    }


def _reporter(format: str) -> Reporter:
    known = {reporter.name: reporter for reporter in REPORTERS}
    if format in known:
        return known[format]
    near = nearest(format, known)
    raise UsageError(
        f"没有输出格式“{format}”{f'；是否指 {near}？' if near else '；'}可用：{'、'.join(known)}",
        f"there is no output format {format!r}; {f'did you mean {near}? ' if near else ''}use {', '.join(known)}",
    )
