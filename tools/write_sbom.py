"""Bills of materials (CycloneDX 1.6, JSON) of what is released.

That of the wheel is made by cyclonedx-py from an environment that holds it and what it needs; libraries inside wheels
(PDFium in pypdfium2, calamine in python-calamine) are in no metadata of Python and stand in docs/dependencies.md. That
of the checker in one file is made from `gklint/browser/pins.toml`, which names all that goes into it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from gklint import __version__
from gklint.browser.pins import PYODIDE, Pin, pins

ROOT = Path(__file__).parents[1]
SCHEMA = SchemaVersion.V1_6


def of_environment(environment: Path, target: Path) -> None:
    """Write the bill of an environment with gklint and what it needs; gklint is the component it is about."""
    python = next(path for path in environment.glob("*/python*") if path.stem == "python")
    command = [sys.executable, "-m", "cyclonedx_py", "environment", python, "--pyproject", ROOT / "pyproject.toml"]
    options = ["--sv", SCHEMA.to_version(), "--output-reproducible", "--mc-type", "application", "-o", target]
    subprocess.run([str(part) for part in (*command, *options)], check=True)
    bill = json.loads(target.read_text("utf-8"))
    _write(target, with_version(bill, __version__))


def with_version(bill: dict[str, Any], version: str) -> dict[str, Any]:
    """The bill with the version of its own component, which pyproject.toml takes from the source, and its number."""
    own = {**bill["metadata"]["component"], "version": version}
    number = _serial_number(own["name"], version)
    return {**bill, "serialNumber": number.urn, "metadata": {**bill["metadata"], "component": own}}


def _serial_number(name: str, version: str) -> UUID:
    """The number of a bill: of the name and version, so that the same commit gives the same bytes."""
    return uuid5(NAMESPACE_URL, f"{name}-{version}")


def of_checker(target: Path) -> None:
    """Write the bill of the checker in one file."""
    own = Component(name="gklint-checker", version=__version__, type=ComponentType.APPLICATION, bom_ref="checker")
    parts = [_component(pin) for pin in pins()]
    bill = Bom(components=parts, serial_number=_serial_number(own.name, __version__))
    bill.metadata.component = own
    bill.register_dependency(own, parts)
    record = json.loads(make_outputter(bill, OutputFormat.JSON, SCHEMA).output_as_string())
    del record["metadata"]["timestamp"]
    _write(target, record)


def _component(pin: Pin) -> Component:
    """A file that goes into the checker; those of Pyodide are parts of one package of npm."""
    kind = "npm" if pin.name == PYODIDE else "pypi"
    return Component(
        name=pin.file if pin.name == PYODIDE else pin.name,
        version=pin.version,
        type=ComponentType.LIBRARY,
        bom_ref=pin.file,
        purl=PackageURL(kind, None, pin.name, pin.version, {"file_name": pin.file}),
        licenses=[LicenseFactory().make_from_string(pin.licence)],
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=pin.sha256)],
    )


def _write(target: Path, bill: dict[str, Any]) -> None:
    """Write the bill. Raises ValueError for one that the schema of CycloneDX does not let through."""
    text = json.dumps(bill, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    fault = JsonStrictValidator(SCHEMA).validate_str(text)
    if fault is not None:
        raise ValueError(f"{target.name}: {fault}")
    target.write_text(text, "utf-8")
