"""Print the figures of the job engine: submit, start, throughput, backlog, fairness."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.bench.jobs import main

if __name__ == "__main__":
    sys.exit(main())
