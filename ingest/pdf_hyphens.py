"""Words a line break cut in two: joined when the document itself writes them whole."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

SOFT_HYPHEN = "\u00ad"
CUT = re.compile(r"([^\W\d_]{2,})[-\u2010\u00ad]$")
TAIL = re.compile(r"([^\W\d_]{2,})(\S*)\s*")
# «in- och utskrivning»: the hyphen stands for a shared second part.
SHARED = re.compile(r"(och|eller|samt|respektive)\b")
# A document that cuts words itself does it often; then the undecided ones are cut words too.
LEAST_CUT, CUT_SHARE = 3, 0.8


@dataclass(frozen=True, slots=True)
class Joint:
    """Line `at` ends with a cut word; `joins` is `None` when the document does not tell."""

    at: int
    joins: bool | None


def mend_hyphens(texts: Sequence[str]) -> tuple[list[str], int]:
    """The lines with cut words whole on the first of their two lines, and how many were mended."""
    mended = list(texts)
    joints = _judge(texts)
    cut = sum(joint.joins is True for joint in joints)
    kept = sum(joint.joins is False for joint in joints)
    cuts_itself = cut >= LEAST_CUT and cut >= CUT_SHARE * (cut + kept)
    count = 0
    for joint in joints:
        if joint.joins or (joint.joins is None and cuts_itself):
            tail = TAIL.match(mended[joint.at + 1])
            if tail is None:
                continue
            mended[joint.at] = f"{mended[joint.at][:-1]}{tail[1]}{tail[2]}"
            mended[joint.at + 1] = mended[joint.at + 1][tail.end() :]
            count += 1
    return [text.replace(SOFT_HYPHEN, "") for text in mended], count


def _judge(texts: Sequence[str]) -> list[Joint]:
    whole = {word.casefold() for text in texts for word in re.findall(r"[^\W\d_]+", text)}
    hyphened = {word.casefold() for text in texts for word in re.findall(r"\w+-\w+", text)}
    joints: list[Joint] = []
    for at, (text, after) in enumerate(pairwise(texts)):
        head, tail = CUT.search(text), TAIL.match(after)
        if not head or not tail or not tail[1][0].islower() or SHARED.match(after):
            continue
        # «EES-medborgare»: an abbreviation keeps its hyphen.
        if head[1].isupper():
            continue
        if text.endswith(SOFT_HYPHEN):
            joints.append(Joint(at, joins=True))
            continue
        together = f"{head[1]}{tail[1]}".casefold() in whole
        apart = f"{head[1]}-{tail[1]}".casefold() in hyphened
        joints.append(Joint(at, joins=None if together == apart else together))
    return joints
