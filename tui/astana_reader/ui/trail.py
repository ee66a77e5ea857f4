"""The way back: the screens of the library that were left for an article or for one another."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.screen import Screen


class Trail:
    """Keeps the screens that lie behind the one that is shown, each with where it was opened from.

    Each is a mode of the app: unlike the screen at the bottom of a stack it can be taken away.
    """

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._screens: dict[str, Screen[Any]] = {}
        self._origins: dict[str, str] = {}
        self._number = 0

    def origin(self, mode: str) -> str:
        """Where a mode was opened from, if that is still there; else empty."""
        origin = self._origins.get(mode, "")
        return origin if origin in self._screens else ""

    def came(self, mode: str, origin: str) -> None:
        """A mode was opened from another one."""
        if mode != origin:
            self._origins[mode] = origin

    def screen(self, mode: str) -> Screen[Any] | None:
        return self._screens.get(mode)

    def mode_of(self, kind: type[Screen[Any]]) -> str:
        """The mode of the latest screen of a class; empty if there is none."""
        modes = [mode for mode, screen in self._screens.items() if isinstance(screen, kind)]
        return modes[-1] if modes else ""

    def keep(self, mode: str, screen: Screen[Any]) -> None:
        """A screen that is a mode already."""
        self._screens[mode] = screen

    async def show(self, screen: Screen[Any]) -> None:
        """Show a screen over the one that is shown."""
        self._number += 1
        mode = f"screen {self._number}"
        self.came(mode, self._app.current_mode)
        self._screens[mode] = screen
        self._app.add_mode(mode, lambda: screen)
        await self._app.switch_mode(mode)

    async def go(self, mode: str) -> None:
        """Show a mode that is there."""
        await self._app.switch_mode(mode)

    async def drop(self, mode: str) -> None:
        """Forget a mode that is not shown."""
        self._screens.pop(mode, None)
        self._origins.pop(mode, None)
        await self._app.remove_mode(mode)
