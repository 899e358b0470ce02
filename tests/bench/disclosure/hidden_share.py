#!/usr/bin/env python3
"""How much of a release is hidden: per data file the cells that hold a number or hide one, and the share that is hidden.

  hidden_share.py PUBLIC...        folders with data/ in them (OUT/<release>/public)

Counted are the columns with numbers (those with a unit in the metadata). [c] is hidden; [x] and [z] are numbers that do not
exist and are not counted; rows that were left out as a whole (months of a curve) are not seen. The claims behind the
findings (claims.json) are counted too: one without a figure is hidden, or may not be made (a red light).
"""
import csv
import json
import pathlib
import sys


def table(path):
    """(cells, hidden) of one data file."""
    meta = json.loads(path.with_name(path.name + "-metadata.json").read_text(encoding="utf-8"))
    columns = [c["name"] for c in meta["tableSchema"]["columns"] if c.get("schema:unitText") not in (None, "", "text")]
    with path.open(newline="", encoding="utf-8") as handle:
        cells = [row[c] for row in csv.DictReader(handle) for c in columns]
    counted = [c for c in cells if c not in ("[x]", "[z]", "")]
    return len(counted), counted.count("[c]")


def main():
    if len(sys.argv) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    for folder in map(pathlib.Path, sys.argv[1:]):
        data = folder / "data"
        print(f"\n| {folder.resolve().parent.name}: table | cells | hidden | share |\n| --- | --- | --- | --- |")
        total = [0, 0]
        for path in sorted(data.glob("*.csv")):
            cells, hidden = table(path)
            if cells:
                total = [total[0] + cells, total[1] + hidden]
                print(f"| {path.stem} | {cells} | {hidden} | {100 * hidden / cells:.0f} % |")
        print(f"| **all** | {total[0]} | {total[1]} | {100 * total[1] / max(1, total[0]):.1f} % |")
        claims = data / "claims.json"
        if claims.is_file():
            all_of = json.loads(claims.read_text(encoding="utf-8"))["claims"]
            for kind in sorted({claim["kind"] for claim in all_of}):
                mine = [claim for claim in all_of if claim["kind"] == kind]
                figures = sum(1 for claim in mine if (claim.get("figures") or {}).get("estimate") is not None)
                print(f"\nclaims on {kind}: {figures} of {len(mine)} have their figures")
    return 0


if __name__ == "__main__":
    sys.exit(main())
