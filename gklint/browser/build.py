"""A page made: assets, code, settings and last year's reports brought together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gklint import __version__
from gklint.browser import bundle, last_year
from gklint.browser.checker import LAST_YEAR
from gklint.browser.fetch import Assets, check_pinned, fetch
from gklint.browser.page import assets_of, page_text
from gklint.browser.pins import lock, pins
from gklint.config.config import Config
from gklint.errors import UsageError
from gklint.model.archive import ReportSummary
from gklint.readers.limits import DEFAULTS

_CODE, _SETTINGS = "gklint.zip", "settings.zip"
_SECONDS = 120  # that the page gives one file: a browser is several times slower than this machine
_MEMORY = 1536 << 20  # bytes that Python may have in the page


def build(config: Config, summaries: Sequence[ReportSummary] = (), finished: Path | None = None) -> str:
    """The page for this configuration. Its assets come from the `finished` page, if given, else from npm and PyPI.

    `summaries` are the reports of the year before. Raises UsageError.
    """
    assets = dict(_assets_in(finished) if finished is not None else fetch())
    settings = bundle.BundleSettings(config)
    members = dict(settings.members)
    if summaries:
        members[LAST_YEAR] = last_year.encode_summaries(last_year.distinct(summaries))
    assets[_CODE] = bundle.code(bundle.installed_names(config.named_packages))
    assets[_SETTINGS] = bundle.zip_members(members)
    return page_text(assets, _manifest(config, settings, summaries))


def _assets_in(page: Path) -> Assets:
    """The pinned files in a finished page."""
    try:
        text = page.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"不能读取 {page}：{error}", f"cannot read {page}: {error}") from None
    return check_pinned(assets_of(text, str(page)))


def _manifest(config: Config, settings: bundle.BundleSettings, summaries: Sequence[ReportSummary]) -> dict[str, Any]:
    """What the page has to know of itself, and shows on request."""
    parts = {(pin.name, pin.version, pin.licence) for pin in pins()}
    return {
        "version": __version__,
        "settings": {"config": settings.config, "packages": settings.packages},
        "packages": [*config.named_packages],
        "last_year": len(summaries),
        "limits": {"seconds": _SECONDS, "memory": _MEMORY, "bytes": DEFAULTS.max_bytes},
        "lock": lock(),
        "wheels": [pin.file for pin in pins() if pin.file.endswith(".whl")],
        "parts": [
            {"name": name, "version": version, "licence": licence}
            for name, version, licence in sorted(
                parts | {("gklint", __version__, "MIT")}, key=lambda part: part[0].lower()
            )
        ],
    }
