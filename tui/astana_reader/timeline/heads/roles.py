"""What the words before a date in a head say that it is the day of: publication, a mail, a birth.

The words are roles, in the languages that are met most; what they stand for is told by
`publication`.
"""

from __future__ import annotations

import re

PUBLISHED, UPDATED, MAIL, DECIDED, HELD, SUBMITTED, EMBARGO = (
    "published", "updated", "mail", "decided", "held", "submitted", "embargo",
)  # fmt: skip
ISSUE = "issue"
OTHER = "other"  # a day that is none of publication

# What is published, as its own head names it.
_DOCUMENTS = frozenset(
    "article story report page post entry item blog news press paper text document version edition "
    "invoice letter memo memorandum notice bulletin transcript discussion thread topic "
    "publikation mitteilung "
    "pressemitteilung communiqué comunicado".split()
)
# What leads to a role and says none itself: “this page was last …”, “article first …”.
_OPENERS = _DOCUMENTS | frozenset(
    "a an the this that first originally last video website online print date time for immediate "
    "original air posting dernière última ultima letzte zuletzt fecha fechado data datum mise note "
    "por par von".split()
)
_PUBLISHED = frozenset(
    "published posted issued released dated filed created aired printed asked uploaded premiered "
    "broadcast written available epub publication publicación publicação issue release arxiv "
    "reply pubdate publishdate veröffentlicht erschienen erstellt publiziert verfasst gesendet "
    "veröffentlichung erscheinungsdatum stand publié publiée publiés paru parue posté postée "
    "parution rédigé ligne publicado publicada escrito pubblicato pubblicata scritto gepubliceerd "
    "geplaatst publicerad publicerat publisert udgivet julkaistu opublikowano publikováno "
    "zveřejněno опубликовано".split()
)
_UPDATED = frozenset(
    "updated modified edited revised lastmod amended changed reviewed corrected update "
    "aktualisiert geändert bearbeitet jour actualisé modifié actualizado actualizada modificado "
    "aggiornato aggiornata modificato atualizado atualizada bijgewerkt uppdaterad oppdatert "
    "päivitetty zaktualizowano".split()
)
_MAIL = frozenset("date sent datum fecha data gesendet envoyé enviado inviato verzonden".split())
_DECIDED = frozenset(
    "decided delivered pronounced judgment judgement judgments handed opinion decision ruling "
    "order rendered "
    "award announced entered urteil beschluss verkündet arrêt jugement décision ordonnance "
    "sentencia auto resolución sentenza ordinanza acórdão".split()
)
_HELD = frozenset(
    "minutes proceedings meeting session hearing sitting held given preached conducted recorded "
    "speech sermon remarks testimony address protokoll sitzung niederschrift verbal séance acta "
    "sesión reunión verbale seduta".split()
)
_EMBARGO = frozenset("embargo embargoed sperrfrist".split())
_SUBMITTED = frozenset("submitted eingereicht soumis".split())
_PERIODICALS = frozenset(
    "news newsletter bulletin gazette issue edition weekly monthly journal circular magazine "
    "record register ausgabe numéro número hansard deb debates draft".split()
)
_BYLINE = frozenset(
    "by von par por di da door av af text texto texte story words written photos reporting".split()
)

# With one of these before it, whatever else stands there, a date is another day.
_OTHER = frozenset(
    "born birth birthday née nee dob died death deceased buried married next deadline due "
    "upcoming forthcoming expires expiry valid until till closing opening begins starts start "
    "ends ended ending effective retrieved accessed visited copyright joined founded established "
    "save joining interviews join close closes opens approval adoption previous when received "
    "accepted argued heard approved photo photograph image arrival departure tickets event "
    "registered since renewed period was were is are has had will geboren gestorben frist termin "
    "einsendeschluss beginn inkrafttreten abgerufen gültig naissance mort échéance limite né "
    "décédé nacido nacida fallecido plazo nato nata scadenza prossima próxima prochaine nächste "
    "consulté consultado reserved".split()
)
# So is one right after these.
_TO = frozenset(
    "from since until till through before after by ab bis dès depuis desde hasta".split()
)
_STARTED = frozenset("started opened begun".split())  # as a discussion is
_RIGHTS = re.compile(r"\brights reserved\b", re.IGNORECASE)
_SIGNS = re.compile(r"^\W*[*†‡✝](?!\*|\w)|(?<![*:])[*†‡✝]\s*$|\b[bd]\.\s*$")

_CLOCK = re.compile(
    r"(?<![\w.])\d{1,2}(?:[:.h]\d\d){1,2}(?:\.\d+)?\s?(?:a\.?m\b\.?|p\.?m\b\.?|uhr\b|h\b|hrs\b)?"
    r"|(?<![\w.])\d{1,4}\s?(?:a\.?m\b\.?|p\.?m\b\.?|uhr\b|h\b|hrs\b|hours\b|o['’]clock\b)"
    r"|\b\d{4}(?=\s(?:GMT|UTC|HKT|[A-Z]{1,3}T)\b)|(?<=\s)[+-]\d\d:?\d\d\b",
    re.IGNORECASE,
)
_ZONE = re.compile(r"\b(?:[A-Z]{1,4}T|UTC|MSK|local time|Eastern|Pacific|Central)\b")
_WEEKDAY = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri "
    "sat sun montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr "
    "sa so lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves "
    "viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica "
    "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira segunda terça quarta quinta "
    "sexta feira maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"
).split()
WEEKDAY = rf"(?:{'|'.join(sorted(_WEEKDAY, key=len, reverse=True))})"
_FILLERS = frozenset(
    "on at of the and am le el il den dem vom du del de um à às a las o os em der die das noon "
    "midnight time local uhr".split()
) | frozenset(_WEEKDAY)
_LEADS = _BYLINE | _DOCUMENTS  # before “… issued on”
_LONGEST = 4  # words of a label on a line of its own
_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")


def words_of(said: str) -> list[str]:
    """The words of a head in lower case but for clock times, zones, weekdays and small words."""
    bare = _ZONE.sub(" ", _CLOCK.sub(" ", said))
    return [word for word in map(str.lower, _WORD.findall(bare)) if word not in _FILLERS]


def role(label: str) -> str | None:
    """The role that the words before a date give it; None where they name none."""
    label = _RIGHTS.sub(" ", label)
    all_words = [word.lower() for word in _WORD.findall(label)]
    words = words_of(label)
    embargoed = not _EMBARGO.isdisjoint(words)
    if _is_started(all_words):
        return PUBLISHED
    if _SIGNS.search(label) or not _OTHER.isdisjoint(all_words) or _is_led(all_words):
        return EMBARGO if embargoed else OTHER
    if words and _MAIL.issuperset(words):
        return MAIL
    first = next((word for word in words if word not in _OPENERS), None)
    if words and first is None and not _MAIL.isdisjoint(words):  # “Invoice date:”
        return MAIL
    for name, known in ((PUBLISHED, _PUBLISHED), (UPDATED, _UPDATED), (SUBMITTED, _SUBMITTED)):
        if first in known or (words[-1:] and words[-1] in known and _is_of_document(words)):
            return name
    for name, known in (
        (EMBARGO, _EMBARGO), (DECIDED, _DECIDED), (HELD, _HELD), (ISSUE, _PERIODICALS),
    ):  # fmt: skip
        if not known.isdisjoint(words):
            return name
    return None


def _is_started(words: list[str]) -> bool:
    """“Discussion started by seagull”, “Started by seagull”."""
    begun = words[1:] if words[:1] and words[0] in _DOCUMENTS else words
    return begun[:1] != [] and begun[0] in _STARTED and (begun[1:2] == ["by"] or begun != words)


def _is_of_document(words: list[str]) -> bool:
    """“By Jane Doe, posted”, “Case 2:20-cv-871 Document 57 Filed”: a document does what is last."""
    named = [word for word in words[:-1] if not word.isdecimal()][-1:]
    return words[0] in _LEADS or (named != [] and named[0] in _DOCUMENTS)


def _is_led(words: list[str]) -> bool:
    """Whether a date comes right after “from”, “until” or “as of”."""
    rest = [word for word in words if word not in _WEEKDAY and word != "the"]
    return rest[-1:] != [] and (rest[-1] in _TO or rest[-2:] == ["as", "of"])


def is_label(line: str) -> bool:
    """Whether a line is nothing but the label of a date below it: “Last updated”, “Deadline:”."""
    words = words_of(line)
    known = _OPENERS | _PUBLISHED | _UPDATED | _MAIL | _DECIDED | _HELD | _SUBMITTED | _OTHER
    return 0 < len(words) <= _LONGEST and known.issuperset(words) and role(line) is not None


def is_byline(words: list[str]) -> bool:
    return words[:1] != [] and words[0] in _BYLINE


def tells_of_done(label: str) -> bool:
    """Whether a date is that of something done that is no role: “awarded 5 March”, “Closed …”."""
    last = re.search(r"(\w+)(?:\s+(?:on|in|at|am|le))?\s*$", label)
    return last is not None and len(last[1]) > 4 and last[1].lower().endswith(("ed", "ing"))
