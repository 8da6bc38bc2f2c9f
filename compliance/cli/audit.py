"""`audit` and `reset`: what the person at the server does about the trail and about lost passwords."""

from __future__ import annotations

import argparse

from compliance.cli.database import database
from compliance.cli.output import print_json, say
from compliance.problems import ComplianceError
from compliance.text import cli as words
from compliance.workflows import accounts
from compliance.workflows.guard import operator
from compliance.workflows.trail import check_chain

INTACT, BROKEN = 0, 1


def run_audit(options: argparse.Namespace) -> int:
    """Compute the chain of the trail anew; with `--anchor`, also whether it still holds what was noted."""
    if not options.verify:
        raise ComplianceError(words.AUDIT_WHAT)
    with database() as engine:
        chain, anchored = check_chain(engine, options.anchor)
    intact = chain.broken is None and anchored
    if options.json:
        print_json(
            {
                "entries": chain.length,
                "head": chain.head,
                "intact": intact,
                "broken_at": chain.broken,
                "anchored": anchored if options.anchor else None,
            }
        )
    elif chain.broken is not None:
        say(words.AUDIT_BROKEN.format(number=chain.broken))
    elif not anchored:
        say(words.AUDIT_NOT_ANCHORED.format(number=options.anchor[0]))
    else:
        say(words.AUDIT_INTACT.format(count=chain.length, head=chain.head))
    return INTACT if intact else BROKEN


def run_reset(options: argparse.Namespace) -> int:
    """Print a code with which the owner of an account sets a new password."""
    with database() as engine:
        caller = operator(engine)
        wanted = options.username.strip().casefold()
        found = [row for row in accounts.accounts(caller) if row.username == wanted]
        if not found:
            raise ComplianceError(words.UNKNOWN_ACCOUNT.format(username=options.username))
        code = accounts.issue_reset(caller, found[0].id)
    say(words.RESET_CODE.format(username=found[0].username))
    say(code)
    return 0
