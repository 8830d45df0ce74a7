"""Searching texts for callers that wait: in this process, or in one that owns the model."""
