"""Encrypted objects on disk or in a bucket."""
