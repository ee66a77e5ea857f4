"""The names and times of a whole article, for the commands."""

from dataclasses import replace
from datetime import date

from astana_reader.articles.article import Article, Options, Source
from astana_reader.articles.language import written_in
from astana_reader.engines.names import names_of
from astana_reader.engines.times import times_of
from tests.reading.articles import article_of

TEXT = (
    "Im August starb er in Rom. Am 3. Mai 2024 kam Frau Huber, und die Leute waren nicht da. "
    "Es war der Tag, an dem er mit ihr sprach, und das ist nicht lange her."
)


def forced(text: str, language: str) -> Article:
    return replace(article_of(text), source=Source(options=Options(language=language)))


def test_a_forced_language_wins_over_what_the_text_shows() -> None:
    assert written_in(article_of(TEXT)).code == "de"
    assert written_in(forced(TEXT, "en")).code == "en"
    assert times_of(article_of(TEXT), date(2024, 6, 1)).notice
    assert not times_of(forced(TEXT, "en-GB"), date(2024, 6, 1)).notice
    assert names_of(article_of(TEXT)).notice
    assert not names_of(forced(TEXT, "en")).notice


def test_the_users_order_of_dates_counts_where_the_text_shows_none() -> None:
    article = article_of("The bridge was closed on 05/06/2024.")
    days = [
        times_of(article, date(2024, 8, 1), day_first=order).events[0].begins
        for order in (True, False)
    ]
    assert days == ["2024-06-05", "2024-05-06"]
