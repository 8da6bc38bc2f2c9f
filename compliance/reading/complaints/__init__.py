"""Lists and recaps of complaints → cases and counts per unit, without anything personal.

headings → tables → what each column holds → cases or recaps → units, problems, questions
"""
