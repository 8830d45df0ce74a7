"""Policies from YAML files."""
