"""The looks of cells: number format, and whether their text can be seen on what it stands on."""

from __future__ import annotations

from collections.abc import Mapping

from gklint.model.light_classes import NamedTuple
from gklint.readers.ink import LEAST_SIZE, WHITE, look_alike
from gklint.readers.workbook.numbers import builtin_format, shows_nothing
from gklint.readers.zip_package import ZipPackage, read_xml

_BLACK = "000000"
_INDEXED = {"0": _BLACK, "1": WHITE, "8": _BLACK, "9": WHITE, "64": _BLACK, "65": WHITE}
_THEMES = {"0": WHITE, "1": _BLACK}  # paper and ink; other colours of the theme are not looked up
_LONGEST_CODE = 255  # characters of a number format, as Excel has it
_ANY = "?"  # a colour that cannot be told


class CellStyle(NamedTuple):
    """How cells of a style look. `code` is that of the number format, empty for General; colours are RRGGBB."""

    code: str = ""
    color: str = _BLACK
    ground: str = WHITE

    hides_numbers: bool = False
    hides_text: bool = False
    is_usual: bool = True  # nothing keeps text in a colour of its own from being seen

    def is_unseen(self, color: str) -> bool:
        """Whether text of a colour cannot be seen in such a cell; without one it has the colour of the style."""
        return look_alike(color or self.color, self.ground)


def cell_styles(package: ZipPackage, part: str) -> list[CellStyle]:
    """The cell styles of `part`, in their order. Raises PackageError."""
    reader = _CellStyles()
    read_xml(package.part(part), reader.start, reader.end)
    return reader.styles()


def color_of(attributes: Mapping[str, str]) -> str:
    """The colour that the attributes of a colour's element state."""
    if attributes.get("tint", "0") not in ("0", "0.0"):
        return _ANY
    if "rgb" in attributes:
        return attributes["rgb"][-6:]
    if "theme" in attributes:
        return _THEMES.get(attributes["theme"], _ANY)
    return _INDEXED.get(attributes.get("indexed", ""), _ANY)


def number_in(text: str | None, otherwise: float) -> float:
    """The number that an attribute states, `otherwise` where it is none."""
    text = text or ""
    plain = text.isascii() and len(text) < 16 and text.replace(".", "", 1).isdecimal()
    return float(text) if plain else otherwise


class _CellStyles:
    """The formats that a file spells out, its fonts and fills by number, and the numbers that each style names."""

    def __init__(self) -> None:
        self._codes: dict[int, str] = {}
        self._fonts: list[tuple[str, float]] = []
        self._fills: list[str] = []
        self._named: list[Mapping[str, str]] = []
        self._inside = ""  # fonts, fills or cellXfs
        self._pattern = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "numFmt" and not self._inside:
            self._codes[_index(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif name in ("fonts", "fills", "cellXfs"):
            self._inside = name
        elif self._inside == "fonts":
            self._start_font(name, attributes)
        elif self._inside == "fills":
            self._start_fill(name, attributes)
        elif self._inside == "cellXfs" and name == "xf":
            self._named.append(dict(attributes))

    def end(self, name: str) -> None:
        if name == self._inside:
            self._inside = ""

    def styles(self) -> list[CellStyle]:
        """The styles of cells."""
        return [self._style(named) for named in self._named]

    def _start_font(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "font":
            self._fonts.append((_BLACK, 11))
        elif self._fonts and name == "color":
            self._fonts[-1] = color_of(attributes), self._fonts[-1][1]
        elif self._fonts and name == "sz":
            self._fonts[-1] = self._fonts[-1][0], number_in(attributes.get("val"), 11)

    def _start_fill(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "fill":
            self._fills.append(_ANY)
        elif self._fills and name == "patternFill":
            self._pattern = attributes.get("patternType", "none")
            self._fills[-1] = WHITE if self._pattern == "none" else _ANY
        elif self._fills and name == "fgColor" and self._pattern == "solid":
            self._fills[-1] = color_of(attributes)

    def _style(self, named: Mapping[str, str]) -> CellStyle:
        number = _index(named.get("numFmtId"))
        code = self._codes.get(number, builtin_format(number))
        code = code if len(code) <= _LONGEST_CODE else ""
        font, fill = _index(named.get("fontId")), _index(named.get("fillId"))
        color, size = self._fonts[font] if font < len(self._fonts) else (_BLACK, 11)
        if _paints_white(code):
            color = WHITE
        ground = self._fills[fill] if fill < len(self._fills) else WHITE
        tiny = size < LEAST_SIZE
        hides = tiny or shows_nothing(code, is_text=False), tiny or shows_nothing(code, is_text=True)
        usual = not (any(hides) or look_alike(color, ground))
        return CellStyle("" if code in ("General", "@") else code, color, ground, *hides, usual)


def _paints_white(code: str) -> bool:
    """Whether a number format has its numbers written in white."""
    folded = code.lower().replace(" ", "")
    return any(mark in folded for mark in ("[white]", "[白色]", "[color2]", "[颜色2]"))


def _index(text: str | None) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 10 else 0
