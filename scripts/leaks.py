"""Redact every generated leak case with the real command line, and let the shared judge look, with OCR.

Usage: python scripts/leaks.py [SALT …]; needs the shared tools beside the checkout, tesseract, and rapidfuzz.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

TOOLS = Path(__file__).resolve().parents[2] / "shared" / "tools"
MASKMILL = [sys.executable, "-m", "maskmill.cli.main"]


def main(salts: list[str]) -> int:
    """Print what the judge says for each salt; return 1 when anything leaks."""
    if not TOOLS.is_dir():
        print("The shared tools are not beside this checkout.", file=sys.stderr)
        return 2
    return max(one(salt) for salt in salts)


def one(salt: str) -> int:
    """Make, redact and judge the cases of one salt."""
    with tempfile.TemporaryDirectory() as name:
        cases, out, terms = Path(name, "cases"), Path(name, "out"), Path(name, "terms.json")
        subprocess.run([sys.executable, TOOLS / "make_leak_cases.py", cases, "--salt", salt], check=True)
        listed = json.loads((cases / "cases.json").read_text())
        terms.write_text(json.dumps({case["file"]: case["secrets"] for case in listed}))
        files = [str(cases / case["file"]) for case in listed]
        start = time.perf_counter()
        done = subprocess.run(
            [*MASKMILL, "redact", *files, "-o", out, "--policy", "none", "--terms", terms, "--json", "--no-audit"],
            check=False, capture_output=True, text=True,
        )  # fmt: skip
        took = time.perf_counter() - start
        result = json.loads(done.stdout)
        pixels = [Path(item["path"]).stem for item in result["files"] if item["pixel_pages"]]
        problems = Counter(item["problem"]["slug"] for item in result["files"] if item["problem"])
        print(f"salt {salt}: {result['summary']}, {took:.0f} s; as pixels: {pixels or 'none'}; {dict(problems)}")
        return subprocess.run(
            [sys.executable, TOOLS / "check_leaks.py", cases / "cases.json", out, "--ocr"], check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["harbour"]))
