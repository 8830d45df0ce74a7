#!/usr/bin/env bash
# Compile the locks: names, versions and hashes only, wheels only. Run after a change of pyproject.toml's dependencies.
set -euo pipefail
cd "$(dirname "$0")/.."
compile() {
  .venv/bin/uv pip compile --quiet --only-binary :all: --generate-hashes --no-header --no-annotate \
    --no-emit-index-url --no-emit-find-links --python-version 3.11 "$@"
}
compile --group build pyproject.toml --output-file requirements/runtime.lock
compile --constraint requirements/runtime.lock --group dev pyproject.toml --output-file requirements/dev.lock
echo "uv==$(.venv/bin/uv --version | cut -d' ' -f2)" |
  .venv/bin/uv pip compile --quiet --only-binary :all: --generate-hashes --no-header --no-annotate \
    --no-emit-index-url --no-emit-find-links - --output-file requirements/bootstrap.lock
