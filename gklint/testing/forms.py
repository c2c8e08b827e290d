"""The forms a package's examples are read by: the national ones and those of the package."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.resources.abc import Traversable

from gklint.check.rule_packages import files_in
from gklint.match.form_files import read_form
from gklint.model.form import Form
from gklint.testing.national_forms import national_forms


def forms_with(offered: Iterable[Form | Traversable]) -> Mapping[str, Form]:
    """The national forms and `offered`, by id. Raises DeclarationError for a wrong form file."""
    forms = dict(national_forms())
    for item in offered:
        form = item if isinstance(item, Form) else read_form(item.read_text("utf-8"), str(item), forms)
        forms[form.id] = form
    return forms


def forms_in(package: str, pattern: str = "forms/*.yaml") -> Mapping[str, Form]:
    """The national forms and the form files of an importable package, by id, for `run_example(forms=…)`."""
    return forms_with(files_in(package, pattern))
