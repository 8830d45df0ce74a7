#!/usr/bin/env bash
# Install the Debian packages that Maskmill uses, when this user may; otherwise say which are missing.
set -euo pipefail
declare -A needed=(
  [tesseract-ocr]=/usr/bin/tesseract
  [tesseract-ocr-eng]=/usr/share/tesseract-ocr
  [tesseract-ocr-osd]=/usr/share/tesseract-ocr
  [poppler-utils]=/usr/bin/pdftotext
  [fonts-dejavu-core]=/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf
)
missing=()
for package in "${!needed[@]}"; do
  [ -e "${needed[$package]}" ] || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0
command -v apt-get >/dev/null || { echo "Please install: ${missing[*]} (without them scans are refused)." >&2; exit 0; }
if [ "$(id -u)" -eq 0 ]; then as_root=(); elif sudo -n true 2>/dev/null; then as_root=(sudo -n); else
  echo "Please install as root: apt-get install ${missing[*]} (without them scans are refused)." >&2
  exit 0
fi
echo "Installing ${missing[*]}" >&2
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq >&2
"${as_root[@]}" apt-get install -qq -y --no-install-recommends "${missing[@]}" >&2
