"""What each action does, one module a group of the table of actions."""
