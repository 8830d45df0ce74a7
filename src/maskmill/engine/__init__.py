"""The use cases: one file each, each a straight line."""
