"""The opened source beneath a statement."""

from corpus.source import SourceKind

CITATION = "Källa {number}: {kind}, {place}"
# How heavy the text is in law; said wherever it is cited.
SOURCE_KINDS = {kind: kind.value for kind in SourceKind} | {SourceKind.GUIDELINE: "riktlinje"}
SOURCE_KIND_UNKNOWN = "okänd typ"
CITATION_OPEN_HELP = "Visa texten i källan"
PAGE = "s. {page}"
PARAGRAPH = "{section} §"
PARAGRAPH_OF_CHAPTER = "{chapter} kap. {section} §"
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
PAGE_PICTURE = "Visa sidan {page} som bild"
PAGE_PICTURE_MARKED = "Sidan {page} ur källan, med citatet markerat. Samma text står ovanför."
PAGE_PICTURE_PLAIN = "Sidan {page} ur källan. Samma text står ovanför."
PAGE_PICTURE_FAILED = "Sidan kunde inte visas som bild. Texten ovanför gäller."
