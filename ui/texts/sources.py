"""The page of all sources."""

SOURCES_TITLE = "Källor"
SOURCES_INTRO = "Allt som Vägledaren vet kommer ur de inlästa källorna."
SOURCES_TABS = ("Alla källor", "Läs riktlinjen", "Lagregister", "Inläsning")
SOURCES_COLUMNS = ("Källa", "Typ", "Utgåva", "Gäller", "Inläst", "Stycken", "Kontrollsumma")
SOURCES_COUNT = "{loaded} av {count} källor är inlästa. Resten nämns i riktlinjen."
LOADED = "Ja"
NOT_LOADED = "Nej"
VALID_FROM = "från {day}"
VALID_TO = "till {day}"
READ_SOURCE = "Källa"
READ_CHAPTER = "Avsnitt"
LAW_INTRO = (
    "Registret visar vad som har hänt med lagarna i riktlinjen. "
    "Det är en jämförelse av texter. En jurist ska granska den."
)
LAW_COLUMNS = ("Riktlinjen skriver", "Läge", "Motsvaras nu av", "Säkerhet", "Granskad av jurist")
LAW_CONFIDENCE = {
    "verified": "Kontrollerad mot lagtext",
    "likely": "Trolig: måste kontrolleras",
    "unsure": "Osäker: måste kontrolleras",
}
LAW_MUST_CHECK = "Motsvarande bestämmelse måste kontrolleras"
LAW_FILTER = "Sök i registret"
LAW_NONE = "Inget i registret har de orden."
LAW_FAILED = "Lagregistret kunde inte läsas just nu."
REVIEWED = "Ja"
NOT_REVIEWED = "Nej"
REPORT_INTRO = "Så gick den senaste inläsningen. Inget tas bort utan att räknas."
REPORT_NOTHING = "Inga"
REPORT_KEYS = {
    "questions": "Frågor som leder till stycken",
    "questions_without_passage": "Frågor utan stycke",
    "gaps": "Frågor som källorna inte svarar på",
    "consolidated_to": "Ändringar inlästa till och med",
    "sources": "Källor",
    "source_id": "Källa",
    "passages": "Stycken",
    "pages": "Sidor",
    "headings": "Rubriker",
    "words_median": "Ord i ett vanligt stycke (median)",
    "kinds": "Typer av stycken",
    "repaired": "Lagat",
    "dropped": "Borttaget",
    "missing": "Saknas",
    "line": "Rad",
    "page": "Sida",
    "why": "Skäl",
    "text": "Text",
    "contact": "Kontakt",
    "definition": "Begrepp",
    "footnote": "Fotnot",
    "list": "Lista",
    "paragraph": "Stycke",
    "see_also": "Läs mer",
    "table_row": "Tabellrad",
    "provision": "Paragraf i lag",
    "outline": "Innehåll",
    "link": "länk",
    "running_header": "sidhuvud",
}
# The lines that the ingest writes in English, and the same in Swedish.
REPORT_LINES = (
    (r"page (\d+): text put back in order in '(.+)'", "s. {0}: texten i «{1}» är satt i ordning"),
    (r"page (\d+), [^:]+: (.+) -> (.+)", "s. {0}: «{1}» läses som «{2}»"),
    (r"(\d+) words cut by a line break joined", "{0} avstavade ord är hopsatta"),
)
