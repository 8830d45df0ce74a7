"""Detectors: patterns, context words and validators as data, and the merge of what engines find."""
