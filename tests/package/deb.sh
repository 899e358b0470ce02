#!/usr/bin/env bash
# deb.sh BUILD EXPECTED: packs the build as .deb, unpacks it elsewhere, compares the list of files and runs the
# program from another folder, where neither source nor build tree can be found by chance.
set -euo pipefail
build=$1 expected=$2
command -v dpkg-deb > /dev/null || { echo "SKIPPED: dpkg-deb is missing"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$build" && cpack -G DEB -B "$work/package" > "$work/cpack.log" 2>&1) || { cat "$work/cpack.log"; exit 1; }
deb=$(ls "$work"/package/*.deb)
dpkg-deb -x "$deb" "$work/unpacked"
dpkg-deb -f "$deb" Depends | grep -q libxlsxwriter || { echo "the package does not name its libraries"; exit 1; }
(cd "$work/unpacked" && find . -type f | sed 's|^\./||' | grep -v -E '^usr/share/werkthet/(layouts|templates|site)/' | sort) > "$work/files.txt"
diff "$expected" "$work/files.txt" || { echo "the installed files are not the expected ones"; exit 1; }
for folder in layouts templates site; do
  [ -n "$(find "$work/unpacked/usr/share/werkthet/$folder" -type f)" ] || { echo "nothing in $folder"; exit 1; }
done
mkdir "$work/elsewhere" && cd "$work/elsewhere"
unset WERKTHET_RESOURCES
"$work/unpacked/usr/bin/werkthet" init --example lindeveen town > /dev/null
"$work/unpacked/usr/bin/werkthet" build town --quiet > paths.txt
while read -r path; do test -s "$path"; done < paths.txt
[ "$(wc -l < paths.txt)" -eq 4 ] || { echo "memo, workbook in two forms and site expected"; cat paths.txt; exit 1; }
"$work/unpacked/usr/bin/werkthet" verify town/out/*/
