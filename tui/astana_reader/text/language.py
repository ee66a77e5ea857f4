"""Which language a text is written in, decided once for an article.

The script decides where it belongs to one language; among the languages of a shared script their
letters or their commonest small words do (the method of function words: Ingle 1976; Grefenstette
1995). Only samples are looked at, so that a book costs no more than a note.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

_SAMPLES = 12
_SAMPLE = 1500  # code points
_ENOUGH = 8  # small words on which a decision may rest
_DIFFERENT = 3  # of them, so that a word that comes again and again decides nothing
_SHARE = 0.12  # of all words that are small words of the language
_LEAD = 1.25  # times the small words of the second language
_FEW = 2  # small words for a guess, where no other language has as many
_WORD = re.compile(r"[^\W\d_]+(?:['’](?=\w))?")
_TAG = re.compile(r"[A-Za-z]{2,3}(?=[-_]|\Z)")


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its primary BCP 47 subtag (“en”, “de”), and whether that is beyond doubt."""

    code: str
    sure: bool


_SMALL = {
    "en": "a i the of and to in is that it was for on with as he his be at by had not are but from "
    "have they which she you were her all there been their who will would when if has this an or "
    "said we its into than after about",
    "de": "der die und das ist den von zu mit sich des auf für nicht ein eine dem im als auch es "
    "an werden aus er hat dass sie nach bei um am sind noch wie einem einen einer über so zum war "
    "haben nur oder aber vor zur bis mehr durch wurde ich wird seine",
    "fr": "le la les de des et en un une du est que qui dans pour pas au sur ne se ce il plus par "
    "avec son sont aux elle nous vous mais ou cette ont été leur je ses comme être fait sa d' l' "
    "qu' n' s' c' j' à y où",
    "es": "el la los las de y en que un una del se por con para es al lo su como más pero sus le "
    "ha este sí o porque esta entre cuando muy sin sobre también me hasta hay donde fue era ser "
    "desde nos había años dos",
    "it": "il lo la i gli le di e che in un una del della dei delle per non con si da al è sono "
    "come più nel nella anche ha ma dal alla o questo se ai su suo sua era stato cui ho l' d' un' "
    "dell' all' nell' fu dalla degli",
    "pt": "o a os as de e que do da em um uma para com não por dos das no na se ao mais foi como "
    "mas à seu sua ou ser quando muito há nos já está também só pelo pela até isso ela entre era "
    "são nas num",
    "nl": "de het een en van in is dat op te zijn met voor niet die aan er om ook als dan maar bij "
    "nog uit ze naar door over hij wordt werd heeft had tot worden zich deze hebben was of geen "
    "haar zo wat",
    "sv": "och att det i en som på är av för med den till har de inte om ett han men var jag sig "
    "från så kan när år vid ska eller efter också under ut sin hade hon skulle vara över",
    "da": "og at det i en som på er af for med den til har de ikke om et han men var jeg sig fra "
    "så kan når år ved skal eller efter også under ud sin havde hun skulle være over blev mod "
    "efter nogle meget hvad",
    "nb": "og at det i en som på er av for med den til har de ikke om et han men var jeg seg fra "
    "så kan når år ved skal eller etter også under ut sin hadde hun skulle være over ble mot noen "
    "mye hva hvor",
    "fi": "ja on ei se että hän oli ovat mutta joka niin kun myös sen mitä ole vain kuin tai jos "
    "nyt ollut sitä olla mukaan siitä jo sekä hänen vuonna kanssa minä tämä",
    "pl": "i w na z nie się do to że jest o a po za przez od jak co dla ale tak już jego oraz był "
    "są która który czy tym ich ze było przy być które tylko może przed",
    "cs": "a se v na je že s z do o to i ve k si pro za ale by po jako jsem od podle jeho být jak "
    "které jeho byl který při také jsou než až jen bylo však když která",
    "sk": "a sa v na je že s z do o to i vo k si pre za ale by po ako som od podľa jeho byť však "
    "ktoré bol ktorý pri tiež sú než až len bolo keď ktorá",
    "hu": "a az és hogy nem is egy ez meg de volt csak már el ha mint azt még van kell vagy ki "
    "után minden lehet ezt amely magyar során között ami aki",
    "ro": "de și în a la cu nu o că pe din un se pentru mai ce este care sau au fi prin lui după "
    "dar fost ca să al ale această sunt între cel",
    "tr": "ve bir bu için da de ile çok ne olarak daha gibi sonra kadar olan var ki ama en o ise "
    "değil yeni her göre ya üzerinde ancak olduğu oldu",
    "ca": "el la els les de i en que un una del al per amb és no es més com però seu seva aquest "
    "aquesta són ha va dels als pel també d' l' s' entre fou fins",
    "id": "yang dan di dari untuk dengan pada ini itu dalam tidak adalah akan ke oleh juga sebagai "
    "tersebut telah bisa ada atau karena mereka lebih saat",
    "vi": "và của là có không được cho các một những trong người với đã này đến khi từ ra cũng",
    "eo": "la de kaj en estas al ke por ne kun li ĝi ili sed kiu tio estis pri el ĉi kiuj",
    "la": "et in est non ad cum ut sed qui quae quod ex per de si esse sunt ab atque nec",
}  # fmt: skip
"""The commonest small words, `'` at the end of those that run into the next word."""

_LANGUAGES_OF: dict[str, tuple[str, ...]] = {}
for _code, _words in _SMALL.items():
    for _word in dict.fromkeys(_words.split()):
        _LANGUAGES_OF[_word] = (*_LANGUAGES_OF.get(_word, ()), _code)

_SCRIPTS = {
    "latin": "A-Za-z\u00c0-\u024f\u1e00-\u1eff",
    "cyrillic": "\u0400-\u052f",
    "arabic": "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc",
    "he": "\u05d0-\u05ea",
    "el": "\u0370-\u03ff\u1f00-\u1fff",
    "hy": "\u0531-\u058a",
    "ka": "\u10a0-\u10ff",
    "hi": "\u0900-\u097f",
    "bn": "\u0980-\u09ff",
    "ta": "\u0b80-\u0bff",
    "te": "\u0c00-\u0c7f",
    "th": "\u0e00-\u0e7f",
    "am": "\u1200-\u137f",
    "ko": "\uac00-\ud7af\u1100-\u11ff",
    "kana": "\u3040-\u30ff",
    "han": "\u4e00-\u9fff\u3400-\u4dbf",
}
_LETTERS_OF = {name: re.compile(f"[{letters}]") for name, letters in _SCRIPTS.items()}
# Letters that those further down lack; the last is the language of a text that shows none.
_TELLING = {
    "cyrillic": (
        *(("kk", "әғқңұһ"), ("be", "ў"), ("uk", "іїєґ"), ("sr", "ђћјљњџ"), ("ru", "ыэё")),
        *(("bg", "ъ"), ("ru", "")),
    ),
    "arabic": (("ur", "ٹڈڑے"), ("fa", "پچژگ"), ("ar", "")),
}
_OFTEN = 0.005  # of the letters


def language(text: str, forced: str | None = None, declared: str = "") -> Language:
    """The language of a text: `forced`, else what the text shows, else `declared`, else English.

    `forced` and `declared` are BCP 47 tags (“de”, “de-AT”), which are not looked at further than
    their first subtag; what is no tag counts for nothing. A guess from a few words is not sure and
    gives way to what is declared.
    """
    if code := primary_subtag(forced or ""):
        return Language(code, sure=True)
    found = _shown(_sample(text))
    if found and found.sure:
        return found
    told = primary_subtag(declared)
    if told:
        return Language(told, sure=True)
    return found or Language("en", sure=False)


def primary_subtag(tag: str) -> str:
    """The language of a BCP 47 tag, “de” of “de-AT”; "" for what is no tag."""
    match = _TAG.match(tag.strip())
    return match[0].lower() if match else ""


def _sample(text: str) -> str:
    """Pieces of the text, evenly apart: what opens it may be in another language."""
    if len(text) <= _SAMPLES * _SAMPLE:
        return text
    step = len(text) // _SAMPLES
    return " ".join(text[at : at + _SAMPLE] for at in range(0, step * _SAMPLES, step))


def _shown(sample: str) -> Language | None:
    if sample.isascii():
        return _by_small_words(sample)
    counts = Counter(sample)
    once = "".join(counts)
    letters = {
        name: sum(counts[letter] for letter in found.findall(once))
        for name, found in _LETTERS_OF.items()
    }
    total = sum(letters.values())
    if not total:
        return None
    # Japanese is written in Chinese characters too, and kana are Japanese alone.
    letters["kana"] += letters["han"] if letters["kana"] * 10 > letters["han"] else 0
    script = max(letters, key=lambda name: letters[name])
    if script == "latin":
        return _by_small_words(sample)
    code = {"kana": "ja", "han": "zh"}.get(script, script)
    if script in _TELLING:
        code = _by_letters(sample, _TELLING[script])
    return Language(code, sure=letters[script] * 2 > total and letters[script] >= _ENOUGH)


def _by_letters(sample: str, telling: tuple[tuple[str, str], ...]) -> str:
    counts = Counter(sample.lower())
    least = _OFTEN * len(sample)
    return next(code for code, own in telling if not own or sum(counts[one] for one in own) > least)


def _by_small_words(sample: str) -> Language | None:
    words: Counter[str] = Counter()
    for written, count in Counter(_WORD.findall(sample)).items():
        words[written.lower().replace("’", "'")] += count
    hits: Counter[str] = Counter()
    for word, count in words.items():
        for code in _LANGUAGES_OF.get(word, ()):
            hits[code] += count
    (code, most), (_, second) = [*hits.most_common(2), ("", 0), ("", 0)][:2]
    several = sum(code in _LANGUAGES_OF.get(word, ()) for word in words) >= _DIFFERENT
    sure = several and most >= max(_ENOUGH, _SHARE * words.total()) and most >= _LEAD * second
    few = most >= _FEW and most > second and (code == "en" or most > 2 * hits["en"])
    if sure or few:
        return Language(code, sure)
    return _by_own_letters(words, max(_FEW, hits["en"]))


# Letters that English lacks and that tell a language of few words.
_OWN_LETTERS = {
    "pl": "łąęśźżćń", "cs": "řěů", "hu": "őű", "ro": "șță", "tr": "ğış", "de": "ß", "pt": "ãõ",
    "es": "ñ¿¡", "eo": "ĝĵŭ", "vi": "ơưạế",
}  # fmt: skip


def _by_own_letters(words: Counter[str], least: int) -> Language | None:
    """A guess by the letters of more than `least` words, as one may be a foreign name."""
    found = {
        code: sum(count for word, count in words.items() if not set(own).isdisjoint(word))
        for code, own in _OWN_LETTERS.items()
    }
    code = max(found, key=lambda name: found[name])
    return Language(code, sure=False) if found[code] > least else None
