"""Instruments of one's own on screen: an example to begin with, the file, what it holds, what it changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from compliance.analysis import frames
from compliance.analysis.editions import compare
from compliance.analysis.movers import CLIMB, OTHER_CEILING_STEPS, OTHER_FLOOR_STEPS, OTHER_RANK
from compliance.formats import count, moment, share
from compliance.model import Instrument, OwnState, UnitKind
from compliance.scoring.weights import seen_share
from compliance.storage.instruments import Step
from compliance.text import instruments as text
from compliance.text import method as method_words
from compliance.text import pages as words
from compliance.ui import dispensed, editions, explained_editions, exports, method, show
from compliance.ui.frame import Visit
from compliance.ui.ranking import span
from compliance.workflows.instrument_preview import Preview
from compliance.workflows.instruments import MOST_FILE_BYTES, OwnVersion

TYPES = ("toml", "xlsx", "xlsm", "xlsb", "xls", "ods")
VERSION = "versi"  # the query parameter that lets a reload find the same version
_MEGABYTE = 1_000_000

Names = Mapping[int, str]  # of open accounts, by number


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What is to become of the chosen version."""

    state: OwnState
    reason: str = ""


def begin(visit: Visit) -> None:
    """The workbook of an edition, to be downloaded and changed."""
    st.subheader(text.BEGIN, anchor=False)
    show.lead(text.BEGIN_LEAD)
    titles = {edition.title: edition for edition in visit.definitions.editions.values()}
    chosen = titles[st.selectbox(text.BEGIN_FROM, tuple(titles), key="contoh")]
    st.link_button(text.BEGIN_DO, exports.template_address(chosen.id), icon=":material/download:")


def upload() -> tuple[str, bytes] | None:
    """The name and the bytes of a file that is to be checked."""
    st.subheader(text.UPLOAD, anchor=False)
    limit = MOST_FILE_BYTES // _MEGABYTE
    file = st.file_uploader(text.FILE, type=TYPES, help=text.FILE_HELP, max_upload_size=limit)
    if st.button(text.CHECK, type="primary", disabled=file is None) and file is not None:
        return file.name, file.getvalue()
    return None


def open_version(number: int) -> None:
    """Let the page show this version from now on."""
    st.query_params[VERSION] = str(number)
    st.session_state.pop(VERSION, None)


def choose(versions: Sequence[OwnVersion]) -> OwnVersion:
    """The table of all versions; the chosen one, the newest unless another was chosen."""
    labels = {
        one.version.number: text.CHOICE.format(
            instrument=one.version.instrument_id, number=one.version.number
        )
        for one in versions
    }
    numbers = tuple(labels)
    wanted = st.query_params.get(VERSION, "")
    place = next((i for i, number in enumerate(numbers) if str(number) == wanted), 0)
    chosen = st.selectbox(
        text.CHOOSE, numbers, place, format_func=labels.__getitem__, key=VERSION, on_change=_remember
    )
    return next(one for one in versions if one.version.number == chosen)


def _remember() -> None:
    st.query_params[VERSION] = str(st.session_state[VERSION])


def listing(versions: Sequence[OwnVersion], names: Names) -> None:
    """Every version with its state, who brought it, and which frozen periods stand on it."""
    rows = [
        (
            one.instrument.title if one.instrument else one.version.instrument_id,
            one.version.number,
            text.STATES[one.version.state],
            one.version.file,
            moment(one.version.at.astimezone()),
            _who(one.version.account, names),
            ", ".join(one.periods) or text.NO_PERIODS,
        )
        for one in versions
    ]
    frame = pd.DataFrame(rows, columns=list(text.TABLE))
    show.listing(frame)


def state(one: OwnVersion, visit: Visit, names: Names) -> None:
    """Where a version stands, how it came there, and its file."""
    version = one.version
    word = text.STATES[version.state].lower()
    head = text.HEAD.format(instrument=version.instrument_id, number=version.number, state=word)
    st.subheader(show.plain(head), anchor=False)
    show.lead(text.MEANS[version.state])
    if one.periods:
        st.info(show.plain(text.FROZEN.format(periods=", ".join(one.periods))))
    if one.instrument is None:
        st.error(show.plain(text.UNREADABLE.format(problem=one.problem)))
    elif version.state is OwnState.DIPAKAI and not _is_shown(one.instrument, visit):
        st.error(text.LEFT_OUT)
    st.link_button(text.ORIGINAL, f"/unduh/instrumen/{version.number}", icon=":material/download:")
    with st.expander(text.HISTORY):
        first = (text.UPLOADED, moment(version.at.astimezone()), _who(version.account, names), "")
        show.table(text.HISTORY_TABLE, [first, *(_step(step, names) for step in version.steps)])
        st.text(text.FINGERPRINT.format(sha256=version.sha256))


def _is_shown(instrument: Instrument, visit: Visit) -> bool:
    shown = visit.definitions.editions.get(instrument.id)
    return shown is not None and shown.own


def _step(step: Step, names: Names) -> tuple[str, str, str, str]:
    return (
        text.STATES[step.state],
        moment(step.at.astimezone()),
        _who(step.account, names),
        step.reason,
    )


def _who(account: int | None, names: Names) -> str:
    if account is None:
        return text.TERMINAL
    if account not in names:
        return text.SOMEBODY_GONE.format(number=account)
    return text.WHO.format(name=names[account], number=account)


def content(instrument: Instrument) -> None:
    """What an instrument holds: rules, weights, categories, ladders."""
    st.subheader(method.title(instrument), anchor=False)
    show.lead(instrument.summary)
    if instrument.scorable:
        show.lead(text.SEEN_SHARE.format(share=share(seen_share(instrument))))
    method.facts(instrument)
    if instrument.scorable:
        st.subheader(text.WEIGHTS, anchor=False)
        method.weights(instrument)
    st.subheader(text.CATEGORIES, anchor=False)
    method.categories(instrument)
    for aspect in instrument.aspects:
        head = text.INDICATORS.format(aspect=aspect.label, count=count(len(aspect.indicators)))
        with st.expander(show.plain(head)):
            method.aspect(instrument, aspect)
    with st.expander(method_words.LIMITS):
        show.bullets(instrument.limits)


def comparison(instrument: Instrument, visit: Visit) -> None:
    """Against the edition it takes the place of, unless another one is chosen."""
    others = [one for one in visit.definitions.editions.values() if one.id != instrument.id]
    titles = {one.title: one for one in others}
    place = next((i for i, one in enumerate(others) if one.id == instrument.supersedes), 0)
    key = f"dibanding-{instrument.id}"
    chosen = titles[st.selectbox(text.AGAINST, tuple(titles), place, key=key)]
    found = compare(chosen, instrument)
    editions.comparison(found)
    explained_editions.weights(found)


def beside(instrument: Instrument, visit: Visit) -> str:
    """The id of the instrument in use whose ranking is laid beside the previewed one."""
    known = visit.definitions.instruments
    others = {one.title: one.id for one in known.values() if one.id != instrument.id or not instrument.own}
    ids = list(others.values())
    place = ids.index(instrument.supersedes) if instrument.supersedes in ids else 0
    return others[st.selectbox(text.BESIDE, tuple(others), place, key=f"samping-{instrument.id}")]


def ranking(found: Preview, key: str) -> str | None:
    """Who would stand elsewhere, those who move farthest first; the id of the unit that is selected."""
    frame = found.frame
    if frame.empty:
        st.info(text.NOBODY)
        return None
    climbs = frame[CLIMB]
    figures = {"up": climbs > 0, "down": climbs < 0, "same": climbs == 0, "open": climbs.isna()}
    show.lead(text.MOVED.format(**{name: count(int(chosen.sum())) for name, chosen in figures.items()}))
    shown = pd.DataFrame(
        {
            text.COLUMN_UNIT: frame[frames.NAME],
            text.COLUMN_RANK: frame[frames.RANK],
            text.COLUMN_BEFORE: frame[OTHER_RANK],
            text.COLUMN_MOVE: climbs,
            text.COLUMN_SCORE: _spans(
                frame[frames.FLOOR_STEPS], frame[frames.CEILING_STEPS], found.instrument
            ),
            text.COLUMN_OTHER: _spans(frame[OTHER_FLOOR_STEPS], frame[OTHER_CEILING_STEPS], found.other),
            text.COLUMN_KIND: [words.KINDS[UnitKind(kind)] for kind in frame[frames.KIND]],
        }
    )
    show.lead(text.SELECT_HINT)
    place = show.selectable(shown, key)
    dispensed.listed(found.dispensed)
    return None if place is None else str(frame[frames.UNIT_ID].iloc[place])


def _spans(low: pd.Series[int], high: pd.Series[int], instrument: Instrument) -> list[str]:
    steps, decimals = 10**instrument.decimals, instrument.decimals
    return [span(a, b, decimals) for a, b in zip(low / steps, high / steps, strict=True)]


def decide(one: OwnVersion, versions: Sequence[OwnVersion]) -> Decision | None:
    """The buttons that take a version into use or withdraw it; what was asked for."""
    version, asked = one.version, None
    usable = version.state is OwnState.RANCANGAN and one.instrument is not None
    if usable or one.removable:
        st.subheader(text.DECIDE, anchor=False)
    if usable:
        show.lead(text.USE_NOTE)
        for other in versions:
            if (
                other.version.instrument_id == version.instrument_id
                and other.version.state is OwnState.DIPAKAI
            ):
                show.lead(text.USE_REPLACES.format(number=other.version.number))
        if st.button(text.USE, type="primary", key=f"pakai-{version.number}"):
            asked = Decision(state=OwnState.DIPAKAI)
    if one.removable:
        with st.expander(text.WITHDRAW), st.form(f"tarik-{version.number}", border=False):
            reason = st.text_input(text.WITHDRAW_REASON, max_chars=300)
            if st.form_submit_button(text.WITHDRAW):
                asked = Decision(state=OwnState.DITARIK, reason=reason)
    return asked
