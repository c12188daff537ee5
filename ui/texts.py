"""Every Swedish word of the interface, apart from the learning material in `ui/content/`."""

from assistant.reply import Mode, NoticeKind, Outcome
from corpus.norm import Norm

APP_NAME = "Vägledaren"
LANGUAGE = "sv"
PAGE_ASK = "Fråga"
PAGE_CONSULTATION = "Konsultation"
PAGE_INTRODUCTION = "Introduktion"
PAGE_SOURCES = "Källor"
PAGE_ABOUT = "Om"

# Ask
ASK_TITLE = "Fråga riktlinjen"
ASK_INTRO = (
    "Ställ en fråga om handläggning av ärenden som rör våld. "
    "Du får svar ur Stockholms stads riktlinjer, med sida och källa."
)
AI_NOTICE_TITLE = "Du talar med ett AI-stöd"
AI_NOTICE = (
    "Svaren tas fram av ett datorprogram. AI betyder artificiell intelligens. "
    "Läs alltid källan innan du använder ett svar. Du gör bedömningen i det enskilda fallet."
)
AI_NOTICE_PRIVACY = (
    "Skriv inga namn, personnummer eller adresser. "
    "Frågan sparas inte när du stänger sidan. Vid akut fara: ring 112."
)
ASK_PLACEHOLDER = "Skriv din fråga här"
EXAMPLES_TITLE = "Exempel på frågor"
NEW_QUESTION = "Ny fråga"
NEW_QUESTION_HELP = "Rensar hela samtalet"
SETTINGS_TITLE = "Datum"
AS_OF_LABEL = "Visa lagläget den"
AS_OF_HELP = "Varningar om ändrad lag räknas från det här datumet."
SEARCHING = "Söker i källorna …"
QUESTION_LABEL = "Din fråga"
ANSWER_LABEL = "Svar"
INTERPRETED_AS = "Tolkad som"
QUESTION_HIDDEN = "Frågan visas inte, för den kan innehålla personuppgifter."

OUTCOME_TITLES = {
    Outcome.ANSWERED: "Svar ur källorna",
    Outcome.NEARBY: "Inget direkt svar, men närliggande text",
    Outcome.NOT_COVERED: "Källorna svarar inte på det här",
    Outcome.BLOCKED: "Stoppad: frågan kan innehålla personuppgifter",
    Outcome.DECLINED: "Det här svarar AI-stödet inte på",
}
OUTCOME_SYMBOLS = {
    Outcome.ANSWERED: "✓",
    Outcome.NEARBY: "≈",
    Outcome.NOT_COVERED: "○",
    Outcome.BLOCKED: "■",
    Outcome.DECLINED: "✕",
}
MODES = {
    Mode.EXTRACTIVE: "Ordagrant ur källan",
    Mode.GENERATED: "Skrivet av en språkmodell, kontrollerat mot källan",
    Mode.GENERATED_FALLBACK: "Ordagrant ur källan. Språkmodellens svar klarade inte kontrollen.",
}

# How binding a sentence is: symbol, word, and the verb it rests on. «Kan inte» has none: it mostly
# describes somebody («barn som inte kan gå i skolan»), and a label would read as a rule.
NORM_LABELS = {
    Norm.SHALL: ("■", "Krav", "ska"),
    Norm.MUST: ("■", "Krav", "måste"),
    Norm.SHOULD: ("◆", "Rekommendation", "bör"),
    Norm.CAN: ("○", "Möjlighet", "kan"),
    Norm.MAY: ("○", "Möjlighet", "får"),
    Norm.SHALL_NOT: ("✕", "Förbud", "ska inte"),
    Norm.SHOULD_NOT: ("◇", "Avrådan", "bör inte"),
    Norm.MAY_NOT: ("✕", "Förbud", "får inte"),
    Norm.NEED_NOT: ("–", "Inget krav", "behöver inte"),
}

NOTICE_TITLES = {
    NoticeKind.CURRENCY: "Lagen kan ha ändrats",
    NoticeKind.URGENT: "Akut",
    NoticeKind.SEE_ALSO: "Läs mer",
    NoticeKind.CONTACT: "Kontakt",
    NoticeKind.PRIVACY: "Personuppgifter",
}
NOTICE_SYMBOLS = {
    NoticeKind.CURRENCY: "§",
    NoticeKind.URGENT: "!",
    NoticeKind.SEE_ALSO: "→",
    NoticeKind.CONTACT: "☎",
    NoticeKind.PRIVACY: "■",
}

REDACTED_LABEL = "Frågan utan personuppgifter"
ASK_REDACTED = "Ställ frågan utan personuppgifter"

# Source panel
CITATION = "Källa {number}, s. {page}"
CITATION_OPEN_HELP = "Visa texten i källan"
PAGE = "s. {page}"
PAGES = "s. {first}–{last}"
SOURCE_PANEL = "Källa {number}"
QUOTE_MARKED = "Citatet är markerat."
PREVIOUS_PASSAGE = "Föregående stycke"
NEXT_PASSAGE = "Nästa stycke"
BACK_TO_QUOTE = "Till citatet"
WHOLE_SECTION = "Visa hela avsnittet"
ONE_PASSAGE = "Visa bara stycket"
CLOSE_SOURCE = "Stäng källan"
EDITION = "Utgåva"
EDITION_UNKNOWN = "utgåva saknas"
READING = "Källan skriver «{original}». Det läses som «{reading}». Läsningen är en tolkning."
PASSAGE_MISSING = "Stycket finns inte längre i källorna. Ställ frågan igen."

# Evidence, copy, download, feedback
EVIDENCE = "Visa allt som hittades ({count})"
EVIDENCE_INTRO = "Alla stycken som sökningen hittade, det bästa först."
COPY = "Kopiera"
COPY_MARKDOWN = "Kopiera som Markdown"
COPIED = "Kopierat"
COPY_FAILED = "Det gick inte att kopiera"
DOWNLOAD_DOCX = "Ladda ner Word"
DOWNLOAD_PDF = "Ladda ner PDF"
SHARE = "Kopiera eller ladda ner"
DOWNLOAD_NAME = "vagledaren-svar"
EXPORT_QUESTION = "Fråga"
EXPORT_ANSWER = "Svar"
EXPORT_SOURCES = "Källor"
EXPORT_NOTICES = "Att tänka på"
EXPORT_DATE = "Datum"
EXPORT_AS_OF = "Lagläge"
EXPORT_SNAPSHOT = "Version av källorna"
EXPORT_DISCLAIMER = "AI-stöd: kontrollera källan."
FEEDBACK_LABEL = "Hjälpte svaret?"
FEEDBACK_REASON = "Varför?"
FEEDBACK_REASONS = ("Rätt och tydligt", "Fel källa", "Fel i sak", "Ofullständigt", "Svårt att läsa")
FEEDBACK_SEND = "Skicka omdömet"
FEEDBACK_NO_TEXT = "Frågan sparas inte om du inte kryssar i rutan."
FEEDBACK_WITH_QUESTION = "Spara också frågan"
FEEDBACK_BLOCKED = "Frågan sparas inte, för den kan innehålla personuppgifter. Omdömet är sparat."
FEEDBACK_THANKS = "Tack! Omdömet är sparat."
FEEDBACK_FAILED = "Omdömet kunde inte sparas just nu."

# Announced to screen readers
ANNOUNCE_ANSWER = "Nytt svar: {outcome}. {statements} stycken med källa."
ANNOUNCE_NO_STATEMENT = "Nytt svar: {outcome}."
ANNOUNCE_SOURCE = "Källa {number} är öppen."

# When something does not work
ERROR_TITLE = "Något gick fel"
ERROR_ANSWER = "Frågan kunde inte besvaras just nu. Försök igen om en stund."
ERROR_START = (
    "Källorna kunde inte öppnas. Be den som sköter tjänsten att läsa in dem på nytt. "
    "Under tiden: använd riktlinjen som dokument."
)
ERROR_SETTINGS = "En inställning är fel. Be den som sköter tjänsten att rätta den."
ERROR_PAGE = "Sidan kunde inte visas just nu. Ladda om den eller försök igen om en stund."
ERROR_SEARCH = "Sökningen gick inte att göra just nu. Försök igen om en stund."
FEEDBACK_VERDICTS = ("Ja, det hjälpte", "Nej, det hjälpte inte")

# Consultation
CONSULTATION_TITLE = "Konsultation"
CONSULTATION_INTRO = "För dig som svarar kollegor i telefon. Sök, läs upp och skicka vidare."
CONSULTATION_TABS = ("Sök 1", "Sök 2", "Sök 3", "Telefonlista", "Granska utkast")
SEARCH_LABEL = "Sök i källorna"
SEARCH_PLACEHOLDER = "Skriv ett ord eller en fråga"
SEARCH_HELP = "Pil ned går till träffarna. Enter öppnar. Ctrl+C kopierar stycket med källa."
SEARCH_BLOCKED = "Sökningen gjordes inte. Texten kan innehålla personuppgifter."
SEARCH_COUNT = "{count} träffar"
SEARCH_NONE = "Inga träffar. Pröva ett annat ord."
CONTACTS_TITLE = "Telefonlista"
CONTACTS_INTRO = "Numren står i källorna. Sidan visar var."
CONTACTS_FILTER = "Sök enhet"
CONTACTS_COLUMNS = ("Enhet", "Nummer", "Gäller", "Sida")
CONTACTS_NONE = "Ingen enhet har det namnet."

DRAFTS_TITLE = "Granska utkast"
DRAFTS_INTRO = (
    "Lägg in ett utkast till svar. En erfaren kollega godkänner, ändrar eller avslår det. "
    "Skriv inga personuppgifter."
)
DRAFT_QUESTION = "Frågan"
DRAFT_ANSWER = "Utkast till svar"
DRAFT_SEND = "Lämna för granskning"
DRAFT_SENT = "Utkastet är lämnat."
DRAFT_EMPTY = "Fyll i både frågan och utkastet."
DRAFT_BLOCKED = (
    "Inget är sparat. Texten kan innehålla personuppgifter. Ta bort dem och försök igen."
)
DRAFT_FAILED = "Utkastet kunde inte sparas just nu."
DRAFT_SEARCH = "Sök bland utkasten"
DRAFT_NONE = "Det finns inga utkast att visa."
DRAFT_REASON = "Skäl"
DRAFT_REASON_NEEDED = "Skriv ett skäl när du avslår."
DRAFT_ITEM = "Utkast {number}, {at}"
DRAFT_APPROVE = "Godkänn"
DRAFT_REJECT = "Avslå"
DRAFT_STATUS = {
    "waiting": "Väntar på granskning",
    "approved": "Godkänt",
    "edited": "Godkänt med ändringar",
    "rejected": "Avslaget",
}

# Introduction
INTRODUCTION_TITLE = "Introduktion"
INTRODUCTION_INTRO = "För dig som är ny. Här ser du ärendets väg, orden och några övningar."
INTRODUCTION_TABS = ("Ärendets väg", "Ordlista", "Övningar", "Checklista")
WAY_INTRO = "Stegen följer riktlinjens egen ordning. Välj ett steg och läs texten."
WAY_STEP = "{number}. {name}"
WAY_NOT_LOADED = "Avsnittet finns inte i de inlästa källorna."
GLOSSARY_FILTER = "Sök ord"
GLOSSARY_NONE = "Ordet finns inte i riktlinjens begrepp."
EXERCISE_INTRO = "Läs frågan. Skriv eller tänk ut ditt svar. Jämför sedan med källan."
EXERCISE_QUESTION = "Övning {number} av {count}"
EXERCISE_OWN_ANSWER = "Ditt svar (sparas inte)"
EXERCISE_SHOW = "Visa källan"
EXERCISE_KNEW = "Jag kunde det"
EXERCISE_REPEAT = "Jag behöver läsa mer"
EXERCISE_PROGRESS = "Klara: {done} av {count}. Kunde: {known}."
EXERCISE_FINISHED = "Alla övningar är klara. Bra jobbat!"
EXERCISE_AGAIN = "Börja om"
EXERCISE_NONE = "Det finns inga övningar till de inlästa källorna."
CHECKLIST_INTRO = "Välj ett kapitel. Listan visar alla krav («ska» och «måste») med sida."
CHECKLIST_CHAPTER = "Kapitel"
CHECKLIST_NONE = "Kapitlet har inga meningar med krav."
CHECKLIST_BOX = "☐"
CHECKLIST_PRINT = "Skriv ut med Ctrl+P. Läs hela avsnittet innan du använder listan."

# Sources
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
LAW_FAILED = "Lagregistret kunde inte läsas just nu."
REVIEWED = "Ja"
NOT_REVIEWED = "Nej"
REPORT_INTRO = "Så gick den senaste inläsningen. Inget tas bort utan att räknas."
REPORT_KEYS = {
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

# About
ABOUT_TITLE = "Om Vägledaren"
ABOUT_LINK = "Om Vägledaren"
ABOUT_RUNNING = "Det här körs nu"
ABOUT_MODE = "Svaren"
ABOUT_EXTRACTIVE = "Ordagrant ur källan, utan språkmodell"
ABOUT_GENERATED = "Skrivs av en språkmodell och kontrolleras mot källan"
ABOUT_MODEL = "Språkmodell"
ABOUT_NO_MODEL = "Ingen"
ABOUT_VERSION = "Version"

# Streamlit's own controls, whose English names only a screen reader meets. A name that ends with a
# blank is the beginning of a longer one.
CONTROL_NAMES = {
    "Send message": "Skicka frågan",
    "Choose date": "Välj datum",
    "Help for ": "Hjälp om ",
    "Open": "Visa val",
    "App pages": "Sidor",
    "Sidebar": "Sidmeny",
    "Expand sidebar": "Öppna sidmenyn",
    "Collapse sidebar": "Stäng sidmenyn",
    "Clear value": "Rensa",
    "Close": "Stäng",
    "day, ": "dag, ",
    "month, ": "månad, ",
    "year, ": "år, ",
}
