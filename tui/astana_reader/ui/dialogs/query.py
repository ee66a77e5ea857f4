"""The line of a query, in its row above the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.suggester import Suggester

from astana_reader.reading.effects import Ask

from .field import Field
from .line import LineDialog


class QueryDialog(LineDialog):
    """Shows what comes of it at each key; Tab or Right takes what is offered."""

    DEFAULT_CSS = """
    QueryDialog { dock: none; position: absolute; background: $raised; }
    QueryDialog Input { padding: 0; }
    QueryDialog #prompt { padding: 0 1 0 0; text-style: none; }
    """

    def __init__(
        self, ask: Ask, value: str, placeholder: str, complete: Callable[[str], Sequence[str]]
    ) -> None:
        super().__init__(ask, "/", value, placeholder)
        self._complete = complete

    def field(self) -> Field:
        return Field(
            self._value,
            placeholder=self._placeholder,
            suggester=_Offers(self._complete),
            select_on_focus=False,
            id="line",
        )

    def take_key(self, key: str) -> bool:
        if key != "tab":
            return super().take_key(key)
        line = self.query_one(Field)
        line.action_cursor_right()
        return True


class _Offers(Suggester):
    """Shows the rest of the first whole query that may be meant."""

    def __init__(self, complete: Callable[[str], Sequence[str]]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._complete = complete

    async def get_suggestion(self, value: str) -> str | None:
        return next((o for o in self._complete(value) if o.startswith(value)), None)
