"""The words that the grammar of time knows, and their classes."""

from __future__ import annotations

from .plain_words import PLAIN_WORDS


def _numbered(names: str, start: int = 1) -> dict[str, int]:
    """Names to numbers; names with | between them share one."""
    return {
        name: number
        for number, group in enumerate(names.split(), start)
        for name in group.split("|")
    }


MONTHS = _numbered(
    "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug "
    "september|sept|sep october|oct november|nov december|dec"
)
# These are also names, verbs or adjectives.
NAME_MONTHS = tuple("may march april june august jan mar apr jun".split())
WEEKDAYS = _numbered("monday tuesday wednesday thursday friday saturday sunday")
SHORT_WEEKDAYS = _numbered("mon tue|tues wed|weds thu|thur|thurs fri sat sun")
QUARTER_FIGURES = _numbered("q1|1q q2|2q q3|3q q4|4q")
HALF_FIGURES = _numbered("h1|1h h2|2h")
UNITS = tuple(
    "day week month year decade century hour minute second quarter weekend fortnight millennium "
    "semester hr min yr".split()
)
PLURAL_UNITS = {
    "days": "day", "weeks": "week", "months": "month", "years": "year", "decades": "decade",
    "centuries": "century", "hours": "hour", "minutes": "minute", "seconds": "second",
    "quarters": "quarter", "weekends": "weekend", "fortnights": "fortnight",
    "millennia": "millennium", "semesters": "semester", "hrs": "hour", "mins": "minute",
    "yrs": "year",
}  # fmt: skip
CLOCK_UNITS = frozenset({"hour", "minute", "second"})
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
DAY_PARTS = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "dawn": "MO",
    "daybreak": "MO", "sunrise": "MO", "dusk": "EV", "sunset": "EV", "nightfall": "EV",
    "lunchtime": "MI",
}  # fmt: skip
CLOCK_WORDS = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}
ZONES = tuple(
    "gmt utc est edt cst cdt mst mdt pst pdt bst cet cest eet msk jst ist hkt aest et ct mt "
    "pt".split()
)

ONES = _numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen",
    start=0,
)
TENS = {
    name: 10 * number
    for name, number in _numbered(
        "twenty thirty forty fifty sixty seventy eighty ninety", start=2
    ).items()
}
MULTIPLIERS = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
ORDINALS = _numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
) | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50}
DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60,
    "seventies": 70, "eighties": 80, "nineties": 90,
}  # fmt: skip
RECURRING = {
    "daily": "P1D", "everyday": "P1D", "nightly": "XXXX-XX-XXTNI", "hourly": "PT1H",
    "weekly": "P1W", "biweekly": "P2W", "fortnightly": "P2W", "monthly": "P1M",
    "bimonthly": "P2M", "yearly": "P1Y", "annually": "P1Y",
}  # fmt: skip
LONG = {
    "hourlong": "PT1H", "daylong": "P1D", "weeklong": "P1W", "monthlong": "P1M", "yearlong": "P1Y",
    "decadelong": "P10Y",
}  # fmt: skip
SHIFTS = {
    "last": -1, "past": -1, "latest": -1, "previous": -1, "preceding": -1, "prior": -1,
    "before": -1, "ago": -1, "earlier": -1, "this": 0, "same": 0, "that": 0, "the": 0, "current": 0,
    "present": 0, "next": 1, "following": 1, "coming": 1, "upcoming": 1, "subsequent": 1,
    "after": 1,
}  # fmt: skip
"""How many units on from the one that is meant the word points."""
WINDOWS = {
    "past": "past", "last": "past", "previous": "past", "preceding": "past", "recent": "past",
    "next": "next", "coming": "next", "following": "", "ensuing": "", "first": "", "final": "",
    "other": "", "intervening": "", "succeeding": "", "remaining": "", "latest": "past",
    "upcoming": "next", "subsequent": "", "early": "", "opening": "", "closing": "",
}  # fmt: skip
"""Words before a number of units, with the side of the present they mean ("" for none)."""

# Verbs and nouns whose date is that of the saying.
SAYING = tuple(
    "said says say told tells announced announces reported reports confirmed confirms stated "
    "states declared declares wrote writes added adds disclosed discloses denied denies claimed "
    "claims warned warns acknowledged acknowledges insisted insists testified argued argues noted "
    "notes explained explains revealed reveals admitted admits tweeted posted commented replied "
    "responded condemned vowed pledged urged called asked published issued quoted".split()
)
# Those of them that are no nouns too: what they say is another clause.
SPEAKING = tuple(
    "said says say told tells announced announces reported confirmed confirms stated declared "
    "declares wrote writes added adds disclosed denied denies warned warns acknowledged "
    "acknowledges insisted insists testified argued argues explained explains revealed reveals "
    "admitted admits commented replied responded".split()
)
PREPOSITIONS = tuple(
    "in into of since by until till before after during from to through throughout between for "
    "around about towards toward as circa ca late early mid last this next".split()
)
# After a figure these say that it counts something and is no year or day.
COUNTED = tuple(
    "% percent percentage million billion trillion cents people men women children troops "
    "soldiers miles mile km kilometers kilometres meters metres feet foot inches points dollars "
    "euros pounds yen rubles francs marks votes seats homes houses jobs workers employees cars "
    "shares tons tonnes barrels acres hectares yards deaths dead wounded prisoners students "
    "members sailors kg mph kph cases patients copies pages times guns tanks aircraft planes "
    "ships officers guests others degrees sq square hp mm cm lbs ounces gallons liters litres "
    "rpm volts watts kilowatts megawatts amps calories grams grammes kilos kilograms kilometre "
    "metre tonne lire kroner rupees roubles crowns pesos pence euro".split()
)
# Before a figure these say that it is a number or a name; to the rest the places are any words.
PLACES = tuple(
    "suite bus tram locker apartment apt unit box platform hangar gate lot bin shelf seat ward "
    "pier invoice docket order postcode".split()
)
NUMBERED = tuple(
    "flight page pages route highway no number room resolution section article act boeing model "
    "windows nearly almost than least over under some only roughly approximately another "
    "additional precinct channel psalm interstate".split()
)
# After three figures these let them be a year: counts stand before what they count.
AFTER_YEAR = tuple(
    ", . ; : ) ] - – — and but or in at by to until the a an his her their its i you he "
    "she it we they there that which who when near from after before with under between "
    "during on over".split()
)
# Before a length without a number: “for weeks”, “spent years”.
FILLING = tuple(
    "for in within after of over through during spend spends spent spending take takes took taken "
    "taking last lasts lasted lasting wait waited waiting wasted follows followed following "
    "stretched stretches dragged drag couple few several many several despite until by".split()
)
KINDS = tuple(
    "more full school consecutive straight whole trading business working calendar long solid "
    "additional entire extra further short successive intense different".split()
)
# “its first loss in two years”, “the worst in two years”: those years lie behind.
SUPERLATIVES = tuple(
    "best biggest bloodiest busiest closest coldest costliest deadliest driest fastest fewest "
    "fiercest greatest hardest heaviest highest hottest largest least longest lowest only "
    "poorest richest sharpest shortest slowest smallest steepest strongest tightest toughest "
    "warmest weakest wettest widest worst".split()
)
PERSONS = tuple(
    "man woman boy girl baby infant son daughter child student brother sister twin twins mother "
    "father teenager toddler".split()
)

# What else the patterns name.
WORDS = tuple(
    "' : ; _ a a.m. academic according address adjourned against agreed aims all although am an "
    "and anniversary are armistice article ascension ash at atrocities bastille be became because "
    "been began beginning being black blog bloody bought boxing briefing broadcast broke brought "
    "but c called came cinco close columbus communique comparable compared compares corresponding "
    "countless currently cut date dated de deadline decided delayed did died distant down dozens "
    "due e each earth editorial effect email end ended ending even every expect expected "
    "expecting expects express extended fell fewer financial fiscal fools forthcoming found "
    "future gave get gets given go going good got greater groundhog had half handful has have "
    "held hence her hijackings his holy hope hopes hoping hundreds immediate inauguration "
    "independence intend intends interview is its jr just kick kicks killed king labor lately "
    "later latter led left less letter like likely ll local longer lost luther made martin maundy "
    "memo memorial message met middle midpoint midst millions mirror modified moment most moved "
    "near new not now nowadays numerous o'clock off oh old on once onset or originally outset "
    "over p.m. pair palm part passed patrick per perhaps period place plan planned planning plans "
    "pm poised polls post posted postponed prepares preparing presently presidents previously "
    "promised published recently release remembrance report rescheduled right rose saints saw "
    "scheduled school sent set shall shot slated so sold someday soon sooner speech st start "
    "statement struck super supposed takes telegram telegraph terror terrorist their these those "
    "thousands time to today told tomorrow tonight too tweet twice under up updated v valentine "
    "various ve very veterans wants was way well went were when while whit with wo won "
    "yesterday".split()
)

# Before a weekday these say that it is a surname: “Billy Sunday”.
GIVEN_NAMES = tuple(
    "adam alan alex alice amy andrew anna anne anthony barbara ben bill billy bob brian carol "
    "charles charlie chris daniel david donald edward elizabeth emily emma eric frank fred gary "
    "george gordon harry helen henry jack jacob james jane jason jeff jennifer jessica jim joe "
    "john jonathan joseph julia karen kate keith kenneth kevin larry laura linda lisa louis "
    "margaret maria mary matthew michael mike nancy nick patricia paul peter rachel richard "
    "robert roger ronald ruby ruth sam samuel sandra sarah scott sharon simon stephen steven "
    "susan thomas tim tom tony walter william".split()
)

# Names in those of feasts, and elsewhere.
FEAST_NAMES = tuple(
    "anzac australia canada victoria pearl harbor guy fawkes mardi gras corpus christi ramadan "
    "eid kippur yom rosh hashanah hashana passover pesach hanukkah chanukah purim sukkot "
    "sukkoth shavuot simchat torah diwali deepavali chinese jewish orthodox".split()
)
# Written in lower case these are other words: “may”, “march on”, “sat down”. Where the grammar
# knows that other word it is written ~may.
CAPITALISED = frozenset(
    {
        *MONTHS,
        *WEEKDAYS,
        *SHORT_WEEKDAYS,
        *ZONES,
        *GIVEN_NAMES,
        *FEAST_NAMES,
        "ad",
        "easter",
        "christmas",
        "thanksgiving",
    }
    | {name + "s" for name in WEEKDAYS}
)
# With these a period belongs to the word.
ABBREVIATED = frozenset(
    {name for name in MONTHS if len(name) <= 4} - {"may", "june", "july"}
    | set(SHORT_WEEKDAYS)
    | set("hr hrs min mins yr yrs ca no".split())
)

# What has happened by the time that news tells of it: “Monday's attack”.
HAPPENED = tuple(
    "attack attacks bombing bombings blast blasts explosion explosions raid raids shooting "
    "shootings killing killings murder murders assassination crash crashes accident quake "
    "earthquake tsunami storm fire fires clash clashes violence riot riots massacre kidnapping "
    "coup ruling verdict defeat loss victory win arrest arrests collapse".split()
)
# What accounts tell of, and what each year has: “and 1989 profit”.
ACCOUNTS = frozenset(
    "% percent profit profits sales revenue revenues earnings income loss losses exports imports "
    "growth output gdp economy".split()
)
YEARLY = frozenset(
    "budget budgets census season seasons campaign campaigns crash harvest figures results report "
    "levels level volume production deficit surplus net edition vintage forecast target".split()
)
# What people are called to: “called for a general strike Wednesday”.
GATHERING = tuple(
    "strike strikes rally rallies protest protests demonstration demonstrations meeting summit "
    "session vote election elections referendum boycott talks conference".split()
)
# With “they” and a day these tell of what is fixed: “they visit United on Wednesday”.
TRAVELLING = tuple("visit play host travel fly face meet vote".split())
MOVING = ("sail", "march", "move")
# A state that went on: “ruled until 1972”.
LASTED = tuple(
    "stayed remained served worked lived ruled reigned continued endured persisted survived raged "
    "governed played occupied operated".split()
)
LASTED_TOO = tuple("ran stood kept fought taught slept hid".split())
# What is put off, or said of what is to come: “suspended until Monday”.
PUT_OFF = tuple("suspended deferred jailed detained ordered allowed barred".split())
# What has its season: “a winter offensive”.
SEASONAL = tuple(
    "offensive offensives campaign campaigns fighting counteroffensive recess vacation holidays "
    "harvest thaw session drought".split()
)
# Past forms that rules name, and like any other past form to the rest.
DONE = tuple(
    "hoped intended released delivered filed edited handed founded burned born built closed".split()
)
CALLED_OFF = ("canceled", "cancelled", "scrapped")
# Known to a rule, and words like any other to all the rest; `build_plain_words` finds the last.
PLAIN = (
    *HAPPENED, *GATHERING, *CALLED_OFF, *DONE, *SEASONAL, *LASTED, *LASTED_TOO, *PUT_OFF,
    *TRAVELLING, *MOVING, *PLACES, "put", "run", "short", *PLAIN_WORDS,
)  # fmt: skip

CLASSES: dict[str, tuple[str, ...]] = {
    "MONTH": tuple(MONTHS),
    "WEEKDAY": tuple(WEEKDAYS),
    "WEEKDAYS": tuple(name + "s" for name in WEEKDAYS),
    "SHORT_WEEKDAY": tuple(SHORT_WEEKDAYS),
    "QUARTER_FIGURE": tuple(QUARTER_FIGURES),
    "HALF_FIGURE": tuple(HALF_FIGURES),
    "UNIT": UNITS,
    "UNITS": tuple(PLURAL_UNITS),
    "SEASON": tuple(SEASONS),
    "PART": tuple(DAY_PARTS),
    "PARTS": tuple(part + "s" for part in ("morning", "afternoon", "evening", "night")),
    "CLOCK_WORD": tuple(CLOCK_WORDS),
    "ZONE": ZONES,
    "ONE": tuple(ONES),
    "TEN": tuple(TENS),
    "MULTIPLIER": tuple(MULTIPLIERS),
    "ORDINAL_WORD": tuple(ORDINALS),
    "DECADE_WORD": tuple(DECADES),
    "RECURRING": tuple(RECURRING),
    "LONG": tuple(LONG),
    "SAYS": SAYING,
    "SPEAKS": SPEAKING,
    "SAID": tuple(word for word in SAYING if word[-1] != "s"),
    "DASH": ("-", "–", "—", "‑"),
    "COMMA": (",",),
    "DOT": (".",),
    "SLASH": ("/",),
    "OPEN": ("(", "["),
    "CLOSE": (")", "]"),
    "POSS": ("'s",),
    "BC": ("bc", "b.c.", "bce", "b.c.e."),
    "AD": ("ad", "a.d.", "ce", "c.e."),
    "AFTER_YEAR": AFTER_YEAR,
    "HOLIDAY_WORD": tuple(
        "day eve night gras christmas easter thanksgiving halloween juneteenth epiphany pentecost "
        "mayo friday sunday saturday thursday wednesday monday ramadan eid kippur hashanah "
        "hashana passover pesach hanukkah chanukah purim sukkot sukkoth shavuot torah diwali "
        "deepavali lunar chinese jewish orthodox".split()
    ),
    "SHIFT": tuple(SHIFTS),
    "WINDOW": tuple(WINDOWS),
    "KIND": KINDS,
    "FILLS": FILLING,
    "PERSON": PERSONS,
    "TITLE": tuple("mr mrs ms dr rev miss sir".split()),
    "GIVEN": GIVEN_NAMES,
    "NAME_MONTH": NAME_MONTHS,
    "PLAIN_MONTH": tuple(name for name in MONTHS if name not in NAME_MONTHS),
    "WHOLE_UNITS": tuple(name for name in PLURAL_UNITS if name != "quarters"),
    "MODAL": tuple("will would ~may might could can should must".split()),
    "MAY": tuple("~may might should".split()),
    "BEGINS": tuple(
        "begins starts opens ends leaves arrives expires resumes reconvenes concludes returns runs "
        "continues begin start open end leave arrive expire resume reconvene conclude return run "
        "continue".split()
    ),
    # In the present with a day these tell of what is fixed: “meets on Tuesday”.
    "MEETS": tuple(
        "meets faces hosts heads comes goes airs premieres debuts travels visits flies departs "
        "tours plays convenes holds".split()
    ),
    "TRAVELLING": TRAVELLING,
    "MEET": (*TRAVELLING, *MOVING, *"leave arrive return go land depart".split()),
    # Those of them that are seldom nouns, so that their date may stand farther off.
    "TRAVELS": tuple(
        "meets hosts travels departs begins leaves arrives convenes plays holds".split()
    ),
    # What a state that went on does, and what puts a thing off.
    "LASTED": (*LASTED, *LASTED_TOO, *"lasted held went dragged led waited".split()),
    "PUT_OFF": (
        *PUT_OFF,
        *"postponed extended delayed adjourned rescheduled moved called told asked given due "
        "expected supposed set put".split(),
    ),
    "OPENED": ("open", "closed"),
    "STAYS": tuple("remains stays stands lasts remain stay stand last".split()),
    "HAPPENED": HAPPENED,
    "GATHERING": GATHERING,
    "CALLED_OFF": CALLED_OFF,
    "SEASONAL": SEASONAL,
    "SUPPOSED": tuple(
        "believed thought known considered alleged appeared appears appear seemed seems seem "
        "reported said found".split()
    ),
    "OWNER": tuple("his her their my your our".split()),
    "RELATIVE": tuple("who which whose whom".split()),
    # Known only so that they are no WORD: “in the past they fought”.
    "PRONOUN": tuple("i you he she it we they there that which who".split()),
    "WHOLE_UNIT": tuple(unit for unit in UNITS if unit not in ("second", "quarter", "min")),
    "DASHED_UNIT": tuple(unit for unit in UNITS if unit != "quarter"),  # “one-quarter of them”
    "DAYS_UNIT": tuple("day week month year decade century quarter weekend semester".split()),
    "PREPOSITION": PREPOSITIONS,
    "COUNTED": COUNTED,
    "NUMBERED": (*NUMBERED, *PLACES),
}
