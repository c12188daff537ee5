"""A reply: its outcome, its norms, its notices and what can be done with it."""

from assistant.reply import Mode, NoticeKind, Outcome
from corpus.norm import Norm

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
FEEDBACK_REASON_NONE = "Välj skäl"
FEEDBACK_REASONS = ("Rätt och tydligt", "Fel källa", "Fel i sak", "Ofullständigt", "Svårt att läsa")
FEEDBACK_SEND = "Skicka omdömet"
FEEDBACK_NO_TEXT = "Frågan sparas inte om du inte kryssar i rutan."
FEEDBACK_WITH_QUESTION = "Spara också frågan"
FEEDBACK_BLOCKED = "Frågan sparas inte, för den kan innehålla personuppgifter. Omdömet är sparat."
FEEDBACK_THANKS = "Tack! Omdömet är sparat."
FEEDBACK_FAILED = "Omdömet kunde inte sparas just nu."

FEEDBACK_VERDICTS = ("Ja, det hjälpte", "Nej, det hjälpte inte")
