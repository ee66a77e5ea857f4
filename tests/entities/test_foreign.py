"""Text in other languages: only sure names, and a word of why."""

from astana_reader.articles.plain_text import find_blocks
from astana_reader.entities import tagger

GERMAN = """Bundeskanzler Olaf Scholz sprach in Wien über die Daten und den Zugriff auf die Rechner.
Die SPD war dagegen, und die SPD sagte es auch. Scholz fuhr dann nach Österreich und
nicht nach Frankreich, weil der Bahnhof und die Straße gesperrt waren. Die Effizienz ist
noch nicht gut."""
FRENCH = """Le président Emmanuel Macron est arrivé à Bruxelles pour parler des prix avec les
ministres de la Belgique. Il a dit que la France ne pouvait pas payer pour les autres,
et que les Parisiens étaient fatigués. La Banque et le Conseil se réunissent dans la
ville."""
SPANISH = """El presidente Pedro Sánchez viajó a Londres para hablar con los ministros de la Unión y
de España. La Casa y el Banco no dijeron nada, pero los periódicos de Alemania lo
contaron todo."""


def _names(text: str) -> dict[str, str]:
    return {e.name: e.type for e in tagger.find_names(text, find_blocks(text)).entities}


def test_german_nouns_are_no_names() -> None:
    assert _names(GERMAN) == {
        "Olaf Scholz": "PERSON", "Wien": "PLACE", "SPD": "ORG", "Österreich": "PLACE",
        "Frankreich": "PLACE",
    }  # fmt: skip


def test_french_and_spanish() -> None:
    assert _names(FRENCH) == {
        "Emmanuel Macron": "PERSON", "Bruxelles": "PLACE", "Belgique": "PLACE", "France": "PLACE"
    }  # fmt: skip
    assert _names(SPANISH) == {
        "Pedro Sánchez": "PERSON", "Londres": "PLACE", "España": "PLACE", "Alemania": "PLACE"
    }  # fmt: skip


def test_the_reader_is_told_and_offered_a_model() -> None:
    notice = tagger.find_names(GERMAN, find_blocks(GERMAN)).notice
    assert "English only" in notice
    assert "spacy:de_core_news_sm" in notice


def test_other_scripts_are_quiet() -> None:
    for text in (
        "ข่าววันนี้ มีฝนตกหนัก ในภาคเหนือ และ ภาคใต้ ของประเทศ",
        "北京今天下雨，人们在家里读书和看电视。",
    ):
        assert len(_names(text)) <= 1
