"""Start a worker: `python run_celery_worker.py --queue reports --concurrency 8`."""

from maskmill.tasks.worker import main

if __name__ == "__main__":
    raise SystemExit(main())
