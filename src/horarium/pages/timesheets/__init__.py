"""Timesheets: a week of visits beside what was planned, approved in one go and put right."""
