"""A section said in the place of another that the source names."""

import pytest

from assistant.gate_references import find_foreign_references
from assistant.gate_text import Support

CHANGED = (
    "Har beslutet rättats enligt 36 § FL eller ändrats enligt 37 eller 38 §§ FL ska det anges."
)


@pytest.mark.parametrize(
    ("statement", "value"),
    [
        (CHANGED, []),
        (CHANGED.replace("36", "37"), ["37 §"]),
        (CHANGED.replace("38", "36"), ["36 §"]),
        ("Har beslutet rättats enligt 36 § FL ska det anges.", []),
        ("Beslutet ändras enligt 37 eller 38 §§ FL.", []),
        (f"{CHANGED} Se 36 § FL.", []),
    ],
)
def test_a_section_said_again_where_another_is_gone_is_named(statement, value):
    assert list(find_foreign_references(statement, Support((CHANGED,)))) == value
