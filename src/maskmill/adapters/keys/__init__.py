"""Keys at rest: the key file and the signing key."""
