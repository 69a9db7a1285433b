"""The Dutch texts of the pages, all in this one place: words, counts, dates, problems."""

from collections.abc import Sequence
from typing import NamedTuple

from index.article import ArticleInfo, Kind, Paragraph
from search.page import Ask, Match

NAME = "Alinea"
TAGLINE = "Zoek in artikelen, alinea voor alinea."
SEARCH = "Zoeken"
SEARCH_LABEL = "Zoek in de artikelen"
SEARCH_HINT = "Woord of zin"
COMPLETIONS = "Aanvullingen"
SKIP = "Direct naar de inhoud"
RESULTS = "Resultaten"
RESULTS_FOR = "Resultaten voor “{query}”"
ALL = "Alles"
NEWEST_FIRST = "nieuwste eerst"

DID_YOU_MEAN = "Bedoelde u"
PARTIAL = "De zoektijd was om: er kunnen alinea’s ontbreken."
TIME_UP_TITLE = "De zoektijd was om"
TIME_UP = "Er zijn nog geen resultaten. Zoek opnieuw, of gebruik minder woorden."
TIME_UP_LISTING = "Er zijn nog geen resultaten. Probeer het opnieuw."
ASK_AGAIN = "Opnieuw zoeken"
SORT = "Volgorde"
SORT_RELEVANCE = "Relevantie"
SORT_DATE = "Nieuwste eerst"
SORTED_BY_DATE = (
    f"“{SORT_DATE}” toont alleen alinea’s met alle woorden van uw zoekvraag; zijn die er niet, dan "
    "alinea’s met een deel ervan."
)
VIEW = "Weergave"
VIEW_AND_SORT = "Weergave en volgorde"
VIEW_GROUPED = "Per artikel"
VIEW_FLAT = "Losse alinea’s"
PAGES = "Pagina’s"
PREVIOUS = "Vorige"
NEXT = "Volgende"
TO_LAST_PAGE = "Naar de laatste pagina"

NARROW = "Verfijnen"
ACTIVE = "Verfijnd op"
REMOVE = "verwijderen"
REMOVE_ALL = "Alles wissen"
PERIOD = "Periode"
FROM = "Van"
TO = "Tot en met"
PERIOD_HINT = "Een jaar, een maand of een dag: 2019, 12-2019 of 31-12-2019."
APPLY = "Toepassen"
KIND = "Soort alinea"
CATEGORY = "Categorie"
MORE_CATEGORIES = "Meer categorieën"
CHART_CAPTION = "Gevonden alinea’s per periode"
CHART_AS_TABLE = "Als tabel"
COUNT = "Alinea’s"
ONLY_IN = "Alleen in"

COLUMNS = (
    *("titel", "datum", "uitgever", "categorieën", "tussenkop"),
    *("soort", "alinea", "tekst", "link", "origineel"),
)

WHY = "Waarom gevonden?"
WHERE = {"text": "", "heading": " (in de tussenkop)", "title": " (in de titel)"}
FOUND_AS = "gevonden in"
CITE = "Citeren"
COPY = "Citaat kopiëren"
COPIED = "Citaat gekopieerd"
COPY_REFERENCE = "Verwijzing kopiëren"
REFERENCE_COPIED = "Verwijzing gekopieerd"
COPY_FAILED = "Kopiëren is niet gelukt"
LIKE_THIS = "Vergelijkbaar"
SIMILAR = "Vergelijkbare alinea’s"
SIMILAR_NONE = "Er zijn geen alinea’s die hierop lijken."
SIMILAR_TO = "Deze alinea’s lijken op een alinea uit"
PERMALINK = "Vaste link naar alinea"

OUTLINE = "In dit artikel"
ORIGINAL = "Oorspronkelijk artikel lezen"
FOUND_HERE = "Gevonden in"
FOUND_IN_HEADINGS = "De woorden van uw zoekvraag staan alleen in de titel of een tussenkop."
FOUND_IN_HEADINGS_OF_PART = (
    "De woorden van uw zoekvraag staan in dit deel van het artikel alleen in de titel of een "
    "tussenkop."
)
NOT_FOUND_HERE = "De woorden van uw zoekvraag staan niet in dit artikel."
NOT_FOUND_IN_PART = "De woorden van uw zoekvraag staan niet in dit deel van het artikel."
OF_THIS_PART = "van dit deel"
PARTS = "Delen van het artikel"
BACK = "Terug naar de resultaten"
PARAGRAPH = "alinea"

NOTHING_TITLE = "Niets gevonden"
NOTHING = "Geen enkele alinea past bij uw zoekvraag."
NOTHING_NARROWED = "Geen enkele alinea past bij uw zoekvraag en de gekozen verfijning."
NOTHING_LISTED = "Geen enkele alinea past bij de gekozen verfijning."
NOTHING_ADVICE = (
    "Controleer de spelling.",
    "Gebruik minder of andere woorden.",
    "Laat aanhalingstekens, plus- en mintekens weg.",
)
WITHOUT_NARROWING = "Zonder verfijning zoeken"

API = "API voor ontwikkelaars"
BROWSE = "Blader door alle artikelen"
TIPS = "Zo zoekt u preciezer"


class Tip(NamedTuple):
    """An example of the query language and what it does."""

    example: str
    meaning: str


TIP_LIST = (
    Tip("strategie rusland", "alinea’s met deze woorden; hoe meer ervan, hoe hoger"),
    Tip('"Tweede Kamer"', "precies deze woorden, achter elkaar"),
    Tip("+rusland strategie", "rusland moet erin staan"),
    Tip("rusland -defensie", "zonder het woord defensie"),
    Tip("veilig*", "alle woorden die zo beginnen"),
    Tip("defensie OR cyberveiligheid", "het ene of het andere woord"),
    Tip("kop:strategie", "alleen in de tussenkop; met “titel:” alleen in de titel"),
)

KEYS = "Sneltoetsen"
KEY_LIST = (
    ("/", "naar het zoekveld"),
    ("↓ ↑", "door de resultaten"),
    ("Enter", "het resultaat openen"),
    ("Esc", "terug naar het zoekveld; nog eens: leegmaken"),
)
KEYS_ON = "Sneltoets / gebruiken"

UNREACHABLE_TITLE = "Geen verbinding"
UNREACHABLE = "De zoekdienst is niet te bereiken. Controleer uw verbinding en zoek opnieuw."

KINDS = {Kind.LEAD: "Inleiding", Kind.BODY: "Lopende tekst", Kind.QUOTE: "Citaat"}
ALL_OF_KIND = {Kind.LEAD: "inleidingen", Kind.BODY: "lopende tekst", Kind.QUOTE: "citaten"}

MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


class Problem(NamedTuple):
    """What a page says when something is wrong, and what to do about it."""

    title: str
    text: str
    command: str | None = None


PROBLEMS = {
    400: Problem("Deze zoekvraag is niet te beantwoorden", "Pas de zoekvraag aan en zoek opnieuw."),
    404: Problem(
        "Niet gevonden",
        "Deze pagina bestaat niet of niet meer. Zoek hierboven, of begin opnieuw.",
    ),
    405: Problem("Dat kan hier niet", "Deze pagina kan alleen worden opgevraagd."),
    429: Problem(
        "Even geduld", "Er kwamen te veel vragen achter elkaar. Wacht even en zoek opnieuw."
    ),
    500: Problem(
        "Er ging iets mis",
        "De fout ligt bij ons en is vastgelegd. Probeer het later opnieuw.",
    ),
    503: Problem(
        "Even niet beschikbaar", "De zoekdienst heeft het te druk. Wacht even en zoek opnieuw."
    ),
}
NO_INDEX = Problem(
    "Er is nog geen index",
    "Er zijn nog geen artikelen om in te zoeken. De beheerder maakt de index met:",
    "alinea rebuild",
)
DAMAGED = Problem(
    "De index is niet te gebruiken",
    "De index is beschadigd, of door een andere versie gemaakt. De beheerder maakt een nieuwe met:",
    "alinea rebuild",
)
ENGINE_AWAY = Problem(
    "Even niet beschikbaar",
    "De zoekmachine antwoordt niet. Probeer het over een minuut opnieuw.",
)
TOO_LONG = "De zoekvraag is te lang: gebruik ten hoogste {limit} tekens."
TOO_COMPLEX = (
    "De zoekvraag is te ingewikkeld: gebruik ten hoogste {words} woorden "
    "en zet haakjes ten hoogste {nesting} diep in elkaar."
)
BAD_DATE = (
    "“{value}” bij “{field}” is geen datum. "
    "Geef een jaar, een maand of een dag: 2019, 12-2019 of 31-12-2019."
)
BAD_PERIOD = f"De periode eindigt voordat zij begint. Wissel “{FROM}” en “{TO}” om."
BAD_KIND = "De soort “{value}” bestaat niet. Kies uit: {choices}."
BAD_SORT = "De volgorde “{value}” bestaat niet. Kies uit: {choices}."
BAD_GROUP = "De weergave “{value}” bestaat niet. Kies uit: {choices}."
BAD_PAGE = (
    "Pagina “{value}” bestaat niet. Zoek opnieuw om bij de eerste te beginnen; "
    "er zijn er ten hoogste {limit}."
)
START_AGAIN = "Opnieuw beginnen"

EMBED = {
    "label": SEARCH_LABEL,
    "placeholder": SEARCH_HINT,
    "button": SEARCH,
    "none": NOTHING,
    "meant": DID_YOU_MEAN,
    "late": f"{TIME_UP_TITLE}. {TIME_UP}",
    "one": "1 alinea gevonden",
    "many": "# alinea’s gevonden",
    "all": "Alle resultaten",
    "refused": PROBLEMS[400].text,
    "failed": "De zoekdienst antwoordt niet. Probeer het later opnieuw.",
    "closed": "Druk op Enter om te zoeken.",
    "months": MONTHS,
}
"""What `<alinea-zoek>` says on other sites; `#` stands for a number."""


def number(value: int) -> str:
    """Write a whole number with dots between the thousands: 30000 -> 30.000."""
    return f"{value:,}".replace(",", ".")


def paragraphs(count: int) -> str:
    """Count paragraphs: 1 alinea, 2.000 alinea’s."""
    return f"{number(count)} alinea" if count == 1 else f"{number(count)} alinea’s"


def articles(count: int) -> str:
    """Count articles: 1 artikel, 2.000 artikelen."""
    return f"{number(count)} artikel" if count == 1 else f"{number(count)} artikelen"


def searchable(paragraph_count: int, article_count: int) -> str:
    """Say what can be searched."""
    return f"U doorzoekt {paragraphs(paragraph_count)} uit {articles(article_count)}."


def found(total: int, in_articles: int | None) -> str:
    """Say how much was found: 3 alinea’s in 2 artikelen."""
    within = f" in {articles(in_articles)}" if in_articles is not None else ""
    return paragraphs(total) + within


def took(seconds: float) -> str:
    """Write a duration: 2 ms, 1,5 s."""
    if seconds < 1:
        return f"{max(1, round(seconds * 1000))} ms"
    return f"{seconds:.1f} s".replace(".", ",")


def download(total: int, most: int) -> str:
    """Name the link to the paragraphs found as a table, which has the first of very many."""
    which = paragraphs(total) if total <= most else f"de eerste {paragraphs(most)}"
    return f"Download {which} als tabel (CSV)"


def more(count: int) -> str:
    """Name the link to the other paragraphs of an article that were found."""
    return f"Nog {paragraphs(count)} uit dit artikel"


def page_of(page: int, last: int) -> str:
    """Say which page this is: pagina 2 van 7."""
    return f"pagina {number(page)} van {number(last)}"


def no_page(page: int) -> str:
    """Say that there is no such page of results."""
    return f"Pagina {number(page)} bestaat niet"


def part_of(part: int, last: int) -> str:
    """Say which part of a long article this is: deel 2 van 7."""
    return f"deel {number(part)} van {number(last)}"


def date(value: str) -> str:
    """Write a date at its precision: 2019, december 2019, 3 december 2019."""
    year, *rest = value.split("-")
    match [int(part) for part in rest]:
        case [month]:
            return f"{MONTHS[month - 1]} {year}"
        case [month, day]:
            return f"{day} {MONTHS[month - 1]} {year}"
    return year


def typed(value: str | None) -> str:
    """Write a date as `PERIOD_HINT` asks for it: 2019, 12-2019, 31-12-2019; none is empty."""
    return "-".join(reversed((value or "").split("-")))


def period(start: str | None, end: str | None) -> str:
    """Write a period: december 2019, vanaf 2018, 2018 tot en met mei 2019."""
    if start and end:
        return date(start) if start == end else f"{date(start)} tot en met {date(end)}"
    if start:
        return f"vanaf {date(start)}"
    return f"tot en met {date(end)}" if end else ""


def listing(asked: Ask, article_title: str | None) -> str:
    """Name what a search without a query lists: Inleidingen en citaten in Sport van maart 2019.

    Args:
        asked: the search.
        article_title: of the only article that is searched, None when it is not known.
    """
    kinds = _joined([ALL_OF_KIND[kind] for kind in Kind if kind in asked.kinds], "en") or ALL
    parts = [kinds[0].upper() + kinds[1:]]
    if asked.article:
        parts.append(f"uit “{article_title or asked.article}”")
    if asked.categories:
        parts.append(f"in {_joined(asked.categories, 'of')}")
    if asked.start or asked.end:
        days = period(asked.start, asked.end)
        parts.append(f"van {days}" if asked.start and asked.end else days)
    return " ".join(parts)


def matches(found: tuple[Match, ...]) -> tuple[Match, ...]:
    """Keep one of the matches that a reader cannot tell apart, in order."""
    seen = {(m.word.lower(), m.asked.lower(), m.where, m.how): m for m in reversed(found)}
    return tuple(sorted(seen.values(), key=lambda m: (m.where != "text", m.where, m.start)))


def citation(paragraph: Paragraph, url: str) -> str:
    """Write a paragraph as a citation: “text” – title, publisher, date, alinea 7. link."""
    source = _source(paragraph.article)
    return f"“{paragraph.text}” – {source}, {PARAGRAPH} {paragraph.number}. {url}"


def reference(article: ArticleInfo, url: str) -> str:
    """Write a reference to an article: title, publisher, date. link."""
    source = _source(article)
    return f"{source} {url}" if source.endswith(("?", "!")) else f"{source}. {url}"


def _source(article: ArticleInfo) -> str:
    given = (article.title.rstrip("."), article.publisher, article.date and date(article.date))
    return ", ".join(filter(None, given))


def _joined(names: Sequence[str], last: str) -> str:
    """Write names one after another, the last after a word: a, b of c."""
    *others, name = names or ("",)
    return f"{', '.join(others)} {last} {name}" if others else name
