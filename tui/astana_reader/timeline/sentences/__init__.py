"""A sentence as the engine sees it: tokens with their classes, clauses, verbs and their tense."""
