"""Trains the names model: README.md in this folder says how."""
