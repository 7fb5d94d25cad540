"""Which actors of the ICEWS events speak for a state: its bare name, its offices, and the persons who held one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilateral.sources.strict import to_cow

if TYPE_CHECKING:
    import polars as pl

#: What stands before the state in brackets, "Foreign Affairs (France)", where it acts for the government.
OFFICES = (
    "Government", "Head of Government", "Royal Administration", "Interim Government", "Foreign Affairs", "Envoy",
    "Ministry", "Cabinet / Council of Ministers / Advisors", "Other Authorities / Officials", "Government Official",
    "Government Delegation", "Defense / Security Ministry", "Treasury/Finance Ministry", "National Security Advisor",
    "Finance / Economy / Commerce / Trade Ministry", "Military", "Military Personnel", "Military Personnel - Special",
    "High Ranking Military Personnel", "Military Ruler", "Army Personnel", "Army Chief of Staff", "Naval",
    "Navy Personnel", "Air Force",
)  # fmt: skip
#: What stands in the brackets behind such an office and is no state.
NO_STATES = (
    "Africa", "Christmas Island", "Common Market for Eastern and Southern Africa", "Cook Islands", "Council of Europe",
    "Curacao", "Economic Cooperation Organization", "Guadeloupe", "Hong Kong", "Indian Administered Kashmir",
    "Indian National Trade Union Congress", "Intergovernmental Authority on Development", "International",
    "Iraqi Kurdistan", "Latin America", "Mainland Affairs Council", "Middle East",
    "National Development and Reform Commission", "Norfolk Island", "North America", "Northern Mariana Islands",
    "Palestinian Territory, Occupied", "Party of National Unity", "Puerto Rico", "Republic of South Ossetia",
    "Social Democratic Party", "Southeast Asia", "Supreme Electoral Court", "Taiwan Affairs Office", "The Hague",
    "Tibet Autonomous Region", "Unidentified State Actor",
)  # fmt: skip
#: States that are named without an office; the data have no others of that form.
BARE = (
    "Afghanistan", "Angola", "Armenia", "Bahamas", "Bahrain", "Belize", "Bhutan", "Bolivia", "Botswana", "Burundi",
    "Cambodia", "Cameroon", "Canada", "Cape Verde", "China", "Colombia", "Comoros", "Congo", "Djibouti", "Dominica",
    "Dominican Republic", "Eritrea", "Ethiopia", "Fiji", "France", "Gambia", "Guatemala", "Guinea", "Guinea-Bissau",
    "Haiti", "Iran", "Iraq", "Ireland", "Japan", "Kazakhstan", "Kuwait", "Laos", "Lesotho", "Madagascar", "Malawi",
    "Malaysia", "Maldives", "Malta", "Mauritania", "Mauritius", "Mexico", "Morocco", "Myanmar", "New Zealand",
    "Niger", "North Korea", "Oman", "Paraguay", "Philippines", "Poland", "Portugal", "Qatar", "Romania", "Serbia",
    "Sierra Leone", "Slovenia", "South Africa", "South Korea", "South Sudan", "Sudan", "Swaziland", "Tajikistan",
    "Tanzania", "Thailand", "Timor-Leste", "Togo", "Tonga", "Trinidad and Tobago", "Tuvalu", "United Arab Emirates",
    "Vanuatu", "Vietnam", "Yemen",
)  # fmt: skip
#: Heads of state and government and ministers whom the data name often: name, state, the days of office ("": beyond
#: the data). What they do before and after is theirs alone.
PERSONS = """
Barack Obama|2|2009-01-20|
Donald Rumsfeld|2||2006-12-18
Henry M. Paulson|2|2006-07-10|2009-01-20
Chuck Hagel|2|2013-02-27|2015-02-17
Jacob J. Lew|2|2013-02-28|
Raúl Castro|40|2006-07-31|
Daniel Ortega|93|2007-01-10|
Rafael Correa|130|2007-01-15|
Evo Morales|145|2006-01-22|
María Ángela Holguín|100|2010-08-07|
Cristina Fernández de Kirchner|160|2007-12-10|2015-12-10
Rafael Antonio Bielsa|160||2005-12-01
Tony Blair|200||2007-06-27
Jack Straw|200||2006-05-05
Philip Hammond|200|2011-10-14|
Bertie Ahern|205||2008-05-07
Pedro Manuel Mamede Passos Coelho|235|2011-06-21|2015-11-26
Gerhard Schröder|255||2005-11-22
Joschka Fischer|255||2005-11-22
Angela Merkel|255|2005-11-22|
Radoslaw Sikorski|290|2007-11-16|2014-09-22
Heinz Fischer|305||
Werner Faymann|305|2008-12-02|
Wolfgang Schüssel|305||2007-01-11
Viktor Orban|310|2010-05-29|
Ivan Gasparovic|317||2014-06-15
Mikulas Dzurinda|317||2006-07-04
Mario Monti|325|2011-11-16|2013-04-28
Sali Berisha|339|2005-09-11|2013-09-15
Vuk Jeremić|345|2007-05-15|2012-07-27
Hashim Thaçi|347|2008-02-17|2014-12-09
Georgios Papandreou|350|2009-10-06|2011-11-11
Antonis Samaras|350|2012-06-20|2015-01-26
Alexis Tsipras|350|2015-01-26|2015-08-27
Nicos Anastasiades|352|2013-02-28|
Mikhail Yefimovich Fradkov|365||2007-09-14
Dmitry Anatolyevich Medvedev|365|2005-11-14|
Sergey Kuzhugetovich Shoygu|365|2012-11-06|
Toomas Hendrik Ilves|366|2006-10-09|
Valdis Dombrovskis|367|2009-03-12|2014-01-22
Aigars Kalvitis|367||2007-12-20
Valdas Adamkus|368||2009-07-12
Algirdas Butkevičius|368|2012-12-13|
Arseniy Yatsenyuk|369|2014-02-27|
Grigol Vashadze|372|2008-12-06|2012-10-25
Elmar Mammadyarov|373||
Jens Stoltenberg|385|2005-10-17|2013-10-16
Abdoulaye Wade|433||2012-04-02
Macky Sall|433|2012-04-02|
Mohamed Ould Abdel Aziz|435|2009-08-05|
Oluṣẹgun Ọbasanjọ|475||2007-05-29
Umaru Musa Yar'Adua|475|2007-05-29|2010-05-05
Muhammadu Buhari|475|2015-05-29|
Mwai Kibaki|501||2013-04-09
Uhuru Muigai Kenyatta|501|2013-04-09|
Jakaya Mrisho Kikwete|510||2015-11-05
Ismaïl Omar Guelleh|522||
Seyoum Mesfin|530||2010-10-04
Isaias Afewerki|531||
Rupiah Banda|551|2008-11-02|2011-09-23
Michael Sata|551|2011-09-23|2014-10-28
Muhammad VI|600||
Ramtane Lamamra|615|2013-09-11|
Mahmoud Ahmadinejad|630|2005-08-03|2013-08-03
Abdullah Gül|640||2014-08-28
Nuri al-Maliki|645|2006-05-20|2014-09-08
Haider Al-Abadi|645|2014-09-08|
Abdel Fattah Al-Sisi|651|2012-08-12|2014-03-26
Abdel Fattah Al-Sisi|651|2014-06-08|
Nasser Judeh|663|2009-02-23|
Benjamin Netanyahu|666|2009-03-31|
Tzipi Livni|666|2006-01-18|2009-03-31
Shimon Peres|666|2007-07-15|2014-07-24
Saud bin Faisal bin Abdul-Aziz|670||2015-04-29
Ali Abdullah Saleh|679||2012-02-27
Abu Bakr Abdullah al-Qirbi|679||2014-06-11
Sheikh Hamad bin Isa al Khalifah|692||
Sheikh Hamad bin Khalifa al-Thani|694||2013-06-25
Ashraf Ghani Ahmadzai|700|2014-09-29|
Gurbanguly Berdymukhammedov|701|2006-12-21|
Islam Karimov|704||
Yerlan Idrisov|705|2012-09-28|
Wen Jiabao|710||2013-03-15
Xi Jinping|710|2008-03-15|
Wang Yi|710|2013-03-16|
Tsakhiagiyn Elbegdorj|712|2009-06-18|
Ma Ying Jeou|713|2008-05-20|
Kim Kye Gwan|731||
Roh Moo Hyun|732||2008-02-25
Lee Myung Bak|732|2008-02-25|2013-02-25
Okada Katsuya|740|2009-09-16|2010-09-17
Yasuo Fukuda|740|2007-09-26|2008-09-24
Yoshihiko Noda|740|2011-09-02|2012-12-26
A.K. Antony|750|2006-10-24|2014-05-26
Pervez Musharraf|770||2008-08-18
Shaukat Aziz|770||2007-11-15
Prachanda|790|2008-08-18|2009-05-25
Abhisit Vejjajiva|800|2008-12-17|2011-08-05
Noppadon Pattama|800|2008-02-06|2008-07-14
Surakiart Sathirathai|800||2005-03-11
Somsavat Lengsava|812||2006-06-08
Thongsing Thammavong|812|2010-12-23|
Pham Binh Minh|816|2011-08-03|
George Yeo|830||2011-05-20
Julia Gillard|900|2010-06-24|2013-06-27
Julie Bishop|900|2013-09-18|
Frank Bainimarama|950|2007-01-05|
"""


def speakers(source: str, actors: pl.Series, days: pl.Series) -> pl.Series:
    """The COW code of the state for which each actor speaks on the day; null where it speaks for none.

    Raises
    ------
    SourceError
        At an office of something in brackets that is neither a state nor told to be none.
    """
    import polars as pl

    frame = pl.DataFrame({"actor": actors, "day": days})
    office = pl.col("actor").str.extract(r"^(.*) \(([^()]*)\)$", 1)
    where = pl.col("actor").str.extract(r"^(.*) \(([^()]*)\)$", 2)
    bare = pl.when(pl.col("actor").is_in(list(BARE))).then("actor")
    named = frame.select(name=pl.when(office.is_in(list(OFFICES))).then(where).otherwise(bare))["name"]
    states = to_cow(source, named, frame["day"].dt.year(), "name", skip=NO_STATES)
    rows = [line.split("|") for line in PERSONS.strip().splitlines()]
    terms = pl.DataFrame(rows, schema=["actor", "cow", "since", "until"], orient="row").with_columns(
        pl.col("cow").cast(pl.Int16), pl.col("since", "until").replace("", None).str.to_date()
    )
    held = (
        frame.with_row_index("row")
        .join(terms, on="actor")
        .filter(
            (pl.col("day") >= pl.col("since").fill_null(pl.date(1900, 1, 1)))
            & (pl.col("day") < pl.col("until").fill_null(pl.date(9999, 1, 1)))
        )
        .unique("row", maintain_order=True)
    )
    persons = frame.with_row_index("row").join(held.select("row", "cow"), on="row", how="left", maintain_order="left")
    return pl.DataFrame({"state": states, "person": persons["cow"]}).select(pl.coalesce("state", "person"))["state"]
