"""Who speaks in a transcript: the label of a speaker's block is the name of a person."""

from __future__ import annotations

from . import lexicon as lx
from .lines import Line

_ROLES = frozenset(
    """the court clerk bailiff host presenter moderator interviewer interviewee narrator announcer
    all both audience crowd q a question answer reporter reporters caller operator unidentified
    unknown man woman male female boy girl voice video transcript on off camera speaker chair mr mrs
    ms witness counsel questioner editor staff panel chorus first second third others sir madam note
    warning tip example update summary""".split()
)
"""Labels that tell a part, not a person."""
_ENDS = frozenset("( [ , - – —".split())
"""What stands between a name and a remark: SNOW (voice-over), PRICE, BBC."""
_MOST = 4


def speaker_name(line: Line) -> tuple[int, int] | None:
    """The tokens of the name in a speaker's label, or None where it names a part."""
    words = line.words
    end = next((at for at, word in enumerate(words) if word in _ENDS), len(words))
    start = 0
    while start < end and (words[start].rstrip(".").title() in lx.TITLES or words[start] == "."):
        start += 1
    named = [word.lower().rstrip(".") for word in words[start:end]]
    letters = all(word[0].isalpha() and word[0].isupper() for word in words[start:end])
    if not 0 < len(named) <= _MOST or not letters or len("".join(named)) < 2:
        return None
    acronym = words[start] in lx.KNOWN_ORGS or words[start].isdigit()
    return None if acronym or not _ROLES.isdisjoint(named) else (start, end)
