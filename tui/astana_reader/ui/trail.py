"""The way back: the screens that lie behind the one that is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from textual.app import App
from textual.screen import Screen


class Trail:
    """Keeps the screens of an app, each with the one that it was opened from.

    Each is a mode of the app: unlike the screen at the bottom of a stack it can be taken away.
    """

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

    def mode_of(self, kind: type[Screen[Any]]) -> str:
        """The mode of the latest screen of a class; empty if there is none."""
        modes = [mode for mode, screen in self._screens.items() if isinstance(screen, kind)]
        return modes[-1] if modes else ""

    def origin(self, mode: str) -> str:
        """What a mode was opened from, if that is still there; else empty."""
        return self._origins.get(mode, "")

    def came_from(self, mode: str, origin: str) -> None:
        """Say what a mode was opened from."""
        if mode != origin and origin:
            self._origins[mode] = origin

    async def show(self, screen: Screen[Any]) -> str:
        """Show a new screen over the one that is shown; its mode."""
        self._number += 1
        mode = f"screen {self._number}"
        self.add(mode, lambda: screen)
        self.came_from(mode, self._app.current_mode)
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
                self.came_from(other, before)
        await self._app.remove_mode(mode)
