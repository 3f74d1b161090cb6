"""排版 Papers as files: the same bytes twice, tagged, with every character of a name; text is text and never source."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from papers.reading import pages_of, text_of
from pypdf import PdfReader

from yanglao.papers import typesetting
from yanglao.papers.punctuation import printed
from yanglao.papers.register import PAPERS
from yanglao.papers.typesetting import TEMPLATES, typeset

pytestmark = pytest.mark.long

ON = 20160701
RARE = "㛃𬭎𠮷龘㸚䶮"
LONG = "阿卜杜热西提·买买提依明·吐尔逊江·努尔买买提·阿布力孜·玉素甫江"


def receipt(*, name: str = "陈测试", large: bool = False, **more: Any) -> dict[str, Any]:
    said = {
        "paper": "receipt",
        "title": "收据",
        "subtitle": "",
        "number": "R1",
        "office": "东方市农保局",
        "made": "2016年7月1日 · 制作 王海",
        "objection": [],
        "remedy": "",
        "wide": False,
        "fields": [("姓名", name), ("所在单位", "")],
        "amount": {"figures": "1,005.30", "capitals": "壹仟零伍元叁角整"},
        "notes": ["此款已计作缴费,按规定计入个人账户。"],
        "large": large,
        "print": "0123 4567 89ab cdef",
    }
    return said | more


def test_there_is_a_template_for_every_paper_and_none_besides() -> None:
    assert {path.stem for path in TEMPLATES.glob("*.typ")} == {*PAPERS, "look"}


@pytest.mark.parametrize("large", [False, True])
def test_the_same_data_are_the_same_bytes_in_another_process_too(large: bool, tmp_path: Path) -> None:
    made = typeset("receipt", receipt(large=large), on=ON)
    assert typeset("receipt", receipt(large=large), on=ON) == made
    program = (
        "import sys; from papers.test_typesetting import *\n"
        f"sys.stdout.buffer.write(typeset('receipt', receipt(large={large}), on=ON))"
    )
    path = os.pathsep.join(filter(None, (str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", ""))))
    environment = {**os.environ, "PYTHONPATH": path, "TZ": "America/Lima", "PYTHONHASHSEED": "7"}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, cwd=tmp_path, capture_output=True, check=True
    )
    assert done.stdout == made


def test_the_file_is_dated_with_the_business_day_and_tagged_for_readers_who_cannot_see() -> None:
    found = PdfReader(io.BytesIO(typeset("receipt", receipt(), on=ON)))
    assert found.metadata is not None and str(found.metadata["/CreationDate"]).startswith("D:20160701")
    root: Any = found.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == "zh-CN" and found.metadata.title == "收据"
    xmp = root["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp and "<pdfaid:part>2</pdfaid:part>" in xmp


@pytest.mark.parametrize("name", [RARE, LONG, "陈", '#panic("x") $x$ *粗* `a` \\ "引" <b> @ref // 注'])
@pytest.mark.parametrize("large", [False, True])
def test_a_name_stands_as_it_is(name: str, large: bool) -> None:
    made = typeset("receipt", receipt(name=name, large=large), on=ON)
    assert name.replace(" ", "") in text_of(made) and "〓" not in text_of(made)
    assert pages_of(made) == 1


def test_a_character_that_cannot_be_drawn_is_named() -> None:
    text = text_of(typeset("receipt", receipt(name="陈𪨊"), on=ON))
    assert "陈〓" in text and "U+2AA0A" in text and "手写" in text


def test_what_is_left_out_is_a_dash() -> None:
    assert "所在单位—" in text_of(typeset("receipt", receipt(), on=ON))


def test_a_long_table_has_its_titles_on_every_page() -> None:
    columns = [
        {"title": title, "right": right, "grow": right} for title, right in (("月份", False), ("金额", True))
    ]
    table = {"columns": columns, "rows": [[f"第{n}行", f"{n}.00"] for n in range(200)], "bold": [199]}
    made = typeset("payment_certificate", receipt(paper="payment_certificate", table=table), on=ON)
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(made)).pages]
    assert len(pages) > 3 and all("月份" in page for page in pages[:-1])
    text = text_of(made)
    assert all(f"第{n}行" in text for n in range(200))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("本人,账户:余额(元)", "本人，账户：余额（元）"),
        ("依据 五(二)1、五(一)", "依据 五(二)1、五(一)"),
        ("1,234.50 元; 补缴 2 年", "1,234.50 元；补缴 2 年"),
        ("a, b (c)", "a, b (c)"),
        ("", ""),
    ],
)
def test_signs_beside_chinese_characters_are_wide(given: str, expected: str) -> None:
    assert printed(given) == expected


def test_the_typeface_comes_with_its_licence() -> None:
    """SIL Open Font License, in the package that brings it."""
    folders = typesetting.FONT_FOLDER.parent.glob("manimgx_fonts_cjk-*.dist-info/licenses/LICENSE")
    assert any("SIL OPEN FONT LICENSE" in path.read_text(encoding="utf-8").upper() for path in folders)
