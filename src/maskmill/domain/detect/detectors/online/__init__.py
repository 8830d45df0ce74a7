"""Traces in networks."""
