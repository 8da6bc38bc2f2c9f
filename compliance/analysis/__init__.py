"""Assessments → ranking, gaps and overview: what the pages and reports show."""
