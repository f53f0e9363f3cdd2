"""What a search finds: codes whole, the last word begun, small and capital letters alike."""

import pytest

from workbench.model.sought import marks, terms_of

FOUND = [("CO-16", "Denied as CO-16."), ("co-16", "CO-16"), ("CO 16", "CO-16"), ("co16", "CO-16"), ("PR-1", "deductible (PR-1),"),
         ("M54.50", "M54.50"), ("M54", "M54.50"), ("835", "an 835, read"), ("SOP-05", "SOP-05.7"), ("CO-", "CO-45"),
         ("CO", "CO-45"), ("CMS-1500", "the CMS-1500 form"), ("post", "posting"), ("POSTING", "posting"),
         ("ERA", "EFT/ERA"), ("JW", "with JW;"), ("PR", "deductible (PR-1),"), ("pr", "PR amounts")]
NOT_FOUND = [("CO-1", "CO-16"), ("O-16", "CO-16"), ("16", "CO-16"), ("CO-16", "CO-167"), ("M54.5", "M54.50"), ("35", "835"),
             ("83", "835"), ("ost", "posting"), ("post ", "posting"), ("SOP-0", "SOP-05"), ("", "anything"), ("-- .", "-- ."),
             ("PR", "procedure"), ("co", "copay")]


@pytest.mark.parametrize(("sought", "text"), FOUND)
def test_it_is_found(sought, text):
    assert marks(terms_of(sought), text)


@pytest.mark.parametrize(("sought", "text"), NOT_FOUND)
def test_it_is_not_found(sought, text):
    assert marks(terms_of(sought), text) == ()


def test_only_the_last_word_may_be_begun():
    first, last = terms_of("post pay")

    assert not first.places("posting")
    assert last.places("payment")


def test_marks_stand_in_order_and_never_overlap():
    assert marks(terms_of("eob and era"), "ERA and EOB") == ((0, 3), (4, 7), (8, 11))
    assert marks(terms_of("co co-16"), "CO-16") == ((0, 2),)
