"""Pages, wikitext, PDF, encodings: what is body, and that its words stand where the file has them."""

from __future__ import annotations

import datetime as dt
import zlib

import pytest

from bilateral.errors import ReadError
from bilateral.reading.article import read_article

PAGE = """<!DOCTYPE html><html><head>
<title>Laos and Vietnam - News</title><meta name="author" content="Somsack Pheng">
<meta property="article:published_time" content="2022-07-18T10:00:00Z"><script>var x="<p>evil 1999.</p>";</script>
</head>
<body><nav><ul><li><a href="/">Home</a></li></ul></nav><article><h1>Laos and Vietnam mark 60 years</h1>
<p>Laos and Vietnam established diplomatic relations on 5 September 1962, and the two countries signed a treaty of
friendship in <b>July 1977</b>&mdash;a step that shaped their ties for decades to come.</p>
<p>In 2021, trade countries was worth more than $1.3&nbsp;billion, according to the Ministry of Industry
and Commerce, which said that exports from Laos had grown by 15 per cent.</p></article>
<aside><h3>Related</h3><p>Thai tourists return to the beaches of Pattaya after two years of lockdowns.</p></aside>
<footer><p>&copy; 2022 News. All rights reserved.</p></footer></body></html>"""

WIKI = """{{Infobox bilateral relations|Laos-Mongolia|Laos|Mongolia}}
'''Laos–Mongolia relations''' are the [[relations]] between [[Laos]] and [[Mongolia|the Mongolian state]].<ref>{{cite
|title=In 1999 it happened.}}</ref>

== History ==
The two countries established relations in 1962.<ref name="a" /> In 1979, [[Tsedenbal]] visited [[Vientiane]].
* In 1985 Laos opened an embassy in [[Ulaanbaatar]].
{| class="wikitable"
| 1990 || A treaty was signed.
|}
[[File:Flag.svg|thumb|The flags in 1977.]]
== References ==
In 1901 nothing happened at all here.
"""


def words(article):
    return " ".join(article.view.split())


def pdf(lines, pages=1, content=None):
    """A PDF written by hand: each page has the same lines."""
    drawn = b" ".join(b"(%s) Tj T*" % line.encode() for line in lines)
    stream = zlib.compress(b"BT /F1 11 Tf 14 TL 50 740 Td " + drawn + b" ET" if content is None else content, 9)
    kids = b" ".join(b"%d 0 R" % (4 + 2 * i) for i in range(pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % pages,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for i in range(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> "
            b"/Contents %d 0 R >>" % (5 + 2 * i)
        )
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(stream) + stream + b"\nendstream")
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n" % size
        + table
        + (b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, len(out)))
    )


def test_of_a_page_the_article_is_body_and_the_rest_is_not():
    article = read_article(PAGE.encode())
    assert words(article).startswith("Laos and Vietnam established diplomatic relations on 5 September 1962")
    assert "July 1977 — a step" in words(article)
    assert "$1.3 billion" in words(article)
    for other in ("Home", "evil", "Pattaya", "rights reserved", "<b>", "&mdash;"):
        assert other not in article.view


def test_a_page_tells_its_title_author_and_day():
    article = read_article(PAGE.encode())
    assert article.title.startswith("Laos and Vietnam")
    assert article.author == "Somsack Pheng"
    assert article.published == dt.date(2022, 7, 18)


def test_wikitext_is_read_without_templates_tables_files_and_references():
    told = words(read_article(WIKI.encode()))
    assert "between Laos and the Mongolian state ." in told
    assert "In 1979, Tsedenbal visited Vientiane ." in told
    assert "In 1985 Laos opened an embassy" in told
    for other in ("1999", "1990", "1977", "1901", "Infobox", "[[", "|"):
        assert other not in told


def test_dates_in_attributes_of_tei_are_no_words():
    text = (
        "<TEI><teiHeader><title>Guide to Libya</title></teiHeader><text><body><p>Relations were broken on "
        '<date when="1980-02-08">that winter day</date> by the two of them.</p></body></text></TEI>'
    )
    article = read_article(text.encode())
    assert "1980" not in article.view
    assert "that winter day" in article.view


def test_a_pdf_tells_the_page_of_its_words():
    article = read_article(
        pdf(["In 1957 the two countries signed a trade agreement that was", "renewed many times later."], 2)
    )
    assert len(article.pages) == 2
    start, end = article.pages[1]
    assert "In 1957" in article.text[start:end]


def test_a_scanned_pdf_says_so():
    with pytest.raises(ReadError, match="scanned"):
        read_article(pdf([], 3))


def test_a_pdf_that_unpacks_to_a_gigabyte_is_refused():
    with pytest.raises(ReadError, match="PDF"):
        read_article(pdf([], content=b"\0" * 200_000_000))


RUSSIAN = (
    "Дипломатические отношения между СССР и Камбоджей были установлены 13 мая 1956 года. "
    "В 1957 году стороны подписали соглашение."
)
ENGLISH = (
    "Cambodia’s relations – the “very special” ones – were good. "
    "The King of the country met the Côte d’Ivoire’s minister in 1970."
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r"])
def test_the_named_encoding_gives_the_russian_text(encoding):
    data = RUSSIAN.encode(encoding)
    article = read_article(data)
    assert data.decode(article.encoding) == article.text
    assert article.text.lstrip("\ufeff") == RUSSIAN


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_the_named_encoding_gives_the_english_text(encoding):
    data = ENGLISH.encode(encoding)
    article = read_article(data)
    assert data.decode(article.encoding) == article.text == ENGLISH


def test_newlines_are_not_translated():
    data = b"The two states signed a treaty in 1990.\r\n\r\nThey opened embassies in 1991, and trade grew after that."
    assert read_article(data).text == data.decode()


def test_a_legacy_khmer_font_is_refused_with_a_reason():
    limon = (
        "kñúúgRbeTskm<úCa RBHraCaNacRkkm<úCa RbeTskm<úCa nigshPaBsUevot)an RkumRbwkSaPi)al RbFanKNkmµaFikar "
        "énRkumRbwkSaPi)al BaNiC¢kmµ"
    )
    with pytest.raises(ReadError, match="Unicode"):
        read_article(limon.encode())


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n1234", b"PK\x03\x04aaaa", bytes(range(256)) * 20])
def test_what_is_no_text_is_refused(data):
    with pytest.raises(ReadError):
        read_article(data)
