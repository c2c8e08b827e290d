"""Functions of pdfium with bare addresses for arguments: a page takes thousands of calls, and these cost less each."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as raw

_ADDRESS, _NUMBER = ctypes.c_void_p, ctypes.c_int


def address(pointer: Any) -> int:
    """Where a handle or a function of pdfium points."""
    return ctypes.cast(pointer, _ADDRESS).value or 0


def _bare(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """The same function, without the checks of what its arguments point to; other threads wait, which costs less."""
    return ctypes.PYFUNCTYPE(result, *arguments)(address(function))


get_box = _bare(raw.FPDFText_GetLooseCharBox, _NUMBER, _ADDRESS, _NUMBER, _ADDRESS)
get_origin = _bare(raw.FPDFText_GetCharOrigin, _NUMBER, _ADDRESS, _NUMBER, _ADDRESS, _ADDRESS)
get_object = _bare(raw.FPDFPage_GetObject, _ADDRESS, _ADDRESS, _NUMBER)
get_kind = _bare(raw.FPDFPageObj_GetType, _NUMBER, _ADDRESS)
count_held = _bare(raw.FPDFFormObj_CountObjects, _NUMBER, _ADDRESS)
get_held = _bare(raw.FPDFFormObj_GetObject, _ADDRESS, _ADDRESS, ctypes.c_ulong)
get_matrix = _bare(raw.FPDFPageObj_GetMatrix, _NUMBER, _ADDRESS, _ADDRESS)
get_mode = _bare(raw.FPDFPath_GetDrawMode, _NUMBER, _ADDRESS, _ADDRESS, _ADDRESS)
count_segments = _bare(raw.FPDFPath_CountSegments, _NUMBER, _ADDRESS)
get_segment = _bare(raw.FPDFPath_GetPathSegment, _ADDRESS, _ADDRESS, _NUMBER)
get_point = _bare(raw.FPDFPathSegment_GetPoint, _NUMBER, _ADDRESS, _ADDRESS, _ADDRESS)
get_segment_kind = _bare(raw.FPDFPathSegment_GetType, _NUMBER, _ADDRESS)
closes = _bare(raw.FPDFPathSegment_GetClose, _NUMBER, _ADDRESS)
get_text_mode = _bare(raw.FPDFTextObj_GetTextRenderMode, _NUMBER, _ADDRESS)
get_bounds = _bare(raw.FPDFPageObj_GetBounds, _NUMBER, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)
get_fill = _bare(raw.FPDFPageObj_GetFillColor, _NUMBER, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)
is_transparent = _bare(raw.FPDFPageObj_HasTransparency, _NUMBER, _ADDRESS)
get_clip_path = _bare(raw.FPDFPageObj_GetClipPath, _ADDRESS, _ADDRESS)
count_clip_paths = _bare(raw.FPDFClipPath_CountPaths, _NUMBER, _ADDRESS)
count_clip_segments = _bare(raw.FPDFClipPath_CountPathSegments, _NUMBER, _ADDRESS, _NUMBER)
get_clip_segment = _bare(raw.FPDFClipPath_GetPathSegment, _ADDRESS, _ADDRESS, _NUMBER, _NUMBER)
get_mark = _bare(raw.FPDFPageObj_GetMark, _ADDRESS, _ADDRESS, ctypes.c_ulong)
get_mark_name = _bare(raw.FPDFPageObjMark_GetName, _NUMBER, _ADDRESS, _ADDRESS, ctypes.c_ulong, _ADDRESS)
set_active = _bare(raw.FPDFPageObj_SetIsActive, _NUMBER, _ADDRESS, _NUMBER)
get_text_object = _bare(raw.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _NUMBER)
INVISIBLE = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)  # how text is drawn that nobody sees
