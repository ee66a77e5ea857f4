"""Given names: which are short for which."""

from __future__ import annotations

_SHORT = """Abigail Abby; Abraham Abe; Albert Al Bert; Alexander Alex Sandy Sasha Alec; Alexandra
Alex Sandra Sasha; Alfred Al Alf Fred; Andrew Andy Drew; Anthony Tony; Antonio Tony; Arthur Art;
Barbara Barb Barbie; Benjamin Ben Benny; Bernard Bernie; Bernadette Bernie; Calvin Cal; Catherine
Cathy Cate Kate Katie; Charles Charlie Chuck Chas; Christina Chris Tina Christie; Christine Chris
Chrissie; Christopher Chris Kit Topher; Cynthia Cindy; Daniel Dan Danny; David Dave Davy; Deborah
Deb Debbie; Dennis Denny;  Dmitry Dima Mitya; Dmitri Dima Mitya; Donald Don Donnie; Dorothy Dot
Dolly; Douglas Doug; Edgar Ed;  Edmund Ed Ted Ned; Edward Ed Eddie Ted Teddy Ned; Edwin Ed;
Eleanor Ellie Nell Nora; Elizabeth Liz Lizzie Beth Betty Betsy Eliza Libby; Emily Em; Eugene Gene;
Evgeny Zhenya; Frances Fran Frankie; Francis Frank; Francisco Paco Pancho; Franklin Frank;
Frederick Fred Freddie; Gabriel Gabe; Geoffrey Geoff;  Gerald Gerry Jerry; Gilbert Gil; Gregory
Greg; Harold Harry Hal; Harrison Harry; Helen Nell; Henry Hank Harry Hal; Herbert Herb Bert;
Howard Howie; Ignacio Nacho; Isaac Ike; Isabel Izzy; Jacob Jake; Jacqueline Jackie; James Jim
Jimmy Jamie; Janet Jan; Jeffrey Jeff; Jennifer Jen Jenny; Jeremy Jerry Jem; Jessica Jess; Joanna
Jo; John Jack Johnny Jon; Jonathan Jon Johnny; José Pepe; Joseph Joe Joey; Josephine Jo Josie;
Joshua Josh; Judith Judy; Katherine Kate Kathy Katie Kay Kit; Kathleen Kathy Kate; Kenneth Ken
Kenny;  Kimberly Kim; Lawrence Larry Laurie; Leonard Len Lenny Leo; Leonid Lyonya; Lewis Lew;
Louis Lou Louie;  Louise Lou; Madeleine Maddie; Margaret Maggie Meg Peggy Marge; Maria Masha;
Martha Patty; Martin Marty;  Mary Polly Molly; Matthew Matt; Maximilian Max; Melissa Mel; Michael
Mike Mick Mickey Mikey; Mikhail Misha; Mildred Millie; Mitchell Mitch; Mohammed Mo; Nancy Nan;
Natalie Nat; Nathan Nate Nat; Nathaniel Nate Nat; Nicholas Nick Nicky; Nikolai Kolya; Norman Norm;
Oliver Ollie; Pamela Pam; Patricia Pat Patty Trish Tricia; Patrick Pat Paddy; Peter Pete; Philip
Phil; Phillip Phil; Priscilla Prissy; Rachel Rae;  Randolph Randy; Raymond Ray; Rebecca Becky
Becca; Reginald Reg Reggie; Richard Rich Rick Dick Ricky Richie; Robert Rob Bob Bobby Robbie Bert;
Roberta Bobbie; Roger Rog; Ronald Ron Ronnie; Rosemary Rose;  Rudolph Rudy; Russell Russ; Samantha
Sam; Samuel Sam Sammy; Sandra Sandy; Sarah Sally Sadie; Sebastian Seb; Sergei Seryozha; Sidney
Sid; Solomon Sol; Stanley Stan; Stephanie Steph; Stephen Steve Stevie; Steven Steve; Stuart Stu;
Susan Sue Susie; Susanna Sue; Suzanne Sue; Sylvester Sly; Terence Terry; Teresa Terry Tess;
Theodore Ted Teddy Theo; Theresa Terry Tess; Thomas Tom Tommy; Timothy Tim Timmy; Valerie Val;
Veronica Ronnie; Victor Vic; Victoria Vicky Tori; Vincent Vince Vinnie; Virginia Ginny; Vladimir
Vova Volodya; Walter Walt Wally; Wesley Wes; Wilfred Wilf; William Bill Billy Will Willie Liam;
Yevgeny Zhenya; Zachary Zach Zack"""
_LONG: dict[str, frozenset[str]] = {}
for _row in _SHORT.split(";"):
    _long, *_shorts = _row.lower().split()
    for _name in _shorts:
        _LONG[_name] = _LONG.get(_name, frozenset()) | {_long}


def same_given(one: str, other: str) -> bool:
    """Whether two given names in small letters can be one person's: William and Bill, or W."""
    if one == other:
        return True
    a, b = one.rstrip("."), other.rstrip(".")
    if len(a) == 1 or len(b) == 1:
        return a[:1] == b[:1]
    longer_one, longer_other = _LONG.get(one, frozenset()), _LONG.get(other, frozenset())
    return one in longer_other or other in longer_one


def long_forms(name: str) -> frozenset[str]:
    """What a given name is short for, and itself; in small letters."""
    return _LONG.get(name, frozenset()) | {name}
