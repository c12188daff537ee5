"""How binding a sentence is: the modal verb it rests on."""

from enum import StrEnum


class Norm(StrEnum):
    """«får inte», «ska inte» and «behöver inte» are three different norms and never merged."""

    SHALL = "ska"
    MUST = "måste"
    SHOULD = "bör"
    CAN = "kan"
    MAY = "får"
    SHALL_NOT = "ska inte"
    SHOULD_NOT = "bör inte"
    CANNOT = "kan inte"
    MAY_NOT = "får inte"
    NEED_NOT = "behöver inte"
