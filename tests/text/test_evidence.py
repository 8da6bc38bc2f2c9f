"""Every choice of the page Bukti dukung has its words."""

from compliance.analysis.addresses import LinkKind
from compliance.analysis.expiry import Standing
from compliance.links.outcome import Outcome
from compliance.text import evidence as text


def test_every_choice_has_words() -> None:
    assert set(text.KINDS) == set(LinkKind)
    assert set(text.STANDINGS) == set(Standing)
    assert set(text.OUTCOMES) == set(Outcome) == set(text.OUTCOMES_MEAN)
