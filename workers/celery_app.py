"""The Celery app under an old name: `celery -A workers.celery_app worker`."""

from maskmill.tasks.app import app

celery = celery_app = app
