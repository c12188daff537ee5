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
