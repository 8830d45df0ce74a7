"""What `maskmill detect` shows: JSON documents, JSON lines, tables."""
