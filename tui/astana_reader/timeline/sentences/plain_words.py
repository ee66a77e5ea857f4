"""Words that only patterns name: made by `build_plain_words` from all of them."""

from __future__ import annotations

PLAIN_WORDS = tuple(
    "account accounts adha affairs again age ahead aids al anno arranged away b back "
    "battle bonfire boycotting bracing calling calls campaigning certain comet council "
    "cyber d delay delaying domini eclipse effective exactly extend extending famine fitr "
    "fixed flag forecast free fy games him human indigenous j little lord moments need "
    "needs odd olympics out patriots peoples plague postpone postponing precisely "
    "predicted preparations prepare prepared projected r rights saying sharp shortly "
    "shrove shut siege souls starting synod tax them then though treaty trinity turn ul "
    "want world".split()
)
