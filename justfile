# One door to everything. `just` lists what there is; `just check` is what CI runs.
# It uses the environment in .venv, which `just setup` makes.

bin := ".venv/bin"

# List the recipes.
default:
    @just --list --unsorted

# Make the environment with everything the tests need, and install the commit hooks.
setup:
    python3 -m venv .venv
    {{bin}}/pip install -q -e '.[dev]'
    {{bin}}/pre-commit install

# Everything: lint, types, all tests.
check:
    {{bin}}/pytest -n auto

# What fits between two edits: lint, types, and the tests that are not slow (under a minute on two cores).
quick *arguments:
    {{bin}}/ruff check
    {{bin}}/ruff format --check
    {{bin}}/mypy
    {{bin}}/pytest -n auto -m "not slow" {{arguments}}

# Mend what the linter and the formatter can mend.
format:
    {{bin}}/ruff check --fix
    {{bin}}/ruff format

# Write every generated file anew: rule pages, reference, schemas, and the catalogue of the national rules.
regenerate:
    {{bin}}/python tools/regenerate.py

# A national rule to start from, with its examples and its entry in the catalogue.
rule file: && regenerate
    {{bin}}/gklint new rule {{file}}

# Ratios of a whole run to a peer linter, to bare Python and to itself when warm; then of each format to its library.
bench *arguments:
    {{bin}}/python benchmarks/whole_run.py
    {{bin}}/python benchmarks/formats.py {{arguments}}

# The documentation site, in build/site.
site *arguments:
    {{bin}}/python tools/build_site.py {{arguments}}

# The wheel and the source distribution, in dist/.
build:
    {{bin}}/python -m hatchling build

# The lock files in locks/: exact versions and hashes of what runs, tests, builds and publishes gklint.
lock *arguments:
    {{bin}}/python tools/write_locks.py {{arguments}}

# All files of a release in dist/, tried in an environment of their own.
release:
    {{bin}}/python tools/release.py build dist
    {{bin}}/python tools/release.py try dist

# Damaged files of every format: none crashes, hangs or exhausts, and unchanged cells stay. `just fuzz --seconds 3600`
fuzz *arguments:
    {{bin}}/python tools/fuzz.py {{arguments}}
