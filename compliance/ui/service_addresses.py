"""The addresses of files about services, and what is asked for in them."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from compliance.problems import ComplianceError
from compliance.text.pages import UNKNOWN_ADDRESS
from compliance.ui.queries import number
from compliance.workflows.service_files import SummaryChoice

TEMPLATE = "/unduh/layanan/templat.xlsx"


def summary(period_id: int, unit_id: str, key: str = "", *, pledge: bool = False) -> str:
    """`/unduh/layanan/ringkasan.html?periode=…`"""
    query = {"periode": str(period_id), "unit": unit_id}
    query |= {"layanan": key} if key else {}
    query |= {"maklumat": "1"} if pledge else {}
    return f"/unduh/layanan/ringkasan.html?{urlencode(query)}"


def services_list(period_id: int, unit_id: str) -> str:
    """`/unduh/layanan/daftar.xlsx?periode=…`"""
    return f"/unduh/layanan/daftar.xlsx?{urlencode({'periode': str(period_id), 'unit': unit_id})}"


def original(upload_id: int) -> str:
    """`/unduh/layanan/asli/12`"""
    return f"/unduh/layanan/asli/{upload_id}"


def summary_choice(query: Mapping[str, str]) -> SummaryChoice:
    """The choice of an address; refused where that is not one of ours."""
    unit = query.get("unit", "")
    if not unit:
        raise ComplianceError(UNKNOWN_ADDRESS)
    return SummaryChoice(
        period_id=number(query),
        unit_id=unit,
        key=query.get("layanan", ""),
        pledge=query.get("maklumat") == "1",
    )
