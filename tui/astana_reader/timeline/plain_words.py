"""Words that only patterns name: made by `build_plain_words` from all of them."""

from __future__ import annotations

PLAIN_WORDS = tuple(
    "account accounts affairs again age ahead aids anno arranged away b back battle bonfire "
    "boycotting bracing calling calls campaigning certain comet created cyber d decision delay "
    "delaying domini effective extend extending fixed flag forecast free fy games hearing him "
    "human indigenous issue j judgement judgment little lord moments need needs odd olympics "
    "opinion out patriots peoples plague postpone postponing predicted preparations prepare "
    "prepared proceedings projected publication r rights saying shortly shrove shut siege sitting "
    "souls starting story tax them then though trinity turn want world".split()
)
