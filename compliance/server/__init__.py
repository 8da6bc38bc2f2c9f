"""Everything around Streamlit on the web.

A request passes, in this order: `headers` (what every answer carries), `gate` (nobody passes
without a living session), `uploads` (how much, and for whom), `shell` (the page around the pages);
then a route of `routes`, or Streamlit. Websockets take the same way and are kept in `lines`.

What is slow to load is imported where it is needed, not above: the port listens at once, and the
sign-in form needs neither pandas nor a page.
"""

from compliance.server.routes import MIDDLEWARE, ROUTES
from compliance.server.starting import apologise, claim_pages, lifespan, read_settings

__all__ = ["MIDDLEWARE", "ROUTES", "apologise", "claim_pages", "lifespan", "read_settings"]
