"""Names of states inside French and Russian sentences, as a dictionary of each language has them."""

from __future__ import annotations

from datetime import date

import pytest

from bilateral.render.grammar import form, french, russian, state_name
from bilateral.states.registry import read_table

FRENCH = {
    "France": ("la France", "de la France", "de France", "en France"),
    "Cambodge": ("le Cambodge", "du Cambodge", "du Cambodge", "au Cambodge"),
    "États-Unis": ("les États-Unis", "des États-Unis", "des États-Unis", "aux États-Unis"),
    "Inde": ("l’Inde", "de l’Inde", "d’Inde", "en Inde"),
    "Iran": ("l’Iran", "de l’Iran", "d’Iran", "en Iran"),
    "Cuba": ("Cuba", "de Cuba", "de Cuba", "à Cuba"),
    "Israël": ("Israël", "d’Israël", "d’Israël", "en Israël"),
    "Haïti": ("Haïti", "d’Haïti", "d’Haïti", "en Haïti"),
    "Hongrie": ("la Hongrie", "de la Hongrie", "de Hongrie", "en Hongrie"),
    "Honduras": ("le Honduras", "du Honduras", "du Honduras", "au Honduras"),
    "Mexique": ("le Mexique", "du Mexique", "du Mexique", "au Mexique"),
    "Pays-Bas": ("les Pays-Bas", "des Pays-Bas", "des Pays-Bas", "aux Pays-Bas"),
    "Corée du Nord": ("la Corée du Nord", "de la Corée du Nord", "de Corée du Nord", "en Corée du Nord"),
    "Yémen du Sud": ("le Yémen du Sud", "du Yémen du Sud", "du Yémen du Sud", "au Yémen du Sud"),
    "Barbade": ("la Barbade", "de la Barbade", "de la Barbade", "à la Barbade"),
    "Empire ottoman": ("l’Empire ottoman", "de l’Empire ottoman", "de l’Empire ottoman", "dans l’Empire ottoman"),
    "Congo-Kinshasa": ("le Congo-Kinshasa", "du Congo-Kinshasa", "du Congo-Kinshasa", "au Congo-Kinshasa"),
    "Allemagne de l'Est": ("l’Allemagne de l’Est", "de l’Allemagne de l’Est", "d’Allemagne de l’Est",
                           "en Allemagne de l’Est"),
}  # fmt: skip
RUSSIAN = {
    "Камбоджа": ("Камбоджи", "Камбодже", "Камбоджу", "Камбоджей", "Камбодже"),
    "Россия": ("России", "России", "Россию", "Россией", "России"),
    "Польша": ("Польши", "Польше", "Польшу", "Польшей", "Польше"),
    "Мексика": ("Мексики", "Мексике", "Мексику", "Мексикой", "Мексике"),
    "Куба": ("Кубы", "Кубе", "Кубу", "Кубой", "Кубе"),
    "Корея": ("Кореи", "Корее", "Корею", "Кореей", "Корее"),
    "Египет": ("Египта", "Египту", "Египет", "Египтом", "Египте"),
    "Израиль": ("Израиля", "Израилю", "Израиль", "Израилем", "Израиле"),
    "Китай": ("Китая", "Китаю", "Китай", "Китаем", "Китае"),
    "Маврикий": ("Маврикия", "Маврикию", "Маврикий", "Маврикием", "Маврикии"),
    "Нидерланды": ("Нидерландов", "Нидерландам", "Нидерланды", "Нидерландами", "Нидерландах"),
    "Филиппины": ("Филиппин", "Филиппинам", "Филиппины", "Филиппинами", "Филиппинах"),
    "США": ("США",) * 5,
    "Чили": ("Чили",) * 5,
    "Советский Союз": ("Советского Союза", "Советскому Союзу", "Советский Союз", "Советским Союзом", "Советском Союзе"),
    "Южная Корея": ("Южной Кореи", "Южной Корее", "Южную Корею", "Южной Кореей", "Южной Корее"),
    "Саудовская Аравия": ("Саудовской Аравии", "Саудовской Аравии", "Саудовскую Аравию", "Саудовской Аравией",
                          "Саудовской Аравии"),
    "Верхняя Вольта": ("Верхней Вольты", "Верхней Вольте", "Верхнюю Вольту", "Верхней Вольтой", "Верхней Вольте"),
    "Босния и Герцеговина": ("Боснии и Герцеговины", "Боснии и Герцеговине", "Боснию и Герцеговину",
                             "Боснией и Герцеговиной", "Боснии и Герцеговине"),
    "Папуа — Новая Гвинея": ("Папуа — Новой Гвинеи", "Папуа — Новой Гвинее", "Папуа — Новую Гвинею",
                             "Папуа — Новой Гвинеей", "Папуа — Новой Гвинее"),
    "Сейшельские о-ва": ("Сейшельских о-вов", "Сейшельским о-вам", "Сейшельские о-ва", "Сейшельскими о-вами",
                         "Сейшельских о-вах"),
}  # fmt: skip


@pytest.mark.parametrize("name", FRENCH)
def test_a_french_name_has_the_article_of_its_gender_and_number(name):
    assert tuple(french(name, f) for f in ("le", "de", "from", "en")) == FRENCH[name]


@pytest.mark.parametrize("name", RUSSIAN)
def test_a_russian_name_is_declined(name):
    assert tuple(russian(name, f) for f in ("gen", "dat", "acc", "ins", "prep")) == RUSSIAN[name]


def test_a_russian_preposition_follows_the_name():
    assert [russian(n, "into") for n in ("Россия", "Куба", "Франция", "Вьетнам", "ФРГ")] == [
        "в Россию", "на Кубу", "во Францию", "во Вьетнам", "в ФРГ",
    ]  # fmt: skip
    assert [russian(n, "from") for n in ("Россия", "Кипр")] == ["из России", "с Кипра"]
    assert [russian(n, "about") for n in ("Индия", "Япония", "ОАЭ")] == ["об Индии", "о Японии", "об ОАЭ"]


@pytest.mark.parametrize(("lang", "forms"), [("fr", ("le", "de", "from", "en")), ("ru", ("gen", "ins", "into", "in"))])
def test_every_name_of_the_table_has_every_form(lang, forms):
    names = {r["name"] for r in read_table("names") if r["lang"] == lang and r["kind"] == "short"}
    assert len(names) > 200
    assert all(form(n, f, lang).strip() for n in names for f in forms)


@pytest.mark.parametrize("lang", ["fr", "ru"])
def test_a_name_of_another_time_is_told_as_the_english_one(lang):
    english = {r["name"] for r in read_table("era_names")}
    assert state_name(640, date(1900, 1, 1), lang) != state_name(640, date(1950, 1, 1), lang)
    assert state_name(255, date(1860, 1, 1), lang) in ("Prusse", "Пруссия")
    assert {"the Ottoman Empire", "Prussia", "Kampuchea", "Zaire"} <= english
