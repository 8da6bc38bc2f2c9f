"""Accounts: who may do what, passwords, one-time codes, how guessing is slowed. No database here."""
