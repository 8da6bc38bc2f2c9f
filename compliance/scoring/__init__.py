"""Answers + instrument + date → assessment. Pure: nothing here reads a file, a clock or a database."""
