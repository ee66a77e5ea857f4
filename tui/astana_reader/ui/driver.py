"""Textual's driver, taking over a terminal that already shows the first screen."""

from __future__ import annotations

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from .prepaint import Prepaint

_ENTER_ALTERNATE = "\x1b[?1049h"


def handover_driver(prepaint: Prepaint) -> type[LinuxDriver]:
    """A driver that does not enter the alternate screen again and gives back what the shell had."""

    class HandoverDriver(LinuxDriver):
        _entering = True

        def start_application_mode(self) -> None:
            # Textual leaves this method untyped.
            super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual leaves it untyped
            prepaint.hand_over()
            if self.attrs_before is not None:
                self.attrs_before = prepaint.attributes

        def run_input_thread(self) -> None:
            """Take first what was typed before, then what comes from now on."""
            typed, prepaint.typed = prepaint.typed.decode("utf-8", "replace"), b""
            for event in XTermParser(self._debug).feed(typed) if typed else ():
                self.process_message(event)
            super().run_input_thread()

        def write(self, data: str) -> None:
            if self._entering and data == _ENTER_ALTERNATE:
                self._entering = False
                return
            super().write(data)

    return HandoverDriver
