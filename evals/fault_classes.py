"""Which faults make which class of the mutation bench; all of them together are the lying model."""

from collections.abc import Mapping

from evals import (
    faults,
    faults_form,
    faults_fresh,
    faults_meaning,
    faults_order,
    faults_order_hidden,
    faults_people,
    faults_unseen,
)
from evals.faulty_draft import Fault

CLASSES: Mapping[str, tuple[Fault, ...]] = {
    "law reference": (
        faults.reference_changed,
        faults.reference_lettered,
        faults.reference_invented,
    ),
    "number": (faults.number_changed, faults.number_word_changed, faults.quantity_invented),
    "date or deadline": (
        faults.deadline_replaced,
        faults.deadline_invented,
        faults.year_changed,
    ),
    "phone": (faults.phone_changed, faults.phone_of_another, faults.phone_invented),
    "norm": (faults.norm_changed, faults.norm_dropped),
    "negation": (faults.negation_removed, faults.negation_added),
    "subject": (faults_people.person_replaced, faults_people.persons_exchanged),
    "consent": (
        faults_people.consent_holder_replaced,
        faults_people.consent_persons_exchanged,
        faults_people.consent_invented,
    ),
    "unit": (faults.name_swapped, faults.name_invented),
    "quote from another passage": (faults.quote_of_another, faults.wrong_passage),
    "invented quote": (
        faults_form.quote_word_changed,
        faults_form.quote_word_left_out,
        faults_form.quote_invented,
        faults_form.quote_is_a_scrap,
        faults_form.quote_empty,
    ),
    "wrong paraphrase": (
        faults_meaning.opposite_said,
        faults_meaning.word_foreign,
        faults_meaning.clause_of_another,
        faults_meaning.claim_added,
        faults_meaning.strength_added,
    ),
    "dropped exception": (
        faults_meaning.condition_dropped,
        faults_meaning.reservation_dropped,
        faults_meaning.exception_left_out,
    ),
}

FORM: tuple[Fault, ...] = (
    faults_form.passage_never_given,
    faults_form.passage_number_of_wrong_type,
    faults_form.without_quote,
    faults_form.without_statement,
    faults_form.blank_statement,
    faults_form.key_invented,
    faults_form.answered_and_not,
    faults_form.markup_added,
    faults_form.address_invented,
    faults_form.person_named,
    faults_form.verdict_added,
    faults_form.english_added,
    faults_form.english_only,
    faults_form.letters_of_another_alphabet,
    faults_form.invisible_characters,
    faults_form.full_width_digits,
    faults_form.half_a_second_statement,
)

ALL_FAULTS: tuple[Fault, ...] = (*(fault for group in CLASSES.values() for fault in group), *FORM)

# Not among the others: what they let through is read, and the gate is not fitted to it.
UNSEEN: tuple[Fault, ...] = (
    faults_unseen.digits_transposed,
    faults_unseen.digit_lost,
    faults_unseen.number_spelled_otherwise,
    faults_unseen.measure_changed,
    faults_unseen.date_invented,
    faults_unseen.paragraph_invented,
    faults_unseen.act_spelled_out,
    faults_unseen.phone_of_two,
    faults_unseen.norm_reworded,
    faults_unseen.denied_by_a_verb,
    faults_unseen.doubt_cast,
    faults_unseen.agent_added,
    faults_unseen.people_added,
    faults_unseen.claim_of_repeal,
    faults_unseen.word_inserted,
    faults_unseen.sentences_spliced,
    faults_unseen.sentence_half_gone,
)

# Written when the gate had been fitted to the ones above.
FRESH: tuple[Fault, ...] = (
    faults_fresh.condition_of_another,
    faults_fresh.antecedent_changed,
    faults_fresh.item_under_another_lead_in,
    faults_fresh.tail_of_another,
    faults_fresh.nouns_exchanged,
    faults_fresh.order_reversed,
    faults_fresh.number_of_another_row,
    faults_fresh.negation_moved,
    faults_fresh.norms_exchanged,
    faults_fresh.references_exchanged,
)

# The words of one quoted sentence in another order; the first half was read while the gate was
# taught order, the other was not.
ORDER: tuple[Fault, ...] = faults_order.OPEN
ORDER_HIDDEN: tuple[Fault, ...] = faults_order_hidden.HIDDEN
