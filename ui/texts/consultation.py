"""The page for those who answer colleagues on the phone."""

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
