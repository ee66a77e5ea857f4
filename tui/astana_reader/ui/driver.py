"""Textual's driver, taking over a terminal that already shows the first screen."""

from __future__ import annotations

from textual.drivers.linux_driver import LinuxDriver

from .prepaint import Prepaint

_ENTER_ALTERNATE = "\x1b[?1049h"


def handover_driver(prepaint: Prepaint) -> type[LinuxDriver]:
    """A driver that does not enter the alternate screen again and gives back what the shell had."""

    class HandoverDriver(LinuxDriver):
        _entering = True

        def start_application_mode(self) -> None:
            # Textual leaves this method untyped.
            super().start_application_mode()  # type: ignore[no-untyped-call]
            prepaint.hand_over()
            if self.attrs_before is not None:
                self.attrs_before = prepaint.attributes

        def write(self, data: str) -> None:
            if self._entering and data == _ENTER_ALTERNATE:
                self._entering = False
                return
            super().write(data)

    return HandoverDriver
