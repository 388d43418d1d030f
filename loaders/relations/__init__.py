"""Candidate relations, one module a family."""
