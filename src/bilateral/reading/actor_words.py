"""Common nouns that say who acts for a state, who does not, and words that tell a name from its homograph.

All in lower case, singular and plural, British and American.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# fmt: off
#: People who speak or act for a state.
TITLES = _words("""
president presidents premier premiers chancellor chancellors king kings queen queens emperor emperors empress emir
emirs amir sultan sultans shah tsar tsars czar czars kaiser prince princes princess monarch monarchs regent viceroy
minister ministers secretary secretaries leader leaders ruler rulers dictator dictators strongman junta ambassador
ambassadors envoy envoys diplomat diplomats consul consuls attaché legate plenipotentiary official
officials spokesman spokeswoman spokesperson spokesmen negotiator negotiators representative representatives
delegate delegates delegation delegations mission commander commanders general generals admiral marshal colonel
chief chiefs head heads lawmaker lawmakers senator senators congressman parliamentarian parliamentarians mp mps
governor ayatollah taoiseach chairman speaker officer officers inspectors adviser advisers advisor advisors aide
counterpart counterparts sovereign royals vice-president
""")

#: Bodies and forces that act for a state, and the state itself.
ORGANS = _words("""
government governments regime regimes administration cabinet parliament congress senate assembly duma bundestag
knesset diet politburo ministry ministries department authority authorities state army armies military forces force
troops troop soldiers soldier navy navies warships warship marines airforce police gendarmerie embassy embassies
consulate consulates legation court courts tribunal leadership side sides intelligence republic kingdom empire
federation union peacekeepers peacekeeper servicemen serviceman contingent contingents jets warplanes warplane
planes aircraft helicopters helicopter tanks gunboats submarine submarines artillery airstrikes bulldozers guard
guards patrol customs treasury legislature lawmakers house council agency fleet brigade brigades garrison garrisons
paratroopers commandos
""")

#: Groups of a country that act against a state, or beside it, and never for it.
GROUPS = _words("""
rebel rebels guerrilla guerrillas guerilla guerillas insurgent insurgents insurgency militant militants militia
militias separatist separatists dissident dissidents opposition exile exiles émigré émigrés terrorist terrorists
gunman gunmen fighters bombers bomber fundamentalist fundamentalists party parties faction factions mujahideen
mujahidin resistance mercenaries mercenary jihadists jihadist islamists islamist nationalists hijackers hijacker
kidnappers warlord warlords
""")

#: People and firms of a country, who do not speak for it.
PEOPLE = _words("""
company companies firm firms bank banks airline airlines manufacturer corporation conglomerate business businesses
businessman businessmen investor investors exporters importers traders merchant merchants newspaper newspapers media
journalist journalists reporter press daily magazine broadcaster television radio student students tourist tourists
worker workers refugee refugees migrant migrants immigrant immigrants emigrants citizen citizens national nationals
civilian civilians prisoner prisoners detainee detainees hostage hostages people peoples population public man men
woman women youth youths children villagers farmers fishermen protesters demonstrators activist activists lawyer
lawyers scholar scholars professor university universities scientist scientists athlete athletes team players doctor
doctors priest church bishop archbishop cleric clerics community diaspora pilot
""")

#: Behind a demonym: the tongue, the money, the culture, and not the state.
TONGUE_AFTER = _words("""
language languages speaking speaker-of literature cuisine alphabet dollar dollars franc francs pound pounds rouble
roubles ruble rubles yen won rupee rupees dialect grammar born descent origin ancestry heritage style
""")

#: Names of states and capitals that people also have as family names, and given names that say so.
FAMILY_NAMES = _words("jordan washington london paris chad israel wellington georgia lima")
GIVEN_NAMES = _words("""
george michael jack booker denzel hamilton vernon robert arthur lord duke barbara kerry louis neil eric kofi dinah john
james william david thomas charles brian frank martin peter paul julie mr mrs ms dr miss sir
""")

#: Behind one of these with a capital stands a person: "Queen Sofia".
PERSONAL_TITLES = _words("king queen prince princess president mr mrs ms miss sir lady lord pope saint senator captain")

#: Titles that a leader of a state is not called by with the family name alone.
LESSER_TITLES = _words("""
prince princess king queen ambassador senator governor envoy consul spokesman spokeswoman delegate representative
congressman mp speaker aide adviser advisor counterpart officer inspectors
""")

#: With one of these and a name a text tells a person of the state that it is on: "Defence Minister Tan".
OFFICES = _words("president minister premier chancellor taoiseach emir sultan")

#: What follows an actor that is a noun: "a Russian official said", and not "the official list".
SMALL_WORDS = _words("""
said says say told tells warned added announced denied confirmed claimed stated and or who which was were is are has had
have will would could can may must in on at to from of for by with as that when while after before did does also later
yesterday today here there met visited arrived called urged accused rejected refused
""")

#: Joined by a hyphen before a name, these make it an adjective of something else: "pro-Iranian", "post-Soviet".
AGAINST = _words("pro anti non post ex ultra un")

#: States of the United States, beside which "Georgia" is one of them and a city is not a capital.
US_STATES = _words("""
alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana iowa
kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska
nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia wisconsin wyoming carolina dakota
jersey atlanta savannah
""")

#: Words with a capital that begin a sentence or name a time, and are no one's given name.
NO_GIVEN_NAME = _words("""
a an the in on at by for from to with without of and or but nor so yet if as when while whereas after before since
until although though because despite following during under over between among both either neither each every this
that these those his her its their our my your he she it they we you i who whom whose which what where why how then
now today yesterday tomorrow later earlier meanwhile moreover however also even only just not no yes there here such
some any all many most more less few several two three four five six seven eight nine ten first second third last
next january february march april may june july august september october november december monday tuesday wednesday
thursday friday saturday sunday early late mid like unlike including thanks according one another other others
against about
""")

#: Family names of leaders that are also words, months or given names: only with a title, or with a given name.
ONLY_WITH_TITLE = _words("""
may king price english font note noon paul plaza parts prem islam roman council junta bird bishop long young church
park rice horn gross grace day law hope mills said best charles albert alexander philip john james jean martin
michel marin marshall palmer christian jones mitchell nash austin davis hughes holland lynch fisher leon paris
madrid milan sant dini elias mane santos costa silva rosa cruz barrow blanco castillo campos fox fabian anthony
alley ball bell berger brown black white green grey ford major heath eden hull root hay grant lange kok sall son
sato ito tan lee kim li ma salman abdullah hussein faisal hassan khalid fahd ahmed ali omar khan mohammed muhammad
mahmud mustafa ibrahim ismail sharif singh rao francis victor louis georgia constantine george edward henry nicholas
carlos pedro jose juan maria court prince pope stone hunt gates straw cook baker powell christopher rogers haig wong
clark key little peters kennedy-center pierre laurent gustav philippe olivier thomas peter andrew harris martinez
gonzalez perez rodriguez lopez garcia gomez fernandez alvarez diaz flores jimenez morales ortiz ramirez reyna rivera
robles rojas suarez torres vargas williams wilson taylor smith johnson robinson simpson campbell adams lewis walker
""")

#: Words that stand between a state and its title or organ: "new", "deputy", "foreign", "prime".
MODIFIERS = _words("""
new late former ex then visiting top senior junior deputy vice acting interim outgoing incoming ousted exiled newly
appointed elected high higher ranking leading chief head first second special permanent current military civilian
defence defense foreign prime interior finance trade economic economy commerce agriculture environment education
health culture tourism energy transport justice labor labour information planning industry external internal home
affairs national supreme federal royal imperial central communist revolutionary socialist democratic islamic
nationalist coalition caretaker provisional transitional ruling political religious spiritual armed air naval ground
land security peacekeeping peace-keeping riot border occupation invading occupying puppet state public crown grand
army police intelligence navy independent conservative liberal republican civil joint consular diplomatic general
attorney unity exile state-run paramilitary combat allied regular expeditionary
""")

#: Behind a title: "Secretary of State", "Minister for Interior", "Minister of Foreign Affairs".
OFFICE_TAIL = _words("""
state defence defense foreign affairs interior finance trade commerce agriculture environment education health
culture tourism energy transport justice labor labour information planning industry external internal home the and
staff security economy economic cooperation relations international development for of
""")

#: Small words inside names of people.
PARTICLES = _words("de da do dos del della di la le van von der den ter bin ibn ben al el ul ud abu y e af zu")

#: Behind the name of a place: what is meant is the thing, not the state.
THING_AFTER = _words("""
ocean sea gulf strait straits bay peninsula island islands river valley post times daily herald tribune journal
gazette agreement agreements accord accords treaty treaties convention conventions protocol protocols declaration
pact charter consensus communique communiqué process conference summit olympics games university college institute
airport airlines airways square street club group plan principles memorandum formula round document statute stock
exchange marathon talks-format framework platform review news bank banks state-university cup championship school
initiative
""")

#: The same in lower case, behind a capital: "the Lisbon treaty", "the Doha round".
CITY_THINGS = _words("""
treaty treaties conference round summit agreement agreements accord accords convention protocol declaration process pact
massacre zoo pipeline formula communique de del
""")

#: Before the name of a place: "Treaty of Paris", "Gulf of Mexico", "University of London".
THING_BEFORE = _words("""
treaty peace gulf sea strait straits bay battle university bishop archbishop duke duchess earl lord
congress-hall convention cape isle declaration tower county coast statute peace edict diet
""")

#: A city after these is a place, not an actor.
PLACE_BEFORE = _words("""
in at near into via outside inside around through toward towards reached visited visiting throughout across leaving
entered entering bombed occupied captured within central downtown greater left embassy
consulate commission legation
""")
PARTS_OF_TOWN = _words("""
city capital town fall outskirts port suburb suburbs siege streets centre center north south east west bombing capture
occupation mayor university battle liberation bishop archbishop
""")
#: Movement: after one of these, "to", "from" and "for" lead to a place.
MOTION = _words("""
visit visits visited trip trips travel travels traveled travelled travelling arrive arrived flew fly flown went go gone
return returned returning journey journeyed tour toured sail sailed left leave departed depart bound came come moved
flight flights fled flee evacuated deported headed heading went drove marched transferred sent dispatched withdrew
posted assigned ambassador back way
""")

#: Heads of a pair: "the two countries", "both sides".
PAIR_HEADS = _words("""
countries country nations nation states sides side governments peoples neighbours neighbors neighbouring neighboring
leaders powers capitals parties ministers presidents allies rivals partners republics kingdoms superpowers
militaries armies economies delegations
""")

MALE_FEMALE = frozenset({"he", "she", "his", "him", "her"})
NEUTER = frozenset({"it", "its"})
#: "The country", "the kingdom": the state told last.
DEFINITE = frozenset({"country", "kingdom", "nation", "republic", "regime", "government", "state"})
# fmt: on
