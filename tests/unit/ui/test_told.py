"""Text of an SOP: escaped, its steps linked, what was searched for marked."""

from workbench.model.sought import terms_of
from workbench.ui.told import told


def test_text_is_escaped():
    assert told("a < b & <script>") == "a &lt; b &amp; &lt;script&gt;"


def test_what_was_searched_for_is_marked_and_escaped():
    assert told("<b> CO-16 </b>", terms=terms_of("co-16")) == '&lt;b&gt; <mark class="wb-hit">CO-16</mark> &lt;/b&gt;'


def test_a_step_of_the_same_sop_opens_in_the_drawer():
    assert 'data-act="step" data-value="SOP-02.10">step 10</button>.' in told("It is silent: step 10.", "SOP-02")


def test_a_step_of_another_sop_opens_there():
    assert 'data-value="SOP-05.7">SOP-05 step 7</button>' in told("See SOP-05 step 7.", "SOP-02")


def test_a_link_is_not_cut_by_a_mark():
    html = told("Then step 10 again", "SOP-02", terms_of("step again"))

    assert html.count("<mark") == 1
    assert ">step 10</button>" in html


def test_without_an_sop_there_are_no_links():
    assert told("step 10") == "step 10"
