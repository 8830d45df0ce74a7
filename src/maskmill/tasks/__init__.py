"""Celery: the app, the tasks, the beat loops."""
