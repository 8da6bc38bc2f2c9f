"""One instrument laid out: rules, weights, ladders and categories, each with source and basis."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st

from compliance.formats import number, share
from compliance.model import Aspect, Basis, Indicator, Instrument, Standing
from compliance.text import method as text
from compliance.text import pages as words
from compliance.ui import show

_TONES = {Basis.RESMI: "hijau", Basis.SEKUNDER: "abu", Basis.ASUMSI: "kuning"}


def basis_chip(basis: Basis) -> str:
    """The basis of a number as a tinted word (HTML)."""
    return show.chip(words.BASES[basis], _TONES[basis])


def title(instrument: Instrument) -> str:
    """Its title as Markdown, marked where it is one of one's own."""
    return show.plain(text.OWN_TITLE.format(title=instrument.title) if instrument.own else instrument.title)


def facts(instrument: Instrument) -> None:
    """What is to be known first; of an edition that scores no answers, why it does not."""
    seen_text = _sight(instrument)
    scale = text.SCALE_TEXT.format(scale=number(instrument.scale), decimals=instrument.decimals)
    minimum = text.MINIMUM_TEXT.format(share=share(instrument.minimum_completeness))
    rows = [
        (text.ORIGIN, text.OWN if instrument.own else "", None),
        (text.LEGAL, instrument.legal_ref, None),
        (text.SEEN, seen_text if instrument.scorable else instrument.unscored, None),
        (text.SCALE, scale, instrument.rounding_standing),
        (text.MINIMUM, minimum if instrument.scorable else "", instrument.completeness_standing),
        (text.AGGREGATE, instrument.aggregate_standing.note, instrument.aggregate_standing),
        (text.SUPERSEDES, instrument.supersedes, None),
    ]
    body = "".join(
        f"<tr><th>{escape(head)}</th><td>{escape(value)} {_standing(instrument, standing)}</td></tr>"
        for head, value, standing in rows
        if value
    )
    st.html(f'<div class="gulir"><table class="tabel">{body}</table></div>')


def _sight(instrument: Instrument) -> str:
    """How many indicators the answers can show, without and with the optional groups of questions."""
    seen = [indicator for indicator in instrument.indicators if not indicator.unseen]
    core = sum(not indicator.optional for indicator in seen)
    sight = text.SEEN_TEXT if core == len(seen) else text.SEEN_WITH_GROUPS
    return sight.format(seen=core, total=len(instrument.indicators), all=len(seen))


def weights(instrument: Instrument) -> None:
    """The weights of the aspects, each with its basis and its source."""
    rows = (
        (escape(a.label), number(a.weight), basis_chip(a.standing.basis), _source(instrument, a.standing))
        for a in instrument.aspects
    )
    _table(text.WEIGHT_TABLE, rows)


def categories(instrument: Instrument) -> None:
    """The categories with their bounds and zones, the best first."""
    rows = (
        (
            show.chip(category.label, show.tone_of(category)),
            f"{number(category.lower, instrument.decimals)}–{number(category.upper, instrument.decimals)}",
            escape(words.ZONES[category.zone] if category.zone else text.NO_ZONE),
        )
        for category in instrument.categories
    )
    _table(text.CATEGORY_TABLE, rows)
    st.html(_standing(instrument, instrument.categories_standing))


def bases() -> None:
    """What the three bases mean."""
    items = "".join(
        f"<li>{basis_chip(basis)} {escape(words.BASES_MEAN[basis])}</li>" for basis in words.BASES_MEAN
    )
    st.html(f'<ul class="daftar">{items}</ul>')


def aspect(instrument: Instrument, shown: Aspect) -> None:
    """Every indicator of an aspect, with its ladder."""
    for indicator in shown.indicators:
        st.html(_indicator(instrument, indicator))


def _indicator(instrument: Instrument, indicator: Indicator) -> str:
    rungs = "".join(
        f'<tr><td class="angka">{number(rung.points)}</td><td>{escape(rung.label)}</td></tr>'
        for rung in reversed(indicator.rungs)
    )
    heads = "".join(f"<th>{escape(head)}</th>" for head in text.LADDER_TABLE)
    unseen = text.UNSEEN.format(reason=indicator.unseen) if indicator.unseen else ""
    group = show.chip(text.OPTIONAL) if indicator.optional else ""
    note = indicator.ladder_standing.note
    same = indicator.weight_standing == indicator.ladder_standing
    ladder = "" if same else _standing(instrument, indicator.ladder_standing)
    return (
        f'<div class="celah"><div class="atas">{show.numbered(indicator)}'
        f'{group}<span class="poin">{escape(text.WEIGHT_TABLE[1])} {number(indicator.weight)}</span></div>'
        + (f'<p class="kecil">{escape(unseen)}</p>' if unseen else "")
        + f'<p class="kecil">{_standing(instrument, indicator.weight_standing)} {ladder}</p>'
        f'<div class="gulir"><table class="tabel anak-tangga"><tr>{heads}</tr>{rungs}</table></div>'
        + (f'<p class="kecil">{escape(note)}</p>' if note else "")
        + f'<p class="kecil">{escape(text.LEGAL)}: {escape(indicator.legal_ref)}</p></div>'
    )


def _standing(instrument: Instrument, standing: Standing | None) -> str:
    if standing is None:
        return ""
    return f'{basis_chip(standing.basis)} <span class="kecil">{_source(instrument, standing)}</span>'


def _source(instrument: Instrument, standing: Standing) -> str:
    return escape(instrument.sources.get(standing.source, standing.source))


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    head = "".join(f"<th>{escape(words)}</th>" for words in heads)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    st.html(f'<div class="gulir"><table class="tabel"><tr>{head}</tr>{body}</table></div>')
