"""Places the reader came from, and marks set by hand."""

from __future__ import annotations

from collections.abc import Mapping

_LONGEST = 200


class Jumps:
    """Back and forth like a browser: leaving a place by a jump puts it behind us."""

    def __init__(self) -> None:
        self._behind: list[int] = []
        self._ahead: list[int] = []
        self._before: int | None = None
        """Where the latest jump started."""
        self.marks: dict[str, int] = {}

    def leave(self, offset: int, to: int) -> None:
        """Remember where a jump starts. One that ends where it starts is none."""
        if to == offset:
            return
        behind = [place for place in self._behind if place != offset]
        self._behind = [*behind[-_LONGEST + 1 :], offset]
        self._ahead.clear()
        self._before = offset

    def swap(self, offset: int) -> int | None:
        """Where the latest jump started, which is where the next swap comes back from.

        None before any jump.
        """
        target = self._before
        if target is not None:
            self.leave(offset, target)
        return target

    def offsets(self) -> list[int]:
        """All places that are remembered."""
        before = [] if self._before is None else [self._before]
        return [*self._behind, *self._ahead, *before, *self.marks.values()]

    def carry(self, moved: Mapping[int, int]) -> None:
        """The text is another: take the places to where they are now, forget those that are not."""
        self._behind = [moved[at] for at in self._behind if at in moved]
        self._ahead = [moved[at] for at in self._ahead if at in moved]
        self._before = None if self._before is None else moved.get(self._before)
        self.marks = {name: moved[at] for name, at in self.marks.items() if at in moved}

    def back(self, offset: int) -> int | None:
        """Where to go back to from an offset, None if nowhere."""
        return self._step(self._behind, self._ahead, offset)

    def forth(self, offset: int) -> int | None:
        return self._step(self._ahead, self._behind, offset)

    def _step(self, source: list[int], target: list[int], offset: int) -> int | None:
        source[:] = [place for place in source if place != offset]
        if not source:
            return None
        target.append(offset)
        self._before = offset
        return source.pop()
