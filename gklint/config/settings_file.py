"""Reads a settings file as text and as TOML, and gives its name in messages."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gklint.errors import ConfigError
from gklint.model.bilingual import Words
from gklint.model.os_error_cause import cause_of
from gklint.system.regular_file import NotRegularError, read_regular

_CONFIGURATION = Words("配置文件", "the configuration")
MOST_BYTES = 1024 * 1024  # of a settings file: whoever writes by hand does not come near it


def read_bytes(file: Path, what: Words = _CONFIGURATION, most: int = MOST_BYTES) -> bytes:
    """The bytes of a settings file, which messages call `what`: a regular file of at most so many bytes.

    Raises ConfigError. All settings are read here: they may be anybody's, endless, or wait for somebody to write.
    """
    try:
        data = read_regular(file, most + 1)
        if len(data) > most:
            size = most // 1024 // 1024
            raise ConfigError(
                f"{file}: {what.zh}超过 {size} MB，不能使用；请精简", f"{file}: {what.en} is over {size} MB; shorten it"
            )
        return data
    except NotRegularError:
        raise ConfigError(
            f"{file}: {what.zh}不是普通文件，不能使用", f"{file}: {what.en} is not a regular file"
        ) from None
    except OSError as error:
        cause = cause_of(error)
        raise ConfigError(
            f"{file}: {what.zh}打不开（{cause.zh}）", f"{file}: {what.en} cannot be opened ({cause.en})"
        ) from None


def read_text(file: Path, what: Words = _CONFIGURATION, most: int = MOST_BYTES) -> str:
    """The text of a settings file, which messages call `what`. Raises ConfigError."""
    try:
        return read_bytes(file, what, most).decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise ConfigError(
            f"{file}: {what.zh}应存为 UTF-8 编码", f"{file}: {what.en} should be saved as UTF-8"
        ) from None


def display_name(file: Path, folder: Path) -> str:
    """The file as seen from `folder`."""
    try:
        return Path(os.path.relpath(file, folder)).as_posix()
    except ValueError:  # on another drive
        return file.as_posix()


def parse_toml(text: str, name: str) -> Mapping[str, Any]:
    """The values of a TOML text. Raises ConfigError."""
    import tomli  # imported here: there may be no settings file

    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise ConfigError(f"{name}: 不是合格的 TOML：{error}", f"{name}: this is no valid TOML: {error}") from None
    except ValueError:  # Python refuses to read a number of thousands of digits
        raise ConfigError(f"{name}: 有过长的数字，不能使用", f"{name}: there is a number too long to read") from None
    except RecursionError:
        raise ConfigError(f"{name}: 层次太深，不能使用", f"{name}: this is nested too deeply") from None
