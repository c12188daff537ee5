"""The page about the service."""

ABOUT_TITLE = "Om Vägledaren"
ABOUT_LINK = "Om Vägledaren"
ABOUT_RUNNING = "Version"
ABOUT_ACCESSIBILITY = "Tillgänglighetsredogörelse"
ABOUT_MODE = "Svaren"
ABOUT_EXTRACTIVE = "Ordagrant ur källan, utan språkmodell"
ABOUT_GENERATED = "Skrivs av en språkmodell och kontrolleras mot källan"
ABOUT_MODEL = "Språkmodell"
ABOUT_NO_MODEL = "Ingen"
ABOUT_VERSION = "Vägledaren"
ABOUT_SENT = (
    "Frågan och de hittade styckena skickas till språkmodellens server. "
    "Det görs först när frågan har gått igenom kontrollen av personuppgifter."
)
