"""排版 A paper as PDF/UA and PDF/A: data and a template in, the same bytes every time. Nothing that people write is ever read as source."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import manimgx_fonts_cjk
import typst

from yanglao.kernel.months import date_of
from yanglao.papers.glyphs import drawable, each_text
from yanglao.papers.punctuation import printed

TEMPLATES = Path(__file__).parent / "templates"
FONT_FOLDER = Path(manimgx_fonts_cjk.__file__).parent
FONT = next(FONT_FOLDER.glob("*.ttc"))
STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]


def typeset(template: str, data: Mapping[str, Any], *, on: int) -> bytes:
    """The PDF of a template and its data; its dates are the Day `on`, at noon in Greenwich.

    A character that the typeface has not got stands as 〓, and below the text it is said which one it is.
    """
    told = drawable(each_text(data, printed), FONT)
    made = _compiler(template).compile(
        format="pdf",
        sys_inputs={"data": json.dumps(told, ensure_ascii=False, sort_keys=True)},
        pdf_standards=STANDARDS,
        timestamp=_seconds(on),
    )
    assert isinstance(made, bytes)
    return made


@cache
def _compiler(template: str) -> typst.Compiler:
    """Set up once: reading the typeface takes a moment."""
    return typst.Compiler(
        TEMPLATES / f"{template}.typ", root=TEMPLATES, font_paths=_fonts(), ignore_system_fonts=True
    )


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONT_FOLDER])


def _seconds(on: int) -> int:
    """Noon of a Day, in seconds since 1970."""
    return (date_of(on).toordinal() - date_of(19700101).toordinal()) * 86_400 + 43_200
