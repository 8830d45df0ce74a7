"""The transport: Celery on Redis or Valkey."""
