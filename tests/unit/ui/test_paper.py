from types import ModuleType

from workbench.ui.paper import documents


def test_amounts_stand_in_number_columns_with_their_own_head(make: ModuleType) -> None:
    html = str(documents((make.document(),)))

    assert '<th scope="col" class="wb-num">Charge</th>' in html
    assert '<td class="wb-num"><span class="wb-nowrap">354.00</span></td>' in html


def test_without_a_grade_nothing_is_marked(make: ModuleType) -> None:
    html = str(documents((make.document(),)))

    assert "wb-hit" not in html
    assert "wb-pin" not in html


def test_a_mistake_marks_its_places_and_sets_its_pin_once(make: ModuleType) -> None:
    html = str(documents((make.document(),), {"row1.reasons": (1,), "row2.units": (2,)}))

    assert html.count('aria-label="mistake 1"') == 1
    assert html.count('id="mark-2"') == 1
    assert '<mark class="wb-hit"><span class="wb-nowrap">PR-1</span></mark>' in html


def test_the_pins_of_a_row_stand_in_its_first_cell_where_they_push_no_amount_aside(make: ModuleType) -> None:
    html = str(documents((make.document(),), {"row1.reasons": (1,)}))

    row = html[html.index("PS213"):html.index("PS730")]
    assert row.index("wb-pin") < row.index("210.00")


def test_two_mistakes_at_one_place_are_both_pinned(make: ModuleType) -> None:
    html = str(documents((make.document(),), {"check": (1, 3)}))

    assert 'id="mark-1"' in html
    assert 'id="mark-3"' in html
