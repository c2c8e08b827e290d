"""For all tests: which are slow, and a cache folder of the session's own, so that no test meets the user's outcomes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

# Tests that start programs, browsers or whole runs, or hold a law over every layout: left out by `just quick`.
_SLOW = (
    "annotate", "browser", "check/test_diagnosis.py", "check/test_localise.py", "cli", "district", "engine", "export",
    "integrations", "laws", "lsp", "national", "pages",
    "readers/docx", "readers/html", "readers/pdf", "readers/test_cell_mutations.py", "readers/test_conversions.py",
    "readers/test_office.py", "readers/test_wild_tables.py", "readers/xlsx", "registry/test_district_packages.py",
    "registry/test_faulty_rules.py", "registry/test_pluggy_versions.py", "release", "reporters/sarif",
    "reporters/test_output_formats.py", "roundtrip", "security", "server", "site", "test_fuzz.py",
    "test_python_page.py", "test_quality.py", "test_results.py", "test_tutorial.py", "test_wheel.py", "testing",
)  # fmt: skip
_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Mark as slow what lies in one of these folders and files."""
    slow = [_HERE / name for name in _SLOW]
    for item in items:
        if any(item.path == path or path in item.path.parents for path in slow):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session", autouse=True)
def own_cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Have a temporary cache folder, also for subprocesses, and no setting of pip but a test's own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.delenv("PIP_BUILD_CONSTRAINT", raising=False)  # of .ci/run; pip refuses it where nothing is isolated
        yield
