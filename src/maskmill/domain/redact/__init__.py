"""Removal as rules: what is matched, what is put in its place."""
