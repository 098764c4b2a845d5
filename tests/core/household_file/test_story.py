"""The story in a file: what is wrong with it is one sentence, whatever the file is read for."""

import pytest

from horarium.core.household_file import (
    HouseholdFileError,
    read_household,
    read_story_bytes,
)
from tests.contracts.test_docs import SMALL_HOUSE

FIGURE = 'they = "she"\nnamed_from = 1\n'
FACT = 'says = "{Ada} sings in a choir."\nsubject = "life"\ndepth = 1\n'
CONSENT = 'subjects = ["life"]\ndepth = 2\nsince = 2027-01-01\n'

# What stands in the small house, what is written instead, and the end of the sentence.
MISTAKES = [
    (FIGURE, 'they = "it"\n', 'they: "it" is not known here; write one of "he", "she", "they".'),
    (FIGURE, f"{FIGURE}owners = ['Adda']\n", 'there is no person "Adda"; write "Ada".'),
    (FIGURE, 'they = "she"\nnamed_from = 6\n', "named_from: the depths of the why are 1 to 5."),
    (FACT, FACT.replace("{Ada}", "{Eva}"), 'there is no figure "Eva"; add it or remove it here.'),
    (FACT, FACT.replace("depth = 1", "depth = 0"), "write a whole number from 1 to 5."),
    (FACT, FACT.replace("{Ada} sings in a choir.", ""), "gave an account; write a sentence."),
    (FACT, FACT.replace('"life"', '"love"'), 'subject: "love" is not known here; write one of'),
    (FACT, f'{FACT}instead_of = "choir"\n', 'there is no earlier fact "choir"'),
    (FACT, f'{FACT}[[fact]]\nname = "choir"\nabout = "Ada"\n{FACT}', "is already taken; change"),
    ('to = "Ines"\n', 'to = "Inez"\n', 'to: there is no member "Inez"; write "Ines".'),
    ('of = "Ada"\n', 'of = "Ines"\n', "nobody needs leave to know what is their own; remove it."),
    (CONSENT, f"{CONSENT}until = 2027-01-01\n", "it ends before it begins; write a later date."),
    (CONSENT, "subjects = []\ndepth = 2\nsince = 2027-01-01\n", "subjects: the list is empty"),
]


@pytest.mark.parametrize(("was", "becomes", "sentence"), MISTAKES)
def test_a_mistake_is_one_sentence(was: str, becomes: str, sentence: str) -> None:
    """With its line, also where the file is read to plan."""
    assert was in SMALL_HOUSE
    wrong = SMALL_HOUSE.replace(was, becomes, 1)
    for read in (lambda: read_household(wrong), lambda: read_story_bytes(wrong.encode())):
        with pytest.raises(HouseholdFileError) as refused:
            read()
        assert sentence in str(refused.value)
        assert "household.toml, line " in str(refused.value)
        assert "\n" not in str(refused.value)


def test_what_is_left_out_is_the_persons() -> None:
    _, story = read_story_bytes(SMALL_HOUSE.encode())
    assert [each.owners for each in story.figures] == [("Ada",)]
    assert [each.owners for each in story.facts] == [("Ada",)]
    [consent] = story.consents
    assert (consent.of, consent.to, consent.depth, consent.until) == ("Ada", "Ines", 2, None)


def test_no_household_carries_it() -> None:
    """Not a word of it is in what plans and pages are made from."""
    household, story = read_story_bytes(SMALL_HOUSE.encode())
    without = SMALL_HOUSE[: SMALL_HOUSE.index("[[figure]]")]
    assert story.facts
    assert household == read_household(without)
