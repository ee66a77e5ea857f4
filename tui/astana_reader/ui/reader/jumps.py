"""Places the reader came from, and marks set by hand."""

from __future__ import annotations

from collections.abc import Mapping

_LONGEST = 200


class Jumps:
    """Back and forth like a browser: leaving a place by a jump puts it behind us."""

    def __init__(self) -> None:
        self._behind: list[int] = []
        self._ahead: list[int] = []
        self.marks: dict[str, int] = {}

    def leave(self, offset: int) -> None:
        """Remember where a jump starts."""
        if not self._behind or self._behind[-1] != offset:
            self._behind = [*self._behind[-_LONGEST + 1 :], offset]
        self._ahead.clear()

    def offsets(self) -> list[int]:
        """All places that are remembered."""
        return [*self._behind, *self._ahead, *self.marks.values()]

    def carry(self, moved: Mapping[int, int]) -> None:
        """The text is another: take the places to where they are now, forget those that are not."""
        self._behind = [moved[at] for at in self._behind if at in moved]
        self._ahead = [moved[at] for at in self._ahead if at in moved]
        self.marks = {name: moved[at] for name, at in self.marks.items() if at in moved}

    def back(self, offset: int) -> int | None:
        """Where to go back to from an offset, None if nowhere."""
        return self._step(self._behind, self._ahead, offset)

    def forth(self, offset: int) -> int | None:
        return self._step(self._ahead, self._behind, offset)

    @staticmethod
    def _step(source: list[int], target: list[int], offset: int) -> int | None:
        while source:
            place = source.pop()
            if place != offset:
                target.append(offset)
                return place
        return None
