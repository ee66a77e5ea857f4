"""Which language a text is in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.text.language import Language, language

TEXTS = {
    "en": "The bridge was closed on Monday because of the storm, and it will not be open again "
    "before the end of the month, the mayor said.",
    "de": "Die Brücke wurde am Montag wegen des Sturms gesperrt, und sie wird nicht vor dem Ende "
    "des Monats wieder geöffnet, sagte der Bürgermeister.",
    "fr": "Le pont a été fermé lundi à cause de la tempête, et il ne sera pas rouvert avant la fin "
    "du mois, a dit le maire de la ville.",
    "es": "El puente se cerró el lunes por la tormenta y no se abrirá antes del fin de mes, según "
    "el alcalde de la ciudad, que habló con los vecinos.",
    "it": "Il ponte è stato chiuso lunedì per la tempesta e non sarà riaperto prima della fine del "
    "mese, ha detto il sindaco della città.",
    "pt": "A ponte foi fechada na segunda-feira por causa da tempestade e não será aberta antes do "
    "fim do mês, disse o prefeito da cidade.",
    "nl": "De brug is maandag vanwege de storm gesloten en wordt niet voor het einde van de maand "
    "weer geopend, zei de burgemeester van de stad.",
    "sv": "Bron stängdes på måndagen på grund av stormen och den kommer inte att öppnas före "
    "slutet av månaden, sade borgmästaren i staden.",
    "pl": "Most został zamknięty w poniedziałek z powodu burzy i nie będzie otwarty do końca "
    "miesiąca, ale burmistrz powiedział, że to się może zmienić.",
    "tr": "Köprü pazartesi günü fırtına nedeniyle kapatıldı ve ay sonuna kadar açılmayacak, ama bu "
    "çok uzun bir süre değil, daha sonra yeni bir yol için karar var.",
    "ru": "Мост закрыли в понедельник из-за бури, и его не откроют до конца месяца, сказал мэр.",
    "uk": "Міст закрили в понеділок через бурю, і його не відкриють до кінця місяця.",
    "kk": "Көпір дауылға байланысты дүйсенбіде жабылды, ай соңына дейін ашылмайды, деді әкімі.",
    "el": "Η γέφυρα έκλεισε τη Δευτέρα λόγω της καταιγίδας.",
    "ar": "أُغلق الجسر يوم الاثنين بسبب العاصفة، وقال رئيس البلدية إنه لن يُفتح قبل نهاية الشهر.",
    "he": "הגשר נסגר ביום שני בגלל הסערה.",
    "ja": "橋は嵐のため月曜日に閉鎖された。",
    "zh": "由于暴风雨，大桥于星期一关闭。",
    "ko": "다리는 폭풍 때문에 월요일에 폐쇄되었다.",
}  # fmt: skip


@pytest.mark.parametrize("code", TEXTS)
def test_the_text_shows_its_language(code: str) -> None:
    assert language(TEXTS[code]) == Language(code, sure=True)


def test_what_the_text_shows_goes_before_what_is_declared_and_what_is_forced_before_both() -> None:
    assert language(TEXTS["de"], declared="en").code == "de"
    assert language(TEXTS["de"], "fr-CA", "en") == Language("fr", sure=True)


def test_where_the_text_shows_nothing_it_is_what_is_declared() -> None:
    assert language("Anna Karenina 1877", declared="ru_RU") == Language("ru", sure=True)
    assert language("Anna Karenina 1877", declared="unknown") == Language("en", sure=False)
    assert language("1877", declared="x") == Language("en", sure=False)
    assert language("") == Language("en", sure=False)


def test_a_sentence_of_a_few_words_is_a_guess() -> None:
    assert language("Im August starb er in einem Dorf.") == Language("de", sure=False)
    assert language("It rained.") == Language("en", sure=False)


def test_a_quotation_does_not_change_the_language() -> None:
    assert language(TEXTS["en"] * 6 + TEXTS["fr"]) == Language("en", sure=True)


def test_a_preface_in_another_language_does_not_either() -> None:
    assert language(TEXTS["en"] * 20 + TEXTS["fr"] * 2000) == Language("fr", sure=True)


@given(st.text(), st.text(max_size=9))
def test_any_text_has_a_language(text: str, declared: str) -> None:
    assert language(text, declared=declared).code.isalpha()


def test_one_word_again_and_again_decides_nothing() -> None:
    assert not language("Ann Lee met Bob Ray. " * 50).sure


def test_a_few_words_are_told_by_their_letters_and_one_name_tells_nothing() -> None:
    assert language("Szkołę otwarto, zamknęli ją żołnierze").code == "pl"
    assert language("Lech Wałęsa spoke Monday in Gdańsk").code == "en"
