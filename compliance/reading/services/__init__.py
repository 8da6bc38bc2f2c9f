"""Lists of services → the services of each unit, with what each has of its standard of service.

headings → tables and forms → the lines of each service → what the cells say → units, problems, questions
"""
