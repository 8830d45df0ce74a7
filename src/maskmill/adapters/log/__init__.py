"""structlog with allow-listed keys."""
