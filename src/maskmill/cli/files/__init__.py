"""Files in, files out: what is read, where results go, and how many files are worked on at a time."""
