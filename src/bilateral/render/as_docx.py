"""The brief as a Word document of two pages, which LibreOffice opens as well."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from typing import Any

from bilateral.errors import BilateralError
from bilateral.overview.model import Overview
from bilateral.render.brief import Brief, Line, brief

_FONT = "Calibri"


def _docx() -> Any:
    try:
        import docx
    except ModuleNotFoundError:
        raise BilateralError(
            "The brief as DOCX needs python-docx. Run: pip install 'bilateral[documents]' (or take --format md)."
        ) from None
    return docx


def render(view: Overview, lang: str = "en", since: date | None = None) -> bytes:
    """The bytes of the document."""
    told = brief(view, lang, since)
    document = _docx().Document()
    _set_up(document, told, view.head["as_of"])
    document.add_heading(told.title, level=0)
    document.add_paragraph(told.told)
    for number, (title, lines) in enumerate(told.parts):
        document.add_heading(title, level=1)
        for line in lines:
            _line(document.add_paragraph(style="List Bullet"), line, lang)
        if number == 1 and told.periods:
            _table(document, told)
    document.add_heading(told.sources_title, level=1)
    for n in told.notes:
        paragraph = document.add_paragraph(style="Source")
        paragraph.add_run(f"{n.number}  ").bold = True
        paragraph.add_run(f"{n.source}: {n.record}. bilateral trace {n.trace}")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _line(paragraph: Any, line: Line, lang: str) -> None:
    for piece in line.told:
        run = paragraph.add_run(piece.text)
        _language(run._r.get_or_add_rPr(), piece.lang or lang)
    if line.notes:
        paragraph.add_run(" " + ",".join(map(str, line.notes))).font.superscript = True


def _language(properties: Any, lang: str) -> None:
    """Tell the speller which language a run is in."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    tag = OxmlElement("w:lang")
    tag.set(qn("w:val"), {"en": "en-GB", "fr": "fr-FR", "ru": "ru-RU", "und": "x-none"}.get(lang, lang))
    properties.append(tag)


def _table(document: Any, told: Brief) -> None:
    from docx.shared import Pt

    table = document.add_table(rows=1, cols=len(told.period_heads), style="Table Grid")
    for cell, head in zip(table.rows[0].cells, told.period_heads, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    for row in told.periods:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    for row in table.rows:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(0)
                for run in paragraph.runs:
                    run.font.size = Pt(9)


def _set_up(document: Any, told: Brief, as_of: str) -> None:
    """Page of A4, narrow margins, one typeface, a foot line."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin, section.bottom_margin = Cm(1.8), Cm(1.6)
    foot = section.footer.paragraphs[0]
    foot.add_run(told.foot).font.size = Pt(7.5)
    source = document.styles.add_style("Source", WD_STYLE_TYPE.PARAGRAPH)
    sizes = {"Normal": 10, "List Bullet": 10, "Title": 20, "Heading 1": 12.5, "Source": 7.5}
    for name, size in sizes.items():
        style = document.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:asciiTheme"), "")
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            style.element.rPr.rFonts.attrib.pop(qn(f"w:{theme}"), None)
        style.font.color.rgb = RGBColor(0x1C, 0x25, 0x30) if name != "Heading 1" else RGBColor(0x0B, 0x58, 0x7A)
        style.font.italic = False
        style.paragraph_format.space_after = Pt(2 if name in ("List Bullet", "Source") else 4)
        style.paragraph_format.space_before = Pt(8 if name == "Heading 1" else 0)
    source.paragraph_format.space_after = Pt(0)
    about = document.core_properties
    # The format allows a property 255 characters.
    about.title, about.author, about.language = told.title[:255], "bilateral", told.lang
    about.created = about.modified = datetime.fromisoformat(as_of)
    about.comments = ""
