"""What the public is told about services: one page of HTML to be printed, without scripts and without
anything from elsewhere. Every text in it is escaped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from compliance.formats import day
from compliance.model import Status
from compliance.model.services import Service, ServiceField
from compliance.text import services as words
from compliance.text.reports import INVENTED

_STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 24px 20px 48px; max-width: 190mm; color: #16202a; background: #fff;
  font: 16px/1.5 "Source Sans 3", "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
header { border-bottom: 3px solid #0f5c66; padding-bottom: 12px; }
header p, footer p, .print { margin: 0; color: #44525e; }
h1 { margin: 2px 0; font-size: 26px; line-height: 1.2; }
h2 { margin: 0 0 4px; font-size: 22px; line-height: 1.25; color: #0f5c66; }
h3 { margin: 0 0 2px; font-size: 16px; }
nav ol { margin: 4px 0 0; padding-left: 24px; }
article { padding-top: 20px; }
section { border: 1px solid #c9d3da; border-radius: 6px; padding: 10px 14px; margin-top: 10px;
  break-inside: avoid; }
section p { margin: 0; white-space: pre-line; overflow-wrap: anywhere; }
.short { display: grid; grid-template-columns: 1fr 1fr; gap: 0 12px; }
.missing { color: #5b6670; font-style: italic; }
.invented { background: #b4413c; color: #fff; font-weight: 700; text-align: center; padding: 4px; }
.pledge { border-left: 4px solid #0f5c66; padding: 4px 0 4px 14px; margin-top: 16px; break-inside: avoid; }
footer { border-top: 1px solid #c9d3da; margin-top: 24px; padding-top: 8px; font-size: 14px; }
a { color: #0f5c66; }
@media (max-width: 560px) { .short { grid-template-columns: 1fr; } }
@media print {
  @page { size: A4; margin: 16mm 14mm; }
  body { padding: 0; max-width: none; font-size: 11pt; }
  .print, nav { display: none; }
  article + article { break-before: page; }
  .invented { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
"""
_SHORT = frozenset({ServiceField.WAKTU, ServiceField.BIAYA})  # stand beside each other


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What the summary is about. `parent`: whom the unit belongs to, "" where it says nothing more;
    `pledged`: the unit has promised its service, so that the promise is shown."""

    unit: str
    parent: str
    period: str
    on: date
    services: tuple[Service, ...]
    pledged: bool
    invented: bool


def summary_page(summary: Summary) -> bytes:
    """The page; one service on each sheet of paper."""
    one = len(summary.services) == 1
    title = summary.services[0].name if one else words.SUMMARY_OF.format(unit=summary.unit)
    parts = [
        "<!doctype html>",
        f'<html lang="id"><head><meta charset="utf-8"><title>{escape(title)}</title>',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta name="robots" content="noindex"><style>{_STYLE}</style></head><body>',
        f'<p class="invented" role="note">{escape(INVENTED)}</p>' if summary.invented else "",
        _head(summary, title),
        "<main>",
        *(_service(service, number, alone=one) for number, service in enumerate(summary.services, start=1)),
        "" if summary.services else f'<p class="missing">{escape(words.SUMMARY_NOTHING)}</p>',
        _pledge() if summary.pledged else "",
        "</main>",
        _foot(summary),
        "</body></html>",
    ]
    return "\n".join(part for part in parts if part).encode()


def _head(summary: Summary, title: str) -> str:
    parent = f" · {escape(summary.parent)}" if summary.parent else ""
    contents = "".join(
        f'<li><a href="#layanan-{number}">{escape(service.name)}</a></li>'
        for number, service in enumerate(summary.services, start=1)
    )
    nav = f'<nav aria-label="{escape(words.SUMMARY_CONTENTS)}"><ol>{contents}</ol></nav>'
    return (
        f"<header><p>{escape(words.SUMMARY_TITLE)}</p><h1>{escape(title)}</h1>"
        f"<p>{escape(words.SUMMARY_UNIT)}: <strong>{escape(summary.unit)}</strong>{parent}</p>"
        f'<p class="print">{escape(words.SUMMARY_PRINT)}</p>'
        f"{nav if len(summary.services) > 1 else ''}</header>"
    )


def _service(service: Service, number: int, *, alone: bool) -> str:
    head = "" if alone else f"<h2>{escape(service.name)}</h2>"
    sections: list[str] = []
    short: list[str] = []
    for one in words.PUBLIC_ORDER:
        if one in _SHORT:
            short.append(_section(service, one))
            continue
        if short:
            sections.append(_beside(short))
            short = []
        sections.append(_section(service, one))
    return f'<article id="layanan-{number}">{head}{"".join(sections)}{_decree(service)}</article>'


def _beside(short: Sequence[str]) -> str:
    return f'<div class="short">{"".join(short)}</div>'


def _section(service: Service, one: ServiceField) -> str:
    text = service.texts.get(one, "")
    status = service.said.get(one)
    body = (
        f"<p>{escape(text)}</p>"
        if text and status is Status.ADA
        else f'<p class="missing">{escape(words.PUBLIC_STATES[status])}</p>'
    )
    return f"<section><h3>{escape(words.PUBLIC_LABELS[one])}</h3>{body}</section>"


def _decree(service: Service) -> str:
    if not service.has(ServiceField.SK):
        return ""
    number = service.texts.get(ServiceField.SK, "")
    on = service.dates.get(ServiceField.SK_TANGGAL)
    said = [number, words.SUMMARY_DECREE_DATE.format(day=day(on)) if on else ""]
    told = " ".join(part for part in said if part)
    return f"<section><h3>{escape(words.SUMMARY_DECREE)}</h3><p>{escape(told)}</p></section>" if told else ""


def _pledge() -> str:
    return f'<div class="pledge"><h2>{escape(words.PLEDGE_HEAD)}</h2><p>{escape(words.PLEDGE)}</p></div>'


def _foot(summary: Summary) -> str:
    said = words.SUMMARY_DATE.format(day=day(summary.on), period=summary.period)
    return f"<footer><p>{escape(said)}</p></footer>"
