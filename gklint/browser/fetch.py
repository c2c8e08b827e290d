"""The pinned files, from the npm and PyPI clients of this machine: each is checked against its hash."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from gklint.browser.pins import PYODIDE, pins, python_version
from gklint.errors import UsageError

Assets = Mapping[str, bytes]  # by file name

_SECONDS = 600  # that one client may take
_WAY_OUT_ZH = "没有网络时，用 --from 指定一个做好的页面，从中取用"
_WAY_OUT_EN = "without a network, take them from a finished page with --from"


def fetch() -> Assets:
    """Every pinned file. Raises UsageError when a client is missing or fails, or a file is not the pinned one."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fetched = dict(_from_npm(folder))
        fetched.update(_from_pypi(folder))
    return check_pinned(fetched)


def check_pinned(found: Assets) -> Assets:
    """The pinned files among those found. Raises UsageError for the first that is missing or different."""
    for pin in pins():
        data = found.get(pin.file)
        if data is None:
            raise UsageError(f"缺少 {pin.file}；{_WAY_OUT_ZH}", f"{pin.file} is missing; {_WAY_OUT_EN}")
        if hashlib.sha256(data).hexdigest() != pin.sha256:
            raise UsageError(
                f"{pin.file} 与本版 gklint 认定的不是同一个文件（哈希值不符），没有使用；请换一个来源",
                f"{pin.file} is not the file this version of gklint is pinned to (other hash); take another source",
            )
    return {pin.file: found[pin.file] for pin in pins()}


def _from_npm(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The files of Pyodide, out of its npm package."""
    wanted = [pin for pin in pins() if pin.name == PYODIDE]
    npm = shutil.which("npm")
    if npm is None:
        raise UsageError(
            f"制作页面要用 npm 取得 Pyodide，这台机器上没有 npm；请安装 Node.js。{_WAY_OUT_ZH}",
            f"npm is needed for Pyodide and not installed here; install Node.js. {_WAY_OUT_EN}",
        )
    _run([npm, "pack", "--silent", f"{PYODIDE}@{wanted[0].version}", "--pack-destination", str(folder)], "npm")
    with tarfile.open(folder / f"{PYODIDE}-{wanted[0].version}.tgz") as archive:
        for pin in wanted:
            member = archive.extractfile(f"package/{pin.file}")
            if member is not None:
                yield pin.file, member.read()


def _from_pypi(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The wheels, downloaded by pip, which holds them against their hashes too."""
    if find_spec("pip") is None:
        raise UsageError(
            f"制作页面要用 pip 取得组件，这个环境里没有 pip；请运行：pip install 'gklint[page]'。{_WAY_OUT_ZH}",
            f"pip is needed for the libraries and not installed here: install gklint[page]. {_WAY_OUT_EN}",
        )
    wheels = [pin for pin in pins() if pin.name != PYODIDE]
    for platform in dict.fromkeys(pin.platform for pin in wheels):
        some = [pin for pin in wheels if pin.platform == platform]
        listed = folder / "wanted.txt"
        listed.write_text("".join(f"{pin.name}=={pin.version} --hash=sha256:{pin.sha256}\n" for pin in some), "utf-8")
        _run([*_pip_download(platform), "--dest", str(folder), "--requirement", str(listed)], "pip")
        for pin in some:
            path = folder / pin.file
            if path.is_file():
                yield pin.file, path.read_bytes()


def _pip_download(platform: str) -> Sequence[str]:
    version = python_version()
    tags = ["--python-version", version, "--implementation", "cp", "--abi", f"cp{version.replace('.', '')}"]
    options = ["--quiet", "--no-deps", "--only-binary=:all:", "--require-hashes", "--platform", platform or "any"]
    return [sys.executable, "-I", "-m", "pip", "download", *options, *tags]


def _run(command: Sequence[str], client: str) -> None:
    """Run a client to its end. Raises UsageError with the last line it wrote when it fails."""
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _fetch_error(client, str(error)) from None
    if done.returncode:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise _fetch_error(client, lines[-1] if lines else "")


def _fetch_error(client: str, line: str) -> UsageError:
    return UsageError(
        f"{client} 没能取得页面要用的组件：{line}。请检查网络；{_WAY_OUT_ZH}",
        f"{client} could not fetch what the page needs: {line}. Check the network; {_WAY_OUT_EN}",
    )
