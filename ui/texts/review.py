"""The second pair of eyes."""

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
DRAFT_SOURCE = "s. {page}: «{quote}»"
DRAFT_SAVE_FILE = "Spara som fil för utvärdering"
DRAFT_FILE_NAME = "granskning-{number}.json"
DRAFTS_MORE = "{count} äldre utkast visas inte. Sök för att hitta dem."
HAND_IN = "Be en kollega granska"
HAND_IN_ABOUT = (
    "Frågan och svaret sparas under Konsultation, Granska utkast. "
    "Det görs bara om de saknar personuppgifter."
)
HAND_IN_DONE = "Svaret är lämnat för granskning."
