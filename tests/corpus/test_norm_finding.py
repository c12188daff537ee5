import pytest

from corpus.norm_finding import find_norms

SENTENCES = [
    ("Uppdraget får förnyas inom kort.", ["får"]),
    (
        "I den akuta situationen får den våldsutsattas ekonomi inte avgöra om behövliga "
        "biståndsinsatser ska beviljas eller inte.",
        ["får inte", "ska"],
    ),
    ("En utredning får inte inledas mot den berörda personens vilja.", ["får inte"]),
    ("Den enskilde får tillräcklig information.", []),
    ("Barnet får inte stöd.", []),
    ("Personen får ta del av viss information.", ["får"]),
    ("Alla får sina rättigheter tillgodosedda och diskrimineras inte.", []),
    ("Bemötandet kan behöva anpassas.", ["kan"]),
    ("Föräldrastöd bör kunna erbjudas enskilt.", ["bör"]),
    ("Kravet behöver inte uppfyllas.", ["behöver inte"]),
    ("Alla handläggare behöver informera om detta.", []),
    ("Samtycke krävs inte.", ["behöver inte"]),
    ("Handläggaren måste inte fråga.", ["behöver inte"]),
    ("Frågan om en utredning ska inledas enligt 11 kap. 1 § SoL eller inte.", ["ska"]),
    ("Om mat inte ingår i boendet ska avgiften reduceras.", ["ska"]),
    ("Om den enskilde inte vill ha kontakt bör personen uppmuntras.", ["bör"]),
    ("Uppgiften får, om det inte är olämpligt, lämnas.", ["får"]),
    ("Uppgifter kan inte fritt lämnas till utföraren utan det krävs stöd.", ["kan inte"]),
    ("Ingen får placeras mot sin vilja.", ["får inte"]),
    ("Inga uppgifter ska lämnas.", ["ska inte"]),
    ("Inte heller får uppgifter lämnas.", ["får inte"]),
    ("Då får ingen utredning inledas.", ["får inte"]),
    ("Uppgifter som inte får lämnas ut.", ["får inte"]),
    ("Tänk på säkerheten så att inte den utsatta ska behöva möta utövaren.", ["ska inte"]),
    ("Adressen ska aldrig lämnas ut.", ["ska inte"]),
    ("Kartläggningen ska inte bara omfatta våldet utan även barnen.", ["ska"]),
    ("Nämnden ska bevilja stöd och inte dröja.", ["ska"]),
    ("De får stöd och ska inte behöva betala.", ["ska inte"]),
    ("Det innebär inte att barnets bästa alltid ska vara avgörande.", ["ska"]),
    ("Nämnden ska utan dröjsmål inleda utredning.", ["ska"]),
    ("Socialnämnden skall verka för stöd.", ["ska"]),
    ("Det måste framgå och bör dokumenteras.", ["måste", "bör"]),
    ("Utredningen får enligt 11 kap. 1 § SoL inte inledas.", ["får inte"]),
    ("Den får stöd. Insatsen ska följas upp.", ["ska"]),
    ("Insatserna den enskilde får är av god kvalitet och ska skyddas.", ["ska"]),
    ("", []),
    (" \u00ad . ", []),
]


@pytest.mark.parametrize(("sentence", "norms"), SENTENCES)
def test_the_norm_of_a_sentence_is_read_with_what_denies_it(sentence, norms):
    assert list(find_norms(sentence)) == norms


def test_a_decomposed_letter_and_a_soft_hyphen_do_not_hide_the_norm():
    assert list(find_norms("Det bo\u0308r do\u00adkumenteras.")) == ["bör"]
