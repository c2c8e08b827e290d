"""The folder that a district is given: overview, a page for each body, workbook and data, all from one run."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.district.district import District
from gklint.model.outcome import Outcome
from gklint.model.plugin import ReporterOptions
from gklint.pages.body_page import body_page
from gklint.pages.district_page import district_page
from gklint.pages.links import DATA, FOLDER, OVERVIEW, WORKBOOK, on_page, page_names
from gklint.pages.views import views_of
from gklint.reporters import district as district_json
from gklint.reporters import xlsx

PRODUCTS = ("facts", "transcript")  # what a run has to keep for it


def folder_files(outcome: Outcome, options: ReporterOptions) -> Iterator[tuple[str, str | bytes]]:
    """Path within the folder and content of each file, one after another."""
    district = District.of(outcome)
    names, language = page_names(district), options.language
    views = {view.record.path: view for view in views_of(outcome)}
    for body in district.bodies:
        if body.files:
            shown = [views[filed.record.path] for filed in on_page(body)]
            yield f"{FOLDER}/{names[body.body.name]}", body_page(district, body, shown, outcome.rules, language)
    yield WORKBOOK, xlsx.report(outcome, options)
    yield DATA, district_json.report(outcome, options)
    yield OVERVIEW, district_page(district, names, language)
