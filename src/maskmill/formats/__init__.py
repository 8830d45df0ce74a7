"""Formats: what can be opened, read, burned and verified. Everything here that touches bytes runs in the jail."""
