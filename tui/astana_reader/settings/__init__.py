"""What can be set: pens, the table of actions and their keys, the user's config.toml."""
