"""The table of an explanation as HTML: answer → rung → points × weight = contribution, and the sums."""

from __future__ import annotations

from fractions import Fraction
from html import escape

from compliance.analysis.explanation import (
    AspectPart,
    Explanation,
    Group,
    IndicatorPart,
    Step,
    ladder,
)
from compliance.formats import exact, gain, number, unrounded
from compliance.model import Instrument, Standing
from compliance.reports import phrases
from compliance.scoring.rounding import round_half_up
from compliance.text import explanation as text
from compliance.ui import show
from compliance.ui.method import basis_chip
from compliance.wording import Questions


def summary(found: Explanation) -> str:
    """The aspects with their weights and sums, and the sum of all."""
    heads = "".join(f"<th>{escape(head)}</th>" for head in text.ASPECT_COLUMNS)
    rows = "".join(
        f"<tr><td>{escape(phrases.aspect_words(aspect, found.instrument))}<br>"
        f'<span class="kecil">{standing(found.instrument, aspect.aspect.standing)}</span></td>'
        f'<td class="angka">{_amount(aspect.floor, aspect.ceiling, found.instrument.decimals)}</td></tr>'
        for aspect in found.aspects
    )
    one = found.assessment
    total = _total(text.TOTAL, one.exact_floor, one.exact_ceiling, found, span=1)
    return f'<table class="tabel"><tr>{heads}</tr>{rows}{total}</table>'


def of_aspect(found: Explanation, aspect: AspectPart, known: Questions) -> str:
    """Every indicator of an aspect, with their sum."""
    rows = "".join(_row(found, aspect, part, known) for part in aspect.indicators)
    total = _total(text.SUBTOTAL.format(label=aspect.aspect.label), aspect.floor, aspect.ceiling, found)
    return f'<table class="tabel hitung">{_head()}{rows}{total}</table>'


def of_one(found: Explanation, aspect: AspectPart, part: IndicatorPart, known: Questions) -> str:
    """One indicator alone, with its ladder unfolded."""
    row = _row(found, aspect, part, known, opened=True)
    return f'<table class="tabel hitung">{_head()}{row}</table>'


def _head() -> str:
    return "<tr>" + "".join(f"<th>{escape(head)}</th>" for head in text.COLUMNS) + "</tr>"


def _total(
    label: str, low: Fraction | None, high: Fraction | None, found: Explanation, *, span: int = 4
) -> str:
    if low is None or high is None:
        return ""
    return (
        f'<tr class="jumlah"><td colspan="{span}"><b>{escape(label)}</b></td>'
        f'<td class="angka"><b>{_amount(low, high, found.instrument.decimals)}</b></td></tr>'
    )


def _amount(low: Fraction, high: Fraction, decimals: int) -> str:
    """From floor to ceiling as HTML; one where they are the same."""
    first = unrounded(low, decimals)
    if low == high:
        return escape(first)
    return f"{escape(first)}<br><i>{escape(text.UP_TO.format(value=unrounded(high, decimals)))}</i>"


def _row(
    found: Explanation, aspect: AspectPart, part: IndicatorPart, known: Questions, *, opened: bool = False
) -> str:
    """One indicator: its answers, the rung they lead to, points × weight = contribution."""
    indicator, result, decimals = part.indicator, part.result, found.instrument.decimals
    low, high = indicator.rungs[result.floor], indicator.rungs[result.ceiling]
    said = "".join(f"<li>{escape(phrases.statement_words(s, known))}</li>" for s in phrases.answered(part))
    why = "".join(f'<p class="kecil">{escape(line)}</p>' for line in phrases.why_not(found, part, known))
    proven = phrases.proven_words(part)
    rung = escape(proven) if result.seen else show.chip(proven)
    points = escape(text.POINTS.format(points=number(low.points), top=number(found.instrument.top_points)))
    if result.floor != result.ceiling:
        if not indicator.unseen:
            rung += f"<br><i>{escape(text.POSSIBLE.format(label=high.label))}</i>"
        points += f"<br><i>{escape(text.UP_TO.format(value=number(high.points)))}</i>"
    weight = f"{escape(unrounded(100 * part.share, decimals))} %" if result.applies else ""
    inner = f'<span class="kecil">{escape(phrases.weight_words(aspect, part))}</span>'
    cells = (
        f'{show.numbered(indicator)}<ul class="daftar">{said}</ul>{why}',
        f"{rung}<br>{basis_chip(indicator.ladder_standing.basis)}",
        points,
        f"{weight}<br>{inner}<br>{basis_chip(indicator.weight_standing.basis)}",
        _amount(part.floor, part.ceiling, decimals),
    )
    heads = zip(text.COLUMNS[1:], cells[1:], strict=True)
    others = (_cell(body, head, number=place > 0) for place, (head, body) in enumerate(heads))
    details = _details(found, part, known, opened=opened)
    return f"<tr><td>{cells[0]}</td>{''.join(others)}</tr><tr><td colspan=5>{details}</td></tr>"


def _cell(body: str, head: str, *, number: bool = False) -> str:
    """A cell that says on a phone, where the heads are gone, what it is."""
    kind = ' class="angka"' if number else ""
    return f'<td{kind} data-judul="{escape(head)}">{body}</td>'


def _details(found: Explanation, part: IndicatorPart, known: Questions, *, opened: bool) -> str:
    """The whole ladder with the truth of every condition, and what the numbers stand on; folded."""
    instrument, indicator, decimals = found.instrument, part.indicator, found.instrument.decimals
    heads = "".join(f"<th>{escape(head)}</th>" for head in text.LADDER_COLUMNS)
    rows = "".join(
        _rung(step, part, place, known, decimals)
        for place, step in reversed(list(enumerate(ladder(found, part))))
    )
    top = part.worth * indicator.rungs[-1].points - part.floor
    lines = [
        text.GAIN_TOP.format(points=gain(round_half_up(top, decimals)), exact=exact(top)),
        text.WEIGHT_SOURCE.format(standing=phrases.standing_words(instrument, indicator.weight_standing)),
        text.LADDER_SOURCE.format(standing=phrases.standing_words(instrument, indicator.ladder_standing)),
        text.LEGAL.format(reference=indicator.legal_ref),
    ]
    under = "".join(f'<p class="kecil">{escape(line)}</p>' for line in lines)
    state = " open" if opened else ""
    return (
        f"<details{state}><summary>{escape(text.LADDER)}</summary>"
        f'<table class="tabel anak-tangga"><tr>{heads}</tr>{rows}</table>'
        f"{under}</details>"
    )


def _rung(step: Step, part: IndicatorPart, place: int, known: Questions, decimals: int) -> str:
    here = [
        words
        for rung, words in ((part.result.floor, text.HERE), (part.result.ceiling, text.HERE_POSSIBLE))
        if rung == place and part.result.applies
    ]
    marks = " ".join(show.chip(words, "hijau") for words in (here[:1]))
    return (
        "<tr>"
        + _cell(number(step.rung.points), text.LADDER_COLUMNS[0], number=True)
        + f"<td><b>{escape(step.rung.label)}</b>{_conditions(step.groups, known)}</td>"
        + _cell(f"{escape(text.RUNG_TRUTHS[step.truth])} {marks}", text.LADDER_COLUMNS[2])
        + _cell(escape(unrounded(step.contribution, decimals)), text.LADDER_COLUMNS[3], number=True)
        + "</tr>"
    )


def _conditions(groups: tuple[Group, ...], known: Questions) -> str:
    items = "".join(f"<li>{escape(phrases.group_words(g, known, truths=True))}</li>" for g in groups)
    return f'<ul class="daftar">{items}</ul>' if items else f'<p class="kecil">{escape(text.LOWEST)}</p>'


def standing(instrument: Instrument, shown: Standing) -> str:
    """Basis, source and note as HTML."""
    source = instrument.sources.get(shown.source, shown.source)
    note = f" {shown.note}" if shown.note else ""
    return f"{basis_chip(shown.basis)} {escape(source + note)}"
