"""Kill worker, pool processes, broker and beat at random under load; print what was lost (nothing, or it exits 1)."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.faults.jobs.storm import main

if __name__ == "__main__":
    sys.exit(main())
