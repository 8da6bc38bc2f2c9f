"""Which cells of a workbook hold personal data (UU 27/2022), so that they are never stored."""
