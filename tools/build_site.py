"""Build the documentation site: `python tools/build_site.py [FOLDER]`, into `build/site` unless told otherwise.

Two sites are built with Zensical, Chinese at the root and English in `en/`, each with its own search. Their pages are
the plain Markdown files of the repository; `SOURCES` says which file becomes which page. Links between these files
become links between pages, links to anything else of the repository lead to where it is published (`[project.urls]` of
pyproject.toml). The checker in one HTML file is built by `gklint new page`; `--checker FILE` puts it beside the pages.
"""

from __future__ import annotations

import argparse
import posixpath
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
REPOSITORY: str = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["urls"]["Repository"]
CHECKER = "checker.html"  # beside the start page
# What a page may load: its own files. Browsers hold to it whatever the scripts of the theme would do.
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; worker-src 'self' blob:"
)
_LINK = re.compile(r"(?<!`)(\]\()([^)\s#]+)(#[^)\s]*)?(\))")
_FILE = re.compile(r"^<!-- file: (\S+) -->$", re.MULTILINE)
_FENCE = re.compile(r"^(```|~~~).*?^\1\s*$", re.MULTILINE | re.DOTALL)
# File or folder of the repository → page or folder of the site; a later entry wins.
_SHARED = {
    "docs/decisions.md": "decisions.md",
    "docs/performance.md": "performance.md",
    "CHANGELOG.md": "changelog.md",
    "docs/editors.md": "editors.md",
    "docs/export.md": "export.md",
    "docs/engines.md": "engines.md",
    "docs/python.md": "python.md",
    "docs/releases.md": "releases.md",
    "docs/dependencies.md": "dependencies.md",
    "SECURITY.md": "security.md",
    "CONTRIBUTING.md": "contributing.md",
    "ARCHITECTURE.md": "architecture.md",
}
SOURCES: Mapping[str, Mapping[str, str]] = {
    "zh": {
        **_SHARED,
        "docs/site/zh": "",
        "docs/rules": "rules",
        "docs/domain": "domain",
        "docs/reference": "reference",
        "README.zh-CN.md": "manual.md",
        "docs/rule-packages.md": "rule-packages.md",
    },
    "en": {
        **_SHARED,
        "docs/site/en": "",
        "README.md": "manual.md",
        "docs/rule-packages.en.md": "rule-packages.md",
    },
}


def build(target: Path, work: Path, checker: Path | None = None) -> None:
    """Build both sites into `target`, which is replaced; `work` holds what they are built from."""
    shutil.rmtree(target, ignore_errors=True)
    for language in SOURCES:
        folder = work / language
        shutil.rmtree(folder, ignore_errors=True)
        write_source(folder / "docs", language, with_checker=checker is not None)
        (folder / "mkdocs.yml").write_text(configuration(language), "utf-8")
        command = [sys.executable, "-m", "zensical", "build", "--clean", "--strict", "-f", str(folder / "mkdocs.yml")]
        subprocess.run(command, check=True)
        shutil.copytree(folder / "site", target / ("en" if language == "en" else ""), dirs_exist_ok=True)
    for page in target.rglob("*.html"):
        text = page.read_text("utf-8")
        page.write_text(
            text.replace("<head>", f'<head><meta http-equiv="Content-Security-Policy" content="{_POLICY}">', 1)
        )
    (target / ".nojekyll").touch()
    if checker is not None:
        shutil.copy(checker, target / CHECKER)


def configuration(language: str) -> str:
    """The configuration of one site: what both share, and what `docs/site/LANGUAGE.yml` says."""
    shared, own = (
        yaml.safe_load((ROOT / "docs" / "site" / f"{name}.yml").read_text("utf-8")) for name in ("both", language)
    )
    alternate = own.pop("alternate")
    whole = {
        **shared,
        **own,
        "extra": {**shared["extra"], "alternate": alternate},
        "copyright": f'<a href="{REPOSITORY}">{REPOSITORY}</a>',
        "theme": {**shared["theme"], **own["theme"]},
    }
    return yaml.safe_dump(whole, allow_unicode=True, sort_keys=False)


def _with_files(text: str) -> str:
    """The page with each `<!-- file: PATH -->` replaced by that file of the repository, to be copied."""
    return _FILE.sub(lambda found: f"```yaml\n{(ROOT / found[1]).read_text('utf-8').rstrip()}\n```", text)


def write_source(folder: Path, language: str, *, with_checker: bool) -> None:
    """The pages of one site, with their links as they are there; a line about the checker only where there is one."""
    pages = dict(_pages(language))
    for source, page in pages.items():
        path = folder / page
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".md":
            lines = _with_files(_with_links(source, page, pages, language)).splitlines(keepends=True)
            path.write_text("".join(line for line in lines if with_checker or CHECKER not in line), "utf-8")
        else:
            shutil.copy(ROOT / source, path)


def _pages(language: str) -> Iterator[tuple[str, str]]:
    """Each file of the repository that is on the site, and the page it becomes."""
    for source, page in SOURCES[language].items():
        path = ROOT / source
        if path.is_file():
            yield source, page
        for file in sorted(path.rglob("*")) if path.is_dir() else ():
            name = posixpath.join(page, file.relative_to(path).as_posix())
            if file.is_file():
                yield file.relative_to(ROOT).as_posix(), name.replace("README.md", "index.md")


def _with_links(source: str, page: str, pages: Mapping[str, str], language: str) -> str:
    text = (ROOT / source).read_text("utf-8")
    fences = [match.span() for match in _FENCE.finditer(text)]

    def link(match: re.Match[str]) -> str:
        inside = any(start <= match.start() < end for start, end in fences)
        target = match[2] if inside else _target(match[2], source, page, pages, language)
        return f"{match[1]}{target}{match[3] or ''}{match[4]}"

    return _LINK.sub(link, text)


def _target(link: str, source: str, page: str, pages: Mapping[str, str], language: str) -> str:
    """Where a link of a file leads to on the site."""
    if ":" in link or (source.startswith("docs/site/") and _is_page(link, page, pages)):
        return link
    file = posixpath.normpath(posixpath.join(posixpath.dirname(source), link))
    file = f"{file}/README.md" if (ROOT / file / "README.md").exists() and not file.startswith("plugins/") else file
    if file in pages:
        return posixpath.relpath(pages[file], posixpath.dirname(page))
    other = "en" if language == "zh" else "zh"
    elsewhere = dict(_pages(other)).get(file)
    if elsewhere is not None:
        here = posixpath.join("/", "en" if language == "en" else "", posixpath.dirname(page))
        return posixpath.relpath(_url(elsewhere, other), here) + "/"  # Zensical adds the step from page to folder
    if not (ROOT / file).exists():
        raise SystemExit(f"{source}: there is no {file}")
    return f"{REPOSITORY}/{'tree' if (ROOT / file).is_dir() else 'blob'}/main/{file}"


def _url(page: str, language: str) -> str:
    """The folder that a page is at, from the root of both sites."""
    folder = page.removesuffix("index.md") if posixpath.basename(page) == "index.md" else page.removesuffix(".md")
    return posixpath.join("/", "en" if language == "en" else "", folder).rstrip("/") or "/"


def _is_page(link: str, page: str, pages: Mapping[str, str]) -> bool:
    """Whether a link of a start page names a page as the site has it, or the checker."""
    name = posixpath.normpath(posixpath.join(posixpath.dirname(page), link))
    return name in pages.values() or posixpath.basename(name) == CHECKER


def main() -> None:
    """Build as the arguments say."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "build" / "site")
    parser.add_argument("--checker", type=Path, help="the page that `gklint new page` wrote")
    given = parser.parse_args()
    build(given.folder, ROOT / "build" / "site-source", given.checker)


if __name__ == "__main__":
    main()
