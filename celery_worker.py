"""The Celery app under an old name: `celery -A celery_worker.celery worker`."""

from maskmill.tasks.app import app

celery = celery_app = app
