#!/bin/sh
# run.sh WORK_FOLDER SITE_FOLDER [--spoil]: installs the pinned tools in WORK_FOLDER/tools, never in the source tree, and checks
# the site. Leaves 77 (skipped) when node, npm or chromium is not there.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
tools=$1/tools
site=$2
shift 2

for program in node npm; do
  if ! command -v "$program" >/dev/null 2>&1; then
    echo "SKIPPED: $program was not found; the website is not checked in a browser"
    exit 77
  fi
done
chromium=${WERKTHET_CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
if [ -z "$chromium" ] || [ ! -x "$chromium" ]; then
  echo "SKIPPED: chromium was not found; the website is not checked in a browser"
  exit 77
fi

mkdir -p "$tools"
# The checks themselves are copied each time, the packages only when the lock file changed.
cp "$here"/*.mjs "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$tools/"
if ! cmp -s "$tools/package-lock.json" "$tools/installed.json"; then
  (cd "$tools" && npm ci --no-progress)
  cp "$tools/package-lock.json" "$tools/installed.json"
fi
exec node "$tools/check.mjs" "$site" --chromium "$chromium" "$@"
