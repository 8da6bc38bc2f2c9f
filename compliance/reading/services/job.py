"""The job that reads files of services, as the asking side sees it."""

from __future__ import annotations

from compliance.reading.jobs import reading_job
from compliance.reading.services.result import ServicesReading

SERVICES = reading_job("services", ServicesReading)
