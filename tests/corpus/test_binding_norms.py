import pytest

from corpus.binding_norms import binding_norms
from corpus.norm_finding import find_norms


@pytest.mark.parametrize(
    "sentence",
    [
        "Ska mötet hållas på ett bibliotek?",
        "Tänk igenom hur barnen ska hämtas i skolan",
        "Planera när flytten ska ske och hur husdjuren ska tas om hand.",
        "Det är bra att veta säkerheten om mannen ska komma till mötet.",
        "Handläggaren bedömer om insatsen ska fortsätta.",
        "Frågan om avgiften ska tas ut är inte löst.",
        "Det finns tre stöd som alla kan sökas av den enskilde.",
        "Andra värden som ska prägla arbetet är lugn och respekt.",
        "Det innebär inte att kvinnans vilja alltid ska följas.",
        "Boendet är låst för att kvinnan ska känna sig trygg.",
        "Syftet med stödet är att våldet ska upphöra.",
        "Besöket kräver samtycke från henne till att personalen får kontakta skolan.",
        "Ett exempel på våld är till exempel att den utsatta inte får ha egna pengar.",
        "Mötet planeras så att parterna inte kan ses.",
        "När personen ska flytta är det bra med en packad väska.",
    ],
)
def test_a_clause_that_asks_or_plans_lays_down_nothing(sentence):
    assert find_norms(sentence) != () or sentence.endswith("?")
    assert binding_norms(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "norms"),
    [
        ("Planen ska visa hur stödet ska ges och ska följas upp.", ["ska"]),
        ("Om den våldsutsatta är i behov av stöd ska handläggaren förmedla kontakt.", ["ska"]),
        ("Om den utsatta varken har hem eller pengar, ska hon erbjudas stöd.", ["ska"]),
        ("Om ett brott begåtts ska uppgiften lämnas.", ["ska"]),
        ("Beslut om bistånd ska fattas av nämnden.", ["ska"]),
        ("Vuxna som ansöker om stöd ska få svar.", ["ska"]),
        ("Vid åtgärder som rör barn ska barnets bästa beaktas.", ["ska"]),
        ("De ord som används måste övervägas.", ["måste"]),
        ("Den som betraktas som närstående ska höras.", ["ska"]),
        ("Om samtalet leder till att inte söka stöd ska det dokumenteras.", ["ska"]),
        ("Då ska nämnden underrättas.", ["ska"]),
        ("Det är nämnden som ska besluta.", ["ska"]),
        ("Av lagen framgår att nämnden ska erbjuda stöd.", ["ska"]),
        ("Stödet är frivilligt, vilket ska dokumenteras.", ["ska"]),
        ("Ekonomin får inte avgöra om insatsen ska beviljas.", ["får inte"]),
        ("Hur arbetet ska se ut ska avgöras i varje fall.", ["ska"]),
        ("Det ska finnas rutiner för när och hur frågor ska ställas.", ["ska"]),
        ("Uppgifter om andra än den som ber om intyget ska inte lämnas.", ["ska inte"]),
        ("Om möjligt kan du ha en väska packad.", ["kan"]),
        ("", []),
    ],
)
def test_the_norm_of_the_main_clause_stays(sentence, norms):
    assert [str(norm) for norm in binding_norms(sentence)] == norms
