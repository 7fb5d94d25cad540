"""Dumps of pages as plain text, made up for the test: the article is found, the page around it is not."""

from __future__ import annotations

import datetime as dt

import pytest

from bilateral.reading.article import read_article

BODY = (
    "Kenya and Ethiopia established diplomatic relations in 1961 and have kept close ties ever since, officials say.",
    "In 1979 the two countries signed a treaty of friendship and cooperation, which both governments renewed in 2012.",
    "Trade between Kenya and Ethiopia reached more than $140 million in 2019, according to the Kenyan government, and "
    "both countries want to raise it with a new road from Moyale to Hawassa.",
    "The Kenyan president visited Addis Ababa in March 2021 and met the Ethiopian prime minister for two days.",
)

NEWS = """Skip to content
Home
World
Africa
Sports
Sign in
We use cookies to improve your experience on our site. By continuing to browse you accept our cookie policy.
Accept all

The Daily Ledger | Kenya and Ethiopia: six decades of ties
Kenya and Ethiopia: six decades of ties
By Amina Otieno | 12 April 2021
Share this article
Facebook Twitter WhatsApp
The leaders of Kenya and Ethiopia shake hands at the airport. Photo: Reuters

{0}

{1}

Read more: Ten things to know about the Lamu corridor

{2}

Advertisement

{3}

Amina Otieno is a senior correspondent of The Daily Ledger in Nairobi.

Related stories
Nairobi drivers brace for higher fuel prices after tax change
Motorists in the capital will pay more for petrol from next week after parliament passed a finance bill that lawmakers
Five beaches to visit on the coast this summer with children
From Watamu to Diani, the coast of the Indian Ocean has something for every family, and hotels now offer discounts of
Marathon champion returns home to a hero's welcome in Eldoret
Thousands of runners lined the streets on Sunday to greet the winner of the race, who told reporters that she had
Subscribe to our newsletter
Enter your email address to get our stories in your inbox every morning.
© 2021 The Daily Ledger. All rights reserved. Privacy policy. Terms of use.
"""

BLOG = """Horn Notes
A blog about the region
About  Archive  Contact

Kenya and Ethiopia: six decades of ties
Posted on April 12, 2021 by jdoe

{0}

{1}

{2}

{3}

Tags: Kenya, Ethiopia, history
3 Comments

Peter says:
I lived in Nairobi in 1985 and I remember that the border was closed by soldiers of both countries for a month.
Reply

Mary says:
What a great post, thank you for writing it, and I hope that you will write about Somalia in 1977 too.
Reply

Leave a Reply
Your email address will not be published. Required fields are marked *
"""

WRAPPED = """KENYA AND ETHIOPIA: SIX DECADES OF TIES

By Amina Otieno

{0}

{1}

{2}

{3}
"""

WIKIPEDIA = """Ethiopia–Kenya relations
From Wikipedia, the free encyclopedia
Jump to navigation
Jump to search

{0}

Contents
1 History
2 Trade
3 See also
4 References

History[edit]

{1}

Trade[edit]

{2}

{3}

See also[edit]
Foreign relations of Ethiopia
References[edit]
"Kenya and Ethiopia sign pact". The Standard. 4 May 2013. Retrieved 3 June 2020.
This page was last edited on 4 January 2022, at 10:31 (UTC).
Text is available under the Creative Commons licence; additional terms may apply to it in some cases.
"""


def told(text, **how):
    article = read_article(text.encode(), **how)
    return article, " ".join(article.view.split())


@pytest.mark.parametrize("page", [NEWS, BLOG, WIKIPEDIA], ids=["news", "blog", "encyclopedia"])
def test_every_paragraph_of_the_article_is_body_and_nothing_else(page):
    article, words = told(page.format(*BODY))
    assert words == " ".join(BODY)
    assert len(article.body) == 4


@pytest.mark.parametrize("page", [NEWS, BLOG], ids=["news", "blog"])
def test_title_and_day_are_found_on_the_lines_above(page):
    article, _ = told(page.format(*BODY))
    assert article.title == "Kenya and Ethiopia: six decades of ties"
    assert article.published == dt.date(2021, 4, 12)


def test_the_author_is_found_by_the_line_or_by_the_note_at_the_end():
    assert told(NEWS.format(*BODY))[0].author == "Amina Otieno"
    without = NEWS.replace("By Amina Otieno | 12 April 2021", "12 April 2021")
    assert told(without.format(*BODY))[0].author == "Amina Otieno"


def test_wrapped_lines_are_paragraphs_again():
    import textwrap

    article, words = told(WRAPPED.format(*(textwrap.fill(p, 70) for p in BODY)))
    assert words == " ".join(BODY)
    assert len(article.body) == 4
    assert article.title == "KENYA AND ETHIOPIA: SIX DECADES OF TIES"


def test_a_dump_with_one_line_a_paragraph_and_no_blank_lines_is_read():
    article, words = told("Kenya and Ethiopia: six decades of ties\nBy Amina Otieno\n" + "\n".join(BODY))
    assert words == " ".join(BODY)
    assert article.author == "Amina Otieno"


def test_sections_of_one_paragraph_each_are_no_teasers():
    text = "Kenya and Ethiopia\n\nDiplomacy\n\n{0}\n\nTreaties\n\n{1}\n\nEconomy\n\n{2}\n\nVisits\n\n{3}\n"
    assert told(text.format(*BODY))[1] == " ".join(BODY)


def test_a_chronology_is_body_although_its_lines_are_no_sentences():
    lines = [
        "1961: Kenya and Ethiopia open talks on the border",
        "1970 – Border treaty signed in Nairobi",
        "1979: Treaty of friendship signed",
        "March 2021: Kenyan president visits Addis Ababa",
    ]
    _, words = told("Kenya and Ethiopia, a timeline\n\n" + "\n".join(lines) + "\n\nShare this\nHome\nContact us\n")
    assert words == " ".join(lines)


def test_a_text_of_one_sentence_is_its_own_body():
    text = "Kenya recognised Ethiopia in 1961."
    assert told(text)[1] == text


def test_an_anniversary_gives_the_year_of_writing_away_and_a_note_says_so():
    article, _ = told(
        "This year Kenya and Ethiopia mark the 60th anniversary of their diplomatic relations, established in 1961.\n\n"
        "Last year, trade between the two countries reached $100 million, the ministry of trade in Nairobi told us."
    )
    assert article.published is None
    assert article.written is not None and article.written.year == 2021
    assert any("2021" in note for note in article.notes)


def test_the_day_given_holds_where_the_text_tells_none():
    article, _ = told("\n\n".join(BODY), published=dt.date(2020, 2, 3))
    assert article.published == article.written == dt.date(2020, 2, 3)
