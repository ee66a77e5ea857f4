"""The words that clauses are told by, and verbs whose forms in the present are no nouns."""

from __future__ import annotations

LETTERS = {
    "d": "the a an his her its their our my your no every",
    "u": (
        "this these those some any each both all another many most several half such what either"
    ),
    "a": (
        "not never also then later soon again last twice long t still just finally already ever "
        "now perhaps almost nearly often always well rather too instead however meanwhile "
        "moreover therefore thus abroad together alone here first n't very quite so only even "
        "yet likely"
    ),
    "p": (
        "in on at by for from with into during about over through among between against under "
        "within without behind beyond beside above across along around despite except following "
        "including inside near onto outside per throughout toward towards upon via amid like "
        "below underneath alongside opposite past"
    ),
    "f": "of",
    "l": "people police men women children troops data media",
    "t": "to",
    "k": "than",
    "x": "off out up down away back",
    "B": "is are was were isn aren wasn weren am re m",
    "H": "has have had ve hasn haven hadn",
    "O": "do does did doesn didn don",
    "M": "will would can could must shall should might cannot ll won wouldn couldn shouldn may",
    "b": "be been",
    "Y": "being having",
    "j": "i we they you",
    "i": "he she it there",
    "o": "him them me us himself herself itself themselves",
    "r": "who which whose whom where",
    "T": "that",
    "s": "when while because although though if unless whereas whether why how",
    "S": "after before since until till as once",
    "c": "and but or nor &",
    "v": (
        "arose ate beat sat became began bit blew broke came chose drank drew drove fell "
        "flew forbade "
        "forgot forgave froze gave got grew knew lay mistook outdid overcame overran overthrew "
        "overtook ran rang rode rose sang sank saw shook shrank spoke sprang stole strode swam "
        "swore threw took tore undertook underwent went withdrew woke wore wove wrote arrived "
        "died appeared happened occurred emerged remained stayed vanished resigned foresaw "
        "rewrote outgrew befell oversaw overrode outran slew strove forsook bade"
    ),
    "n": (
        "born known seen written given taken driven shown begun broken chosen drawn eaten "
        "fallen forgotten frozen gone grown hidden laid ridden risen shaken spoken stolen sunk "
        "sworn thrown torn worn woven done beaten blown flown bitten forbidden forgiven "
        "mistaken overthrown undertaken withdrawn slain drunk rung sung swum arisen overseen "
        "rewritten outgrown overridden named dubbed titled entitled nicknamed aged dated "
        "based hewn sawn shorn woken"
    ),
    "E": (
        "bent bet bled bore bought bound bred brought built burnt burst cast caught clung cost "
        "crept cut dealt dreamt dug fed felt fled flung fought found ground heard held hid hit "
        "hung hurt kept knelt laid leapt learnt led left lent let lit lost made meant met paid "
        "put quit read rebuilt resold said sent set shed shot shut slept slid sold sought spelt "
        "spent split spread stood stuck struck stung swept swung taught told thought thrust "
        "understood upheld wept withstood won wound swept spun sped stuck strung repaid undid "
        "overheard retold withheld beheld misled foretold waylaid dwelt leant spilt spoilt "
        "broadcast"
    ),
    "w": (
        "need indeed hundred speed feed seed breed deed weed bed red shed hatred embed infrared "
        "united bus gas campus virus crisis basis census chorus status focus bonus corps family "
        "early daily weekly monthly friendly elderly assembly ally reply supply italy july "
        "butterfly fly anomaly monopoly belly jelly rally bully lonely lovely holy ugly "
        "building meeting evening morning wedding hearing ruling king ring thing spring string "
        "wing nothing something anything everything funding housing mining shipping feeling "
        "parking banking farming fishing clothing engineering sibling ceiling darling beginning "
        "lightning swing sterling herring wording dwelling stabbing bombing shooting training"
    ),
}
"""The letters of `label_classes` that are known by the word."""
BASES = tuple(
    "accept accuse achieve acquire add adjourn admit adopt agree aim allow announce appear apply "
    "appoint approve argue arrest arrive ask assume assure attend avoid await ban beat become "
    "begin believe belong blame bolster boost bring build bury buy cease celebrate choose cite "
    "close collapse collect come commit compare compete complain complete conclude condemn "
    "conduct confirm confront consider consist contain continue convene convict cover create "
    "criticise criticize cross declare decline dedicate defeat defend delete deliver demand "
    "demolish deny depart depend describe destroy detain develop die discover dismiss dominate "
    "draw drive earn eat eject elapse elect emerge employ enable enjoy ensure enter erupt escape "
    "establish estimate evacuate examine exceed exist expand expect expel expire explain explode "
    "express extend face fall fill find finish flee follow force forget found free gain gather "
    "generate get give go grant greet grow hail happen hear help hire hit hold hope identify "
    "ignore illustrate imply impose improve include increase inherit injure insist inspect "
    "install intend introduce invade invite involve join justify keep kill know launch lay lead "
    "learn leave lie lift loosen lose maintain make mark marry matter mean meet mourn move name "
    "need oblige obtain occur offer open operate oppose order oversee overtake overturn owe own "
    "pass pay perform persuade play plead pledge pour praise prefer prepare preside prevent "
    "produce promise prompt propose prosecute prove provide publish pull push quash quit raise "
    "react read recall receive reckon recommend recover reduce refuse regain reject release rely "
    "remain remember remove renew replace represent require rescue resemble resign respond "
    "restore resume retire return reveal rise rule run save say scrap secure see seek seem seize "
    "sell send serve set settle shelve show shrink shut sign sink sit slam soar spark speak spend "
    "stand start stay steal stem stop strengthen strike struggle submit succeed sue suffer "
    "suggest surge surrender surround survive suspend swear sweep tackle take teach tear tell "
    "thank think threaten throw tie tighten topple try turn understand unite unveil uphold upset "
    "urge vanish violate visit vow wait walk want warn weaken weigh welcome win withdraw wonder "
    "work worry write".split()
)
"""The forms of verbs without an ending."""
NO_NOUNS = frozenset(
    "accept accuse achieve acquire add adjourn admit adopt agree allow announce appear apply "
    "appoint approve argue arrive assume attend avoid become begin believe belong bring choose "
    "commit compare complain conclude condemn confirm confront consider contain continue convene "
    "create criticise criticize declare defend deliver demolish deny depart depend describe "
    "destroy develop die discover dismiss dominate eject elect emerge enable enjoy ensure enter "
    "erupt establish evacuate examine exceed exist expand expect expel explain explode fail "
    "flee forget generate get give go happen hear identify ignore illustrate imply impose improve "
    "include insist inspect install intend introduce invade involve join justify know learn "
    "maintain obtain occur oppose oversee perform persuade preside prevent propose prosecute prove "
    "provide publish receive reckon recommend recover refuse regain remain remember renew replace "
    "represent require resemble resign resume retire reveal say see seek seem sell send speak "
    "strengthen submit succeed suffer survive suspend take tell think threaten tighten understand "
    "unite urge vanish violate warn weaken withdraw write".split()
)
"""Bases that stand for no noun."""
NOUNS_TOO = frozenset(
    "beats builds covers demands draws drives finds forces gains grants helps hits holds "
    "increases leads lies looks marks moves names needs offers orders plays promises pulls pushes "
    "raises reads releases returns rises runs saves scraps sets shows signs sinks sparks spends "
    "stands starts stays stems stops strikes struggles tears ties tries turns visits vows waits "
    "walks works worries".split()
)
"""Forms of these in -s that are commoner as nouns."""
