"""How the figures of the page Google came about, on screen."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pandas as pd
import streamlit as st

from compliance.analysis.addresses import MapForm, map_form
from compliance.analysis.listings import Listing
from compliance.formats import count, number, unrounded
from compliance.model import Status
from compliance.text import google as text
from compliance.ui import show
from compliance.workflows.listings import ListingsView


def figures(view: ListingsView) -> None:
    """What is counted, and every unit with what of it is."""
    concerned = [one for one in view.listings if one.listed is not Status.TIDAK_BERLAKU]
    with st.expander(text.FIGURES_HEAD):
        show.lead(text.FIGURES_RULE.format(count=count(len(concerned))))
        show.bullets((text.LISTED_RULE, *_rating(view), text.REVIEWS_RULE))
        frame = pd.DataFrame([_row(one) for one in concerned], columns=list(text.FIGURES_TABLE))
        show.listing(frame)


def _rating(view: ListingsView) -> Sequence[str]:
    rating = view.totals.rating
    if rating is None:
        return ()
    rated = [_stars(one) for one in view.listings]
    total = sum((stars for stars in rated if stars is not None), Fraction(0))
    reviews = sum(one.reviews or 0 for one in view.listings if one.rating is not None)
    sentence = text.RATING_RULE.format(
        total=number(total),
        reviews=count(reviews),
        exact=unrounded(total / reviews, 2),
        rounded=number(rating, 2),
        count=count(view.totals.rated),
    )
    return (sentence,)


def _stars(one: Listing) -> Fraction | None:
    return None if one.rating is None or not one.reviews else one.rating * one.reviews


def _row(one: Listing) -> tuple[str, ...]:
    stars = _stars(one)
    linked = bool(one.link) and map_form(one.link) is MapForm.PLACE
    return (
        one.unit.name,
        _yes(one.listed is Status.ADA),
        _yes(one.claimed is Status.ADA),
        _yes(linked),
        "" if one.rating is None else number(one.rating),
        "" if one.reviews is None else count(one.reviews),
        "" if stars is None else number(stars),
        "" if one.answered is None else count(one.answered),
    )


def _yes(said: bool) -> str:
    return text.YES if said else text.NO
