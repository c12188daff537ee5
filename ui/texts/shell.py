"""What every page shares: names, outages, the controls of the framework."""

APP_NAME = "Vägledaren"
LANGUAGE = "sv"
PAGE_ASK = "Fråga"
PAGE_CONSULTATION = "Konsultation"
PAGE_INTRODUCTION = "Introduktion"
PAGE_SOURCES = "Källor"
PAGE_ABOUT = "Om"

PAGE_COMING = "Sidan laddas …"
NEEDS_SCRIPT = (
    "Vägledaren behöver JavaScript. Slå på det i webbläsaren, eller läs riktlinjen som dokument."
)

ERROR_TITLE = "Något gick fel"
ERROR_ANSWER = "Frågan kunde inte besvaras just nu. Försök igen om en stund."
ERROR_CROWDED = "Många frågar just nu. Frågan hann inte besvaras. Försök igen om en minut."
ERROR_START = (
    "Källorna kunde inte öppnas. Be den som sköter tjänsten att läsa in dem på nytt. "
    "Under tiden: använd riktlinjen som dokument."
)
ERROR_SETTINGS = "En inställning är fel. Be den som sköter tjänsten att rätta den."
ERROR_PAGE = "Sidan kunde inte visas just nu. Ladda om den eller försök igen om en stund."
ERROR_SEARCH = "Sökningen gick inte att göra just nu. Försök igen om en stund."

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
