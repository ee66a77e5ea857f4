"""The way back: the screens that lie behind the one that is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from textual.app import App
from textual.message import Message
from textual.screen import Screen

S = TypeVar("S", bound=Screen[Any])


class Trail:
    """Keeps the screens of an app, each with the one that it was opened from.

    Each is a mode of the app: unlike the screen at the bottom of a stack it can be taken away.
    """

    article = ""
    """The mode of the article that is open; empty if none is."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._screens: dict[str, Screen[Any]] = {}
        self._origins: dict[str, str] = {}
        self._number = 0

    def __iter__(self) -> Iterator[Screen[Any]]:
        return iter(self._screens.values())

    def add(self, mode: str, make: Callable[[], Screen[Any]]) -> None:
        """Have a screen made when its mode is shown for the first time."""

        def made() -> Screen[Any]:
            self._screens[mode] = screen = make()
            return screen

        self._app.add_mode(mode, made)

    @property
    def is_reading(self) -> bool:
        """Whether an article is on the screen."""
        return self._app.current_mode == self.article

    def latest(self, kind: type[S]) -> S | None:
        """The latest screen of a class; None if there is none."""
        return next((s for s in reversed(self._screens.values()) if isinstance(s, kind)), None)

    def _came_from(self, mode: str, origin: str) -> None:
        if mode != origin and origin:
            self._origins[mode] = origin

    def pass_back(self, message: Message) -> None:
        """Pass something on to the screen that the shown one was opened from."""
        if screen := self._screens.get(self._origins.get(self._app.current_mode, "")):
            screen.post_message(message)

    async def show(self, screen: Screen[Any]) -> str:
        """Show a new screen over the one that is shown; its mode."""
        self._number += 1
        mode = f"screen {self._number}"
        self.add(mode, lambda: screen)
        self._came_from(mode, self._app.current_mode)
        await self._app.switch_mode(mode)
        return mode

    async def drop(self, mode: str) -> None:
        """Take away a screen that is not shown; what was opened from it came from where it did."""
        if self._screens.pop(mode, None) is None:
            return
        before = self._origins.pop(mode, "")
        for other, origin in list(self._origins.items()):
            if origin == mode:
                del self._origins[other]
                self._came_from(other, before)
        await self._app.remove_mode(mode)

    async def show_article(self, screen: Screen[Any]) -> None:
        """Show an article's screen in place of the one of the article before."""
        left, self.article = self.article, await self.show(screen)
        await self.drop(left)

    async def to_article(self) -> None:
        """Show the article that is open, which then was opened from what is shown now."""
        if self.article and not self.is_reading:
            self._came_from(self.article, self._app.current_mode)
            await self._app.switch_mode(self.article)

    async def to(self, kind: type[Screen[Any]], make: Callable[[], Screen[Any]]) -> bool:
        """Show the latest screen of a class, or a new one; whether it was there.

        A view that is left for it is not kept.
        """
        left, there = self._app.current_mode, self.latest(kind)
        if there:
            modes = (mode for mode, screen in self._screens.items() if screen is there)
            await self._app.switch_mode(next(modes))
        else:
            await self.show(make())
        if left != self.article:
            await self.drop(left)
        return there is not None

    async def back(self) -> bool:
        """Show what the screen was opened from, else the article; False if there is neither.

        A view that is left is not kept.
        """
        left = self._app.current_mode
        target = self._origins.get(left) or (self.article if left != self.article else "")
        if target:
            await self._app.switch_mode(target)
            if left != self.article:
                await self.drop(left)
        return bool(target)
