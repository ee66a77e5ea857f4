"""`keys`: every action."""

from tests.cli.running import run


def test_keys_lists_every_action() -> None:
    from astana_reader.settings.actions import ACTIONS

    out = run("keys").out
    assert all(action.id in out and action.help in out for action in ACTIONS)
