"""The page where one asks."""

from assistant.progress import Stage

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
AS_OF_TODAY = "Lagläge i dag"
AS_OF_DAY = "Lagläge {day}"
AS_OF_LABEL = "Visa som det var den"
AS_OF_HELP = (
    "Varningar och inlästa lagar visas som de var den dagen. "
    "Skriver du dagen, tryck sedan på Tabb. Knappen visar vilken dag som gäller."
)
AS_OF_SHOWN = "Visas som det var den {day}."
STAGES = {
    Stage.SEARCHING: "Söker i källorna …",
    Stage.WRITING: "Skriver ett svar …",
    Stage.CHECKING: "Kontrollerar svaret mot källorna …",
}
WAITING = "Vänta, många frågar just nu. Svaret kommer strax."
QUESTION_LABEL = "Din fråga"
ANSWER_LABEL = "Svar"
INTERPRETED_AS = "Tolkad som"
QUESTION_HIDDEN = "Frågan visas inte, för den kan innehålla personuppgifter."

REDACTED_LABEL = "Frågan utan personuppgifter"
ASK_REDACTED = "Ställ frågan utan personuppgifter"

ANNOUNCE_ANSWER = "Nytt svar: {outcome}. {statements} stycken med källa."
ANNOUNCE_NO_STATEMENT = "Nytt svar: {outcome}."
ANNOUNCE_SOURCE = "Källa {number} är öppen."
