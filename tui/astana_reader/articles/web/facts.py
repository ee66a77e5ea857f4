"""What a web page says of itself: title, author, site, date, language and address.

The order of trust is by measurement on pages of news, blogs and offices: structured data first,
then what is written for other sites, then what readers see.
"""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from astana_reader.articles.document import Metadata
from astana_reader.articles.evidence import Gathered, parsed_date
from astana_reader.articles.links import checked_url
from astana_reader.articles.markup.tree import classes, tag, text_of
from astana_reader.articles.web.dateline import shown_day
from astana_reader.articles.web.structured import LESS_TRUSTED, articles_of, names_in, type_of
from astana_reader.text.month_names import MONTH_NAMES
from astana_reader.text.wording import MONTHS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SEPARATORS = re.compile(r"\s+[|\-–—:·•»]{1,2}\s+|\s*\|\s*|\s::\s")
_BYLINE = re.compile(
    r"\bby-?line|\bauthor\b|author-?name|\bautor\b|article__author|post-author|writer"
)
_NO_BYLINE = re.compile(
    r"bio|avatar|photo|image|about|social|follow|comment|date|desc|box|info|role"
)
_BY = re.compile(
    r"^(?:(?:(?:written|posted|published|text|story)\s+)?(?:by|von|par|por|di|af|av|door)"
    r"|author|autor|autorin|text|foto)\s*:?\s+|^(?:por|by)\s*:",
    re.IGNORECASE,
)
_SAYS_BY = re.compile(
    r"\s*(?:By|BY|Von|Par|Por|Text|Autor|Autorin|Di)\b:?\s*(?:[A-ZÀ-Þ][\w.’'-]+\s|$)"
)
_AFTER_NAME = re.compile(
    r"\s*(?:\||\u2022|·|\n|,?\s(?:on|am|den)\s+\d|\b\d{1,2}[./]\s?\d{1,2}[./]|\d{4}|,\s*(?:staff|editor|"
    r"reporter|correspondent|special to)\b).*",
    re.IGNORECASE | re.DOTALL,
)
_NO_NAME = re.compile(
    r"https?:|www\.|@|\d|^\W*$|posted|^\S+\.\w{2,4}$|e\. ?V\.$|GmbH|\bAG$|redaktion$"
    r"|^(?:by|von|autor(?:in)?|author|text|name|follow|admin|editor(?:ial)?)$",
    re.IGNORECASE,
)
_MOST_WORDS = 8
_MOST_PEOPLE = 12
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?:/|-|\b)")

_DUBLIN_CORE = re.compile(r"^(dc|dcterms?):")
_TITLES = (
    "dc.title",
    "dcterm.title",
    "og:title",
    "title",
    "twitter:title",
    "citation_title",
    "headline",
)
_AUTHORS = (
    "citation_author", "dc.creator", "dcterms.creator", "author", "article:author",
    "parsely-author", "sailthru.author", "byl", "twitter:creator:name", "cxenseparse:author",
)  # fmt: skip
_SITES = ("og:site_name", "application-name", "dc.publisher", "twitter:site:name")
_DAYS = (
    "article:published_time", "og:article:published_time", "datepublished", "date.published",
    "article.published", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created",
    "dc.date", "dcterms.date", "citation_publication_date", "citation_date", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "article_date_original", "publish-date",
    "publication_date", "pubdate", "ptime", "displaydate", "originalpublicationdate", "og:pubdate",
)  # fmt: skip
_CHANGES = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "lastmod",
)


@dataclass(frozen=True, slots=True)
class _Page:
    root: HtmlElement
    url: str
    metas: Mapping[str, list[str]]
    structured: tuple[dict[str, object], ...]


def declared_facts(root: HtmlElement, url: str, today: date) -> Metadata:
    """What a page that was found at `url` ("" where that is unknown) declares of itself."""
    return _gathered(_page_of(root, url), today).metadata(Metadata(), today)


def facts(root: HtmlElement, url: str, today: date) -> Metadata:
    """All metadata of a page: where it declares no author or no date, its text is searched."""
    page = _page_of(root, url)
    gathered = _gathered(page, today)
    known = gathered.metadata(Metadata(), today)
    if not is_complete(known):
        _second_look(page, gathered, known, today)
    return gathered.metadata(Metadata(), today)


def is_complete(metadata: Metadata) -> bool:
    """Whether a page declares what else would be searched for."""
    return {"author", "published"} <= {e.field for e in metadata.evidence if e.taken}


def _page_of(root: HtmlElement, url: str) -> _Page:
    return _Page(root, url, _metas(root), tuple(articles_of(root)))


def _gathered(page: _Page, today: date) -> Gathered:
    gathered = Gathered()
    _address(page, gathered)
    _site(page, gathered)
    known = gathered.metadata(Metadata(), today)
    _title(page, gathered, known.site)
    known = gathered.metadata(Metadata(), today)
    _author(page, gathered, known.site)
    _day(page, gathered, known.url or page.url, known.title)
    _language(page, gathered)
    return gathered


def _metas(root: HtmlElement) -> Mapping[str, list[str]]:
    metas: dict[str, list[str]] = defaultdict(list)
    for element in root.iter("meta"):
        content = (element.get("content") or "").strip()
        for key in ("property", "name", "itemprop"):
            for name in (element.get(key) or "").lower().split() if content else ():
                metas[_DUBLIN_CORE.sub(r"\1.", name)].append(content)
    return metas


# Fields, each with its sources in order


def _address(page: _Page, gathered: Gathered) -> None:
    host = _host(page.url)
    for link in page.root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            url = checked_url(link.get("href") or "", page.url)
            is_home = not urlsplit(url).path.strip("/") and not urlsplit(url).query
            if url and not is_home and host in {"", _host(url)}:
                gathered.add("url", url, "link rel=canonical")
    for value in page.metas.get("og:url", ()):
        url = checked_url(value, page.url)
        if host in {"", _host(url)}:
            gathered.add("url", url, "og:url")
    gathered.add("url", checked_url(page.url), "where it was fetched")


def _site(page: _Page, gathered: Gathered) -> None:
    for name in _SITES:
        for value in page.metas.get(name, ())[:1]:
            gathered.add("site", value, name)
        if name == "og:site_name":
            for node in page.structured:
                for value in names_in(node.get("publisher"))[:1]:
                    gathered.add("site", value, "JSON-LD publisher")
    url = next((e.value for e in gathered.found if e.field == "url"), page.url)
    gathered.add("site", _host(url), "the address")


def _title(page: _Page, gathered: Gathered, site: str) -> None:
    for node in page.structured:
        if not type_of(node).startswith(LESS_TRUSTED):
            gathered.add(
                "title", _plain(node.get("headline") or node.get("name")), "JSON-LD headline"
            )
    for name in _TITLES:
        for value in page.metas.get(name, ())[:1]:
            gathered.add("title", without_site(_plain(value), site), name)
    headlines = [h for h in page.root.iter("h1") if text_of(h)]
    titles = [text_of(t) for t in page.root.iter("title") if not _in_svg(t)]
    whole = titles[0] if titles else ""
    for headline in headlines:
        if not whole or _letters(text_of(headline)) in _letters(whole):
            gathered.add("title", text_of(headline), "its headline")
    gathered.add("title", without_site(whole, site), "title")
    for headline in headlines[:1]:
        gathered.add("title", text_of(headline), "its first headline")


def _author(page: _Page, gathered: Gathered, site: str) -> None:
    for node in page.structured:
        if "author" in node:
            gathered.add("author", _people(names_in(node["author"]), site), "JSON-LD author")
            break
    for name in _AUTHORS:
        gathered.add("author", _people(page.metas.get(name, ()), site), f"meta {name}")
    for where, elements in _bylines(page.root).items():
        gathered.add("author", _people(map(text_of, elements), site), where)
    gathered.last("author", lambda name: name.islower() and " " not in name)


def _people(said: Iterable[str], site: str) -> str:
    names = dict.fromkeys(name for one in said if (name := _name(one, site)))
    return ", ".join([*names][:_MOST_PEOPLE])


def _bylines(root: HtmlElement) -> dict[str, list[HtmlElement]]:
    found: dict[str, list[HtmlElement]] = {
        "itemprop=author": [],
        "rel=author": [],
        "byline": [],
        "a line that begins with by": [],
    }
    for element in root.iter():
        if not tag(element) or tag(element) in {"script", "style"}:
            continue
        if element.text and _SAYS_BY.match(element.text) and len(text_of(element)) < 80:
            found["a line that begins with by"].append(element)
        if not element.attrib:
            continue
        if "author" in (element.get("rel") or "").split():
            found["rel=author"].append(element)
        elif "author" in (element.get("itemprop") or "").split():
            named = [e for e in element.iter() if e.get("itemprop") == "name"]
            found["itemprop=author"].append(named[0] if named else element)
        elif _BYLINE.search(said := classes(element)) and not _NO_BYLINE.search(said):
            found["byline"].append(element)
    found["byline"] = [e for e in found["byline"] if len(text_of(e)) < 120][:1]
    found["a line that begins with by"] = found["a line that begins with by"][:1]
    return {where: elements[:3] for where, elements in found.items()}


def _name(said: str, site: str) -> str:
    """A person's name out of a byline; "" if it is none."""
    name = _BY.sub("", " ".join(_plain(said).split()))
    name = _AFTER_NAME.sub("", name).strip(" ,;:|-–—")
    words = name.split()
    if not words or len(words) > _MOST_WORDS or _NO_NAME.search(name):
        return ""
    own = {_letters(site), _letters(site.rpartition(".")[0])}
    return "" if _letters(name) in own or len(_letters(name)) < 3 else name


def _headline(root: HtmlElement, title: str) -> HtmlElement | None:
    headings = [e for e in root.iter("h1", "h2", "h3") if text_of(e)]
    same = [h for h in headings if _letters(text_of(h)) in _letters(title)]
    return next(iter(same or headings), None)


def _day(page: _Page, gathered: Gathered, url: str, title: str) -> None:
    said = list(_said_days(page))
    shown = shown_day(_headline(page.root, title))
    beside = ("beside the headline", shown)
    declared = next((day for _, value in said if (day := parsed_date(str(value or "")))), None)
    # A day apart: the page declares its time in UTC and shows readers the day of its own zone.
    if shown and declared and abs((shown - declared).days) == 1:
        said.insert(0, beside)
    said += [beside, *(("date", value) for value in page.metas.get("date", ())[:1])]
    for time in page.root.iter("time"):
        if time.get("pubdate") is not None or "published" in classes(time):
            said.append(("time of publication", time.get("datetime") or text_of(time)))
    if match := _URL_DAY.search(url):
        said.append(("the address", "-".join(match.groups())))
    for where, value in said:
        gathered.add("published", value, where)
    for node in page.structured:
        gathered.add("published", node.get("dateModified"), "JSON-LD dateModified", usable=False)
    for name in _CHANGES:
        for value in page.metas.get(name, ())[:1]:
            gathered.add("published", value, name, usable=False)


def _said_days(page: _Page) -> Iterator[tuple[str, object]]:
    """What is declared for machines, with where it stands."""
    for node in page.structured:
        yield "JSON-LD datePublished", node.get("datePublished")
    for name in _DAYS:
        for value in page.metas.get(name, ())[:1]:
            yield name, value
    for element in page.root.iter():
        said = element.get("itemprop") if element.attrib else None
        if said and "datePublished" in said.split():
            value = element.get("datetime") or element.get("content") or text_of(element)
            yield "itemprop datePublished", value


def _language(page: _Page, gathered: Gathered) -> None:
    top = page.root.getroottree().getroot()
    gathered.add("language", top.get("lang") or top.get("xml:lang"), "html lang")
    for name in ("og:locale", "content-language", "dc.language", "inlanguage"):
        for value in page.metas.get(name, ())[:1]:
            gathered.add("language", value.replace("_", "-"), name)
    for meta in page.root.iter("meta"):
        if (meta.get("http-equiv") or "").lower() == "content-language":
            gathered.add("language", (meta.get("content") or "").split(",")[0], "content-language")


def _second_look(page: _Page, gathered: Gathered, known: Metadata, today: date) -> None:
    """What trafilatura and htmldate see beyond: bylines by their shape, dates in the text.

    A date that is today's is what the page prints for every visitor, so it is not taken, nor is
    one that the page calls its change.
    """
    from trafilatura.metadata import extract_metadata

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    bounds = {"original_date": True, "extensive_search": True, "max_date": today.isoformat()}
    found = extract_metadata(page.root, known.url or None, bounds)
    gathered.add("author", _people((found.author or "").split(";"), known.site), "the byline")
    if found.date:
        never = {today.isoformat(), *(e.value for e in gathered.found if not e.taken)}
        if found.date.endswith("-01-01") and not _says_new_year(page, found.date[:4]):
            never.add(found.date)  # it was made of a year alone, in a table or a title
        gathered.add("published", found.date, "a date on the page", usable=found.date not in never)


def _says_new_year(page: _Page, year: str) -> bool:
    """Whether a page names the first day of a year, in figures or words."""
    texts = [text_of(page.root), *(v for e in page.root.iter() for v in map(str, e.values()))]
    january = _january()
    said = re.compile(
        rf"{year}[-/.]?0?1[-/.]?0?1(?!\d)|(?<!\d)0?1[-/. ]+0?1[-/. ]+{year}"
        rf"|(?<!\d)0?1(?!\d)\D{{1,6}}{january}\D{{0,6}}{year}|{january}\W+0?1\D{{1,5}}{year}",
        re.IGNORECASE,
    )
    return any(said.search(text) for text in texts if year in text)


def _january() -> str:
    """A pattern of the month's names in all languages, with the endings that some give them."""
    names = {"jän", MONTHS[0][:3].lower()}  # Austria's, and English
    names.update(*(months.split("\n")[1].split() for months in MONTH_NAMES.values()))
    return rf"(?:{'|'.join(sorted(names))})\w{{0,7}}\.?"


def without_site(title: str, site: str) -> str:
    """A page's title without the name of its site, which stands at an end behind a separator."""
    parts = _SEPARATORS.split(title)
    if len(parts) < 2:
        return title
    for end in (parts[-1], parts[0]):
        if (
            site
            and _letters(end)
            and _letters(end) in {_letters(site), _letters(site).partition(".")[0]}
        ):
            rest = title.removesuffix(end) if end == parts[-1] else title.removeprefix(end)
            return rest.strip(" |-–—:·•»")
    return title


def _letters(words: str) -> str:
    return re.sub(r"\W|^www\.", "", words.casefold())


def _plain(value: object) -> str:
    """Text that was escaped twice or holds tags, as text."""
    from html import unescape

    said = unescape(str(value or ""))
    return re.sub(r"</?[A-Za-z][^<>]*>", "", said)


def _host(url: str) -> str:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.").removeprefix("m.").removeprefix("amp.")


def _in_svg(element: HtmlElement) -> bool:
    return any(tag(above) == "svg" for above in element.iterancestors())
