"""Numbers of South Africa."""
