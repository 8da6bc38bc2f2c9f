"""Accounts: signing in and out, one-time codes, second factors, and managing who is who."""

from compliance.storage.accounts import AccountRow
from compliance.storage.sessions import SessionRow
from compliance.workflows.accounts.by_code import code_owner, redeem
from compliance.workflows.accounts.first import (
    create_first_administrator,
    issue_first_code,
    needs_administrator,
)
from compliance.workflows.accounts.living import (
    my_sessions,
    revoke_sessions,
    sessions_of,
    sign_out,
    touch,
)
from compliance.workflows.accounts.managing import (
    accounts,
    add_account,
    change_account,
    close_account,
    issue_reset,
    remove_second_factor,
)
from compliance.workflows.accounts.openid import sign_in_openid
from compliance.workflows.accounts.own import (
    change_password,
    confirm_totp,
    me,
    new_totp_secret,
    remove_totp,
    totp_uri,
)
from compliance.workflows.accounts.shapes import CodeOwner, Identity, Origin, SignedIn
from compliance.workflows.accounts.signing_in import sign_in
