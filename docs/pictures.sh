#!/usr/bin/env bash
# Draws the pictures of README and docs from the examples: docs/pictures.sh [--check] BLASTRADIUS
#
# The SVG of a picture depends on the version of Graphviz and on its fonts. What is checked for being
# current is the DOT text behind it, kept beside it.
set -euo pipefail
cd "$(dirname "$0")/.."

check=false
if [ "${1:-}" = --check ]; then
  check=true
  shift
fi
tool="${1:?usage: docs/pictures.sh [--check] BLASTRADIUS}"

picture() {
  local name="docs/$1"
  shift
  if $check; then
    "$tool" draw "$@" | cmp - "$name.dot" || {
      echo "$name.dot is not current; run docs/pictures.sh" >&2
      exit 1
    }
  else
    "$tool" draw "$@" -o "$name.dot"
    dot -Tsvg "$name.dot" -o "$name.svg"
  fi
}

picture shop-dynamodb Examples/shop --fail aws/us-east-1/dynamodb
picture us-east-1-2025-10-20 Examples/us-east-1-2025-10-20 --fail aws/us-east-1/dynamodb/dns --only-affected
picture us-east-1-by-provider Examples/us-east-1-2025-10-20 --fail aws/us-east-1/dynamodb/dns --collapse provider
picture us-east-1-chargebee Examples/us-east-1-2025-10-20 --fail aws/us-east-1/dynamodb/dns --focus chargebee --depth 2 --dependencies-only
