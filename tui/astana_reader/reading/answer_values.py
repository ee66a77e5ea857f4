"""What dialogs answer that is more than a word."""

from __future__ import annotations

from dataclasses import dataclass

from astana_reader.annotations.records import clean_tags


@dataclass(frozen=True, slots=True)
class TagChange:
    """What became of the tags that were shown to be changed."""

    before: tuple[str, ...]
    """Those that all the highlights have."""
    after: tuple[str, ...]
    """What stands there now; one with a minus before it is taken from all."""

    @property
    def removed(self) -> set[str]:
        """Case-folded."""
        left = {tag.casefold() for tag in clean_tags(self.after)}
        gone = {tag.casefold() for tag in clean_tags(self.before)} - left
        return gone | {tag[1:].strip() for tag in left if tag.startswith("-")}

    @property
    def added(self) -> tuple[str, ...]:
        before = {tag.casefold() for tag in clean_tags(self.before)}
        tags = clean_tags(self.after)
        return tuple(t for t in tags if t.casefold() not in before and not t.startswith("-"))


@dataclass(frozen=True, slots=True)
class LinkAnswer:
    """How two highlights are to be linked."""

    kind: str
    """One of LINK_KINDS; empty to take their link away."""
    turned: bool = False
    """Whether the link leads to the held highlight."""
