"""Words that are no names by themselves, language by language."""
