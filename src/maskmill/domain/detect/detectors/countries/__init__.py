"""Numbers that one country gives, a folder each by its ISO 3166 code."""
