"""Ways of drawing the figure 12 on a PDF page, each with what else stands there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from as_pdf import SIZE, Sheet

Draw = Callable[[Sheet, float, float], None]


def _shown(sheet: Sheet, x: float, y: float, text: str = "12", size: float = SIZE) -> None:
    _plain(sheet, x, y, text, size)


_plain = Sheet.text


def _in_mode(sheet: Sheet, x: float, y: float, text: str, mode: int) -> None:
    sheet.content.append(f"{mode} Tr")
    _plain(sheet, x, y, text)
    sheet.content.append("0 Tr")


def _twice(sheet: Sheet, x: float, y: float) -> None:
    _shown(sheet, x, y)
    _shown(sheet, x, y)


def _bold_by_shift(sheet: Sheet, x: float, y: float) -> None:
    _shown(sheet, x, y)
    _shown(sheet, x + 0.3, y)


def _split(sheet: Sheet, x: float, y: float) -> None:
    _shown(sheet, x, y, "1")
    _shown(sheet, x + SIZE / 2, y, "2")


def _backwards(sheet: Sheet, x: float, y: float) -> None:
    _shown(sheet, x + SIZE / 2, y, "2")
    _shown(sheet, x, y, "1")


def _over_invisible(sheet: Sheet, x: float, y: float) -> None:
    _in_mode(sheet, x, y, "79", 3)
    _shown(sheet, x, y)


def _beside_invisible(sheet: Sheet, x: float, y: float) -> None:
    _in_mode(sheet, x - SIZE / 2, y, "7", 3)
    _shown(sheet, x, y)


def _outlined(sheet: Sheet, x: float, y: float) -> None:
    _in_mode(sheet, x, y, "12", 2)


def _askew(sheet: Sheet, x: float, y: float) -> None:
    _shown(sheet, x, y + 1.5)


def _small(sheet: Sheet, x: float, y: float) -> None:
    _shown(sheet, x, y, size=SIZE - 2)


def _marked(sheet: Sheet, x: float, y: float) -> None:
    _shown(sheet, x, y)
    _shown(sheet, x + SIZE, y - 4, "2", 5)


def _circled(sheet: Sheet, x: float, y: float) -> None:
    _shown(sheet, x, y, "12①")


_LOOKS: Mapping[str, Draw] = {
    "plain": _shown,
    "twice": _twice,
    "bold by shift": _bold_by_shift,
    "split": _split,
    "backwards": _backwards,
    "over invisible": _over_invisible,
    "beside invisible": _beside_invisible,
    "outlined": _outlined,
    "askew": _askew,
    "small": _small,
    "with a raised mark": _marked,
    "with a circled mark": _circled,
}
PDF_LOOKS = tuple(_LOOKS)


@contextmanager
def drawn(number: str, look: str) -> Iterator[None]:
    """While this lasts, the text `number` is drawn as 12 with that look."""

    def text(sheet: Sheet, x: float, y: float, text: str, size: float = SIZE) -> None:
        if text == number:
            _LOOKS[look](sheet, x, y)
        else:
            _plain(sheet, x, y, text, size)

    Sheet.text = text  # type: ignore[method-assign]
    try:
        yield
    finally:
        Sheet.text = _plain  # type: ignore[method-assign]
