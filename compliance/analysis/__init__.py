"""Answers and assessments → what the pages and reports show: ranking, gaps, surveys, complaints, services."""
