"""`timeline`: when it happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import click

from astana_reader.articles.article import Options

from .inputs import each_article, open_in_library, user_settings
from .options import articles_argument, published_option, reading_options, table_option
from .output import echo_json, echo_table, say, shown

if TYPE_CHECKING:
    from astana_reader.library.opening import Publication
    from astana_reader.timeline.event import Event
    from astana_reader.timeline.expressions import TimeExpression


@click.command("timeline")
@articles_argument
@published_option
@table_option
@click.option("--merge", is_flag=True, help="One line of time for all the articles together.")
@reading_options
@click.pass_context
def command(
    ctx: click.Context,
    articles: tuple[str, ...],
    published: date | None,
    form: str,
    merge: bool,
    options: Options,
) -> None:
    """Find the time expressions of articles and what they date."""
    from astana_reader.annotations.verdicts import events_told_same
    from astana_reader.engines.times import times_of
    from astana_reader.exchange import timeline_listing
    from astana_reader.library.opening import publication
    from astana_reader.timeline import merged

    found: list[merged.Article] = []
    notices: dict[str, None] = {}
    day_first = user_settings().day_first
    for name, article in each_article(articles, options):
        opened = open_in_library(ctx, article)
        dated = publication(article, opened.records, published, day_first=day_first)
        day = dated.date
        corrections = opened.notebook().corrections
        times = times_of(article, day, corrections, day_first=day_first)
        expressions, events = times.expressions, times.events
        notices[times.notice] = None
        notices |= dict.fromkeys(_doubts(shown(name), dated, expressions, events))
        if merge:
            spans = [(one.start, one.end) for one in expressions]
            same = merged.told_same(events, spans, events_told_same(corrections))
            found.append(merged.Article(shown(name), article.text, events, same))
        elif form == "json":
            value = timeline_listing.timeline_value(
                name, day, expressions, events, dated.why, published_sure=dated.sure
            )
            echo_json(value)
        else:
            echo_table(name, articles, timeline_listing.timeline_table(events))
    if merge:
        line = merged.merge_events(found)
        if form == "json":
            echo_json(timeline_listing.merged_value(found, line))
        else:
            echo_table("", (), timeline_listing.merged_table(found, line))
    for notice in filter(None, notices):
        say(notice)


def _doubts(
    name: str,
    dated: Publication,
    expressions: Sequence[TimeExpression],
    events: Sequence[Event],
) -> Iterator[str]:
    """What an article's reader is asked about its publication date."""
    from astana_reader.text.wording import long_day
    from astana_reader.timeline.doubts import best_guess, contradictions

    if dated.date is None:
        guess = best_guess(expressions, datetime.now(UTC).date())
        if any(event.kind == "undated" for event in events):
            maybe = f" It may be {long_day(guess)}." if guess else ""
            yield f"{name}: the publication date is not known: --published sets it.{maybe}"
        return
    against = contradictions(events, expressions, dated.date)
    if against:
        yield f"{name}: {against[0]}, and {long_day(dated.date)} as published: {dated.why}."
    elif not dated.sure:
        day = long_day(dated.date)
        yield f"{name}: published {day}? --published confirms or sets it: {dated.why}."
