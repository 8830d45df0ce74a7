"""Start the schedule, the dispatcher and the reconciler: `python run_celery_beat.py`."""

from maskmill.tasks.beat import main

if __name__ == "__main__":
    raise SystemExit(main())
