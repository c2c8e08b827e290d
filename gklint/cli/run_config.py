"""The configuration of a command: its arguments above the configuration file."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from gklint.config.config import Config
from gklint.config.layer import Layer
from gklint.config.read_config import read_config
from gklint.errors import ConfigError, UsageError
from gklint.model.current_rule import OvertimeError
from gklint.system.time_limit import time_limit

_LONGEST = 10.0  # seconds of computing


def configuration(given: Namespace, folder: Path) -> Config:
    """The settings for a run in `folder`. Raises ConfigError and UsageError."""
    said = vars(given)
    named, isolated = said.get("config"), said.get("isolated", False)
    none = said.get("no_config", False)
    if named is not None and none:
        raise UsageError("--config 与 --no-config 不能同时使用", "--config and --no-config exclude each other")
    file = Path(named) if named is not None else None
    try:
        with time_limit(_LONGEST):
            config = read_config(folder, _command_line_layer(given), file, search=not (none or isolated))
            return replace(config, isolated=isolated)
    except OvertimeError:
        raise ConfigError(
            f"读取设置用时超过{_LONGEST:g}秒，已停止；请检查设置文件",
            f"reading the configuration took over {_LONGEST:g} seconds; look at the file",
        ) from None


def _command_line_layer(given: Namespace) -> Layer:
    """The settings of the command line; options that a command lacks are not set."""
    said = vars(given)
    select = _split_lists(said.get("select"))
    return Layer(
        select=select or None,
        extend_select=_split_lists(said.get("extend_select")),
        ignore=_split_lists(said.get("ignore")),
        fail_on=said.get("fail_on"),
        lang=said.get("lang"),
        output_format=said.get("output_format"),
        packages=tuple(said.get("package") or ()),
        baseline=said.get("baseline"),
    )


def _split_lists(values: list[str] | None) -> tuple[str, ...]:
    """The items of an option that may be given several times, each time with a list (，and 、 are commas too)."""
    items = (item.strip() for value in values or () for item in value.replace("，", ",").replace("、", ",").split(","))
    return tuple(item for item in items if item)
