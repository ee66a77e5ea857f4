"""The phrases of a sentence: groups of a noun or a verb, dates, and what stands between clauses.

N noun phrase with its “of …”   V finite verb with its auxiliaries and infinitives    D date
I it, she, they                 E past form or participle, which the clause decides   A adverb
P preposition with its noun     F participle                                          T to do
R relative word                 G form in -ing                                        Q that
S after, before, since, as      Z when, because, although                             C and, but
, : ; ( ) - marks
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

# “to sell”, but not “to school”.
_TO = (
    "(?:t_?(?:a*b)*a*(?:[zeEyv]|[wl](?=[dumo9jitxlg])|(?<=[eE]t)w(?=[_,;D]|$)|(?<=b)[eEn])x?"
    "|ta*b(?=a*[pxfSdu9w]))"
)
# A word in -s after a subject of one word, before an article: “the judge quashes the order”.
_SHOWS = "(?:(?<=[dm][wm])|(?<=^[wm])|(?<=,))l(?=[du])"
# A word before a noun that could be a verb by its form: “the disputed ballots”, “by armed men”.
_FORM = "(?:a?[eEngv](?=a?[wlm9zyhe]))"
_PLAIN_FORM = "(?:a?[engv](?=a?[wlm9zyh]))"
_ED = "(?:a?[en](?=a?[wlmzyh]))"
_LINK = "h[^-,;:()_D]"
_WORD = (
    f"[wm]|(?!{_SHOWS})l|(?<=[wm])g(?=a*[BHMOveEf])|(?<=m)g(?=[D,_])|9{_PLAIN_FORM}?|z(?!(?<=lz)[DduxpftijT,])"
    f"|(?<=[eEvzy])n(?=[wl])|(?<=[duqh9])y|(?<=d)a?[eEngv]|k9|{_LINK}|[eEgn](?={_LINK})"
    f"|q{_PLAIN_FORM}?|(?<=[wl])cw(?=[wl])"
)
_NOUN = f"(?:(?:a?[du]{{1,2}}a?9?{_FORM}{{0,2}}|a(?=a?[9wlm])a?)?(?:{_WORD})+|[du]{{1,2}}a?|o)"
_OF = f"(?:{_NOUN}(?:f+{_NOUN})*)"
_PREPOSITION = f"(?>(?:[pxkf]+|S(?=a*g))(?:a*gx?)?{_ED}?)"  # without its noun
_VERB = (
    f"(?:a*(?:Ma*(?:[bHY]a*)*[eEvngzywl]?|Ha*(?:[bY]a*)*[eEnvz]?|Oa*(?:(?<![,;:(D-]O)[wzy])?"
    f"|Ba*(?:[bY]a*)*(?:[eEngv]|[wezaE](?={_TO}))?|v|(?<![duapqh9ft])y|{_SHOWS})"
    f"|(?<![dupqh9ft])a+y|(?<=j)a*[wz]|(?<=i)a*l|(?<=D)z(?=[dumij])|(?<=l)a*z(?=[DduxpftijT,]))x?{_TO}*"
)
_CHUNKS = (
    f"(?P<D>D+)|(?P<R>p?r)|(?P<Q>T)|(?P<V>{_VERB})|(?P<I>[ij])"
    f"|(?P<E>a*[eE]x?{_TO}*)|(?P<F>a*n(?!(?<=[eEvzy]n)[wl])x?{_TO}*)|(?P<T>{_TO})"
    f"|(?P<P>k[eEan])|(?:(?P<P2>{_PREPOSITION})|(?P<P3>t)|(?P<N2>(?![pxkf]))){_OF}"
    f"|(?P<P4>{_PREPOSITION})|(?P<G>a*(?:Y(?:a*b)?a*[eEnv]?|g)x?{_TO}*)|(?P<S>a*S)|(?P<Z>a*s)|(?P<C>c)|(?P<A>a+|(?<=D)ba*[eEvn]?)"
    "|(?P<comma>,)|(?P<colon>:)|(?P<semi>;)|(?P<open>\\()|(?P<close>\\))|(?P<dash>-)"
)
_LETTERS = {
    "N2": "N", "P2": "P", "P3": "P", "P4": "P",
    "comma": ",", "colon": ":", "semi": ";", "open": "(", "close": ")", "dash": "-",
}  # fmt: skip


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_CHUNKS)


@dataclass(frozen=True, slots=True)
class Chunks:
    """The phrases in order: a letter each, and their first token and the one after the last."""

    shape: str
    firsts: list[int]
    lasts: list[int]


def chunks(letters: str) -> Chunks:
    """The phrases of a sentence given as the classes of its words."""
    shape, firsts, lasts = [], [], []
    for match in _pattern().finditer(letters):
        kind = match.lastgroup or ""
        shape.append(_LETTERS.get(kind, kind))
        firsts.append(match.start())
        lasts.append(match.end())
    return Chunks("".join(shape), firsts, lasts)
