"""The table of commands, which costs nothing to import: the first screen reads it too."""

COMMANDS = {
    "add": "add",
    "check": "check",
    "diff": "diff",
    "entities": "entities",
    "export": "export",
    "highlight": "highlight",
    "import": "import_",
    "keys": "keys",
    "list": "list_",
    "merge-driver": "merge_driver",
    "tags": "tags",
    "search": "search",
    "sync": "sync",
    "timeline": "timeline",
    "where": "where",
}
"""The name of each command and the module of this room whose `command` it is."""
