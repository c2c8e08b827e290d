"""A file of settings as text and as TOML, and how it is called in messages."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomli

from gklint.errors import ConfigError


def bytes_of(file: Path) -> bytes:
    """The bytes of a file of the office's settings. Raises ConfigError."""
    try:
        return file.read_bytes()
    except OSError as error:
        cause = error.strerror
        raise ConfigError(f"{file}: 配置文件打不开（{cause}）", f"{file}: cannot be opened ({cause})") from None


def text_of(file: Path) -> str:
    """The text of a file of the office's settings. Raises ConfigError."""
    try:
        return bytes_of(file).decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise ConfigError(
            f"{file}: 配置文件应存为 UTF-8 编码", f"{file}: the configuration should be saved as UTF-8"
        ) from None


def name_of(file: Path, folder: Path) -> str:
    """The file as seen from `folder`."""
    try:
        return Path(os.path.relpath(file, folder)).as_posix()
    except ValueError:  # on another drive
        return file.as_posix()


def toml_of(text: str, name: str) -> Mapping[str, Any]:
    """The values of a TOML text. Raises ConfigError."""
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise ConfigError(f"{name}: 不是合格的 TOML：{error}", f"{name}: this is no valid TOML: {error}") from None
