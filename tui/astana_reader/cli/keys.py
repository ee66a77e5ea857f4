"""`keys`: every action and its keys."""

from __future__ import annotations

import click

from .inputs import user_settings


@click.command("keys")
def command() -> None:
    """List every action with its id, its keys and what it does."""
    settings = user_settings()
    for group in dict.fromkeys(action.group for action in settings.actions):
        click.echo(f"{group}")
        for action in settings.actions:
            if action.group == group:
                click.echo(f"  {action.id:20} {'  '.join(action.keys):18} {action.help}")
