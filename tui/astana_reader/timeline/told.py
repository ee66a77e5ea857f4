"""What the events of several articles tell, and which of them tell one thing."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from .coreference import EventMention, is_of_one_kind, is_same_event, is_told_apart, mention_of
from .event import Event
from .likeness import is_same_day, is_same_time, names, says, sharing, telling_words, tells

_SHARED = 2  # names or words that two tellings of one event share
_RELATED = 3  # names that two articles on one matter share
_MUCH = 1 / 3  # of the words of the shorter of two articles on one matter
_COMMON = 0.1  # a name of more articles tells nothing
_RARE = 3  # a word of so many events tells by itself which is meant, in articles on one matter


class Told:
    """The events of several articles by number, with their texts and the numbers of these."""

    def __init__(
        self, texts: Sequence[str], events: Sequence[Event], articles: Sequence[int]
    ) -> None:
        self.events, self.articles = events, articles
        self._called = [names(text, event) for text, event in zip(texts, events, strict=True)]
        self._tells = [tells(text, event) for text, event in zip(texts, events, strict=True)]
        self._says = [says(text, event) for text, event in zip(texts, events, strict=True)]
        self._texts = texts
        self._mentions: dict[int, EventMention] = {}
        self._matters: dict[tuple[int, int], bool] = {}

    def pairs(self) -> list[tuple[int, int]]:
        """Events of two articles that may tell one thing, those that share most first."""
        found = [
            (len(self._shared(one, other)), one, other)
            for one, other, _ in sharing(self._says)
            if self.articles[one] != self.articles[other] and self._share_enough(one, other)
        ]
        found.sort(key=lambda pair: (-pair[0], pair[1:]))
        return [(one, other) for _, one, other in found]

    def is_one(self, one: int, other: int) -> bool:
        """Whether two events that share enough are of one time, and not told apart."""
        first, second = self.events[one], self.events[other]
        if is_same_day(first, second):
            if first.of_saying and not self._labels[one] & self._labels[other]:
                return False
            return not self.is_apart(one, other)
        if not is_same_time(first, second) or len(self._shared(one, other)) < _SHARED:
            return False
        same = is_of_one_kind(self._mention(one), self._mention(other))
        return same and not self.is_apart(one, other)

    def is_same(self, one: int, other: int) -> bool:
        """Whether their labels tell of one event, whatever their days."""
        shared = self._tells[one] & self._tells[other]
        same = is_same_event(self._mention(one), self._mention(other), shared)
        return same and not self.is_apart(one, other)

    def is_apart(self, one: int, other: int) -> bool:
        """Whether their labels tell of two events: of others, or of what was done to others."""
        return is_told_apart(
            self._mention(one), self._mention(other), self._says[one], self._says[other]
        )

    def _mention(self, number: int) -> EventMention:
        if number not in self._mentions:
            event, text = self.events[number], self._texts[number]
            mention = mention_of(event)
            first = event.label.split(" ", 1)[0]
            if first[:1].isupper() and re.search(rf"[a-z,] {re.escape(first)}\b", text):
                mention = replace(mention, names=mention.names | {first.casefold()})
            self._mentions[number] = mention
        return self._mentions[number]

    def _shared(self, one: int, other: int) -> frozenset[str]:
        """What the label or the names of one share with the sentence of the other."""
        return (self._tells[one] & self._says[other]) | (self._says[one] & self._tells[other])

    def _share_enough(self, one: int, other: int) -> bool:
        """Who is named does many things in a day: a word that is no name must be shared too."""
        shared, called = self._shared(one, other), self._called[one] & self._called[other]
        if not shared - called:
            both = self._mention(one).names & self._mention(other).names
            if len(both) < _SHARED:
                return False
        if not self._are_on_one_matter(self.articles[one], self.articles[other]):
            return False
        return len(shared) >= _SHARED or any(self._held[word] <= _RARE for word in shared)

    def _are_on_one_matter(self, one: int, other: int) -> bool:
        """Whether two articles share names, or one of these and much of what they tell."""
        pair = min(one, other), max(one, other)
        if pair not in self._matters:
            names = len(self._names[one] & self._names[other])
            mine, theirs = self._words[one], self._words[other]
            much = len(mine & theirs) >= _MUCH * min(len(mine), len(theirs))
            self._matters[pair] = names >= _RELATED or (names > 0 and much)
        return self._matters[pair]

    @cached_property
    def _names(self) -> dict[int, set[str]]:
        """The names of each article, without those of many."""
        found: dict[int, set[str]] = defaultdict(set)
        for article, called in zip(self.articles, self._called, strict=True):
            found[article] |= called
        most = max(_RARE, int(_COMMON * len(found)))
        held = Counter(name for called in found.values() for name in called)
        return {
            article: {name for name in called if held[name] <= most}
            for article, called in found.items()
        }

    @cached_property
    def _words(self) -> dict[int, set[str]]:
        found: dict[int, set[str]] = defaultdict(set)
        for article, said in zip(self.articles, self._says, strict=True):
            found[article] |= said
        return found

    @cached_property
    def _labels(self) -> list[frozenset[str]]:
        return [telling_words(event.label) for event in self.events]

    @cached_property
    def _held(self) -> Counter[str]:
        return Counter(word for said in self._says for word in said)
