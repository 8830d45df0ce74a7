"""The Celery app under an old name: `celery -A services.celery_app worker`."""

from maskmill.tasks.app import app

celery = celery_app = app
