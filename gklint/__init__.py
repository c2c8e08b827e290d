"""gklint lints 政府信息公开工作年度报告: `lint`, `lint_bytes`, `lint_each`, `compare`, `load`, `facts` do it."""

TYPE_CHECKING = False  # as type checkers know it; importing typing would cost more than all else --version does
if TYPE_CHECKING:
    from gklint import library

    compare, facts, lint, lint_bytes = library.compare, library.facts, library.lint, library.lint_bytes
    lint_each, load = library.lint_each, library.load

__version__ = "0.1.0"
__all__ = ["compare", "facts", "lint", "lint_bytes", "lint_each", "load"]


def __getattr__(name: str) -> object:
    """The functions of the Python library, imported when one is first wanted: `gklint --version` wants none."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from gklint import library

    return getattr(library, name)
