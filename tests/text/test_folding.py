"""What is typed equals what was printed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.text.folding import fold, folded, has_accents

TEXTS = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "aAeßẞ“”‘’'\"-–—…. \n\t\xa0\u2009\xad\u200b\u0301\u0308ﬁﬀéÉёйЙŉİıﬃœ½が\u3099각\u1161"
        ),
    )
)


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("“Don’t,” he said", '"Don\'t," he said'),
        ("«Oui»", '"Oui"'),
        ("well‑known – and — so − on", "well-known - and - so - on"),
        ("Wait… what", "Wait... what"),
        ("ﬁne oﬃce", "fine office"),
        ("Straße", "Strasse"),
        ("STRAẞE", "STRASSE"),
        ("co\u00adoper\u200bate", "cooperate"),
        ("10\xa0000\u202fkm\u2009h\nx\ty", "10 000 km h x y"),
        ("Jose\u0301", "José"),
        ("각", unicodedata.normalize("NFD", "각")),
        ("Ёлка", "Елка"),
        ("Ｆｕｌｌ　ｗｉｄｔｈ", "Full width"),
        ("ｶﾞ", "ガ"),
        ("œuvre Ægir", "oeuvre AEgir"),
        ("m² ½ №", "m2 1/2 No"),
    ],
)
def test_the_same_however_it_is_set(printed: str, typed: str) -> None:
    assert fold(printed, case=True, accents=True) == fold(typed, case=True, accents=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [("café", "cafe"), ("Łódź", "lodz"), ("ΆΓΙΟΣ", "αγιος"), ("כָּל", "כל"), ("Ñ", "n")],
)
def test_accents_go_unless_they_are_kept(one: str, other: str) -> None:
    assert fold(one) == fold(other)
    assert fold(one, accents=True) != fold(other, accents=True)
    assert has_accents(one)
    assert not has_accents(other)


@pytest.mark.parametrize(("one", "other"), [("й", "и"), ("が", "か"), ("각", "가"), ("ก่", "ก")])
def test_other_letters_stay_others(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(TEXTS, st.booleans(), st.booleans())
def test_folding_twice_is_folding_once(text: str, case: bool, accents: bool) -> None:
    once = fold(text, case=case, accents=accents)
    assert fold(once, case=case, accents=accents) == once


@given(TEXTS)
def test_the_kept_forms_fold_to_the_barest(text: str) -> None:
    assert fold(fold(text, case=True, accents=True)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(TEXTS, st.booleans(), st.booleans())
def test_every_piece_leads_back_to_what_it_was_made_of(
    text: str, case: bool, accents: bool
) -> None:
    form = folded(text, case=case, accents=accents)
    edges = zip(form.starts, form.ends, form.froms, form.tos, strict=True)
    at = made = 0
    for start, end, origin, stop in [
        *edges,
        (len(form.text), len(form.text), len(text), len(text)),
    ]:
        assert start - made == origin - at
        between = [fold(c, case=case, accents=accents) for c in text[at:origin]]
        assert "".join(between) == form.text[made:start]
        assert fold(text[origin:stop], case=case, accents=accents) == form.text[start:end]
        made, at = end, stop
