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
ambassadors envoy envoys diplomat diplomats consul consuls attaché attaches legate plenipotentiary official
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

#: People and bodies of a country that do not act for the state.
PRIVATE = _words("""
rebel rebels guerrilla guerrillas guerilla guerillas insurgent insurgents insurgency militant militants militia
militias separatist separatists dissident dissidents opposition exile exiles émigré émigrés terrorist terrorists
gunman gunmen fighters bombers bomber fundamentalist fundamentalists party parties faction factions movement company
companies firm firms bank banks airline airlines manufacturer corporation conglomerate business businesses
businessman businessmen investor investors exporters importers traders merchant merchants newspaper newspapers media
journalist journalists reporter press daily magazine broadcaster television radio agency student students tourist
tourists worker workers refugee refugees migrant migrants immigrant immigrants emigrants citizen citizens national
nationals civilian civilians prisoner prisoners detainee detainees hostage hostages people peoples population public
men man women woman youth youths children villagers farmers fishermen protesters demonstrators activist activists
lawyer lawyers scholar scholars professor university universities scientist scientists athlete athletes team players
doctor doctors priest church bishop archbishop cleric clerics community diaspora
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

#: Before the name of a place: "Treaty of Paris", "Gulf of Mexico", "University of London".
THING_BEFORE = _words("""
treaty peace gulf sea strait straits bay battle siege university bishop archbishop duke duchess earl lord mayor fall
liberation congress-hall convention cape isle declaration tower county coast
""")

#: A city after these is a place, not an actor.
PLACE_BEFORE = _words("""
in at to from near of into via outside inside around through toward towards reached visited visiting visit left
leave for throughout across between beyond leaving entered entering bombed occupied captured within central downtown
greater
""")

#: Heads of a pair: "the two countries", "both sides".
PAIR_HEADS = _words("""
countries country nations nation states sides side governments peoples neighbours neighbors neighbouring neighboring
leaders powers capitals parties ministers presidents allies rivals partners republics kingdoms superpowers
militaries armies economies delegations
""")

MALE_FEMALE = frozenset({"he", "she", "his", "him", "her"})
NEUTER = frozenset({"it", "its"})
PLURAL = frozenset({"they", "their", "them"})
#: "The country", "the kingdom": the state told last.
DEFINITE = frozenset({"country", "kingdom", "nation", "republic", "regime", "government", "state"})
# fmt: on
