#!/usr/bin/env python3
"""Which files are published depends on the study, not on the people (bar D7).

Two municipalities with the same study and very different data: a tenth of the size and twice the size of Lindeveen, other
seeds. For each kind of release the lists of public files, the columns of each data file and the sheets of the workbook are
the same. A file or column that is there only when somebody is in it would tell that somebody is.
"""
import csv
import re
import zipfile

from support import RELEASES, Test

test = Test()
TOWNS = {"small": (21, 0.1), "large": (22, 2)}
HASH = re.compile(r"\.[0-9a-f]{10}\.")  # style sheets and scripts carry a digest of what the program ships


def columns(path):
    with open(path, newline="", encoding="utf-8") as handle:
        return next(csv.reader(handle))


def sheets(path):
    with zipfile.ZipFile(path) as archive:
        return re.findall(r'<sheet name="([^"]*)"', archive.read("xl/workbook.xml").decode("utf-8"))


for name, (seed, scale) in TOWNS.items():
    made = test.run("init", "--example", "lindeveen", test.work / name / "study", "--seed", seed, "--scale", scale)
    test.equal(made.returncode, 0, f"init of the {name} municipality: {made.stderr}")
    for study in RELEASES:
        built = test.run("build", test.work / name / "study" / study, "--out", test.work / name / "out")
        test.equal(built.returncode, 0, f"build of {study} for the {name} municipality: {built.stderr[-300:]}")

for release in RELEASES.values():
    small, large = (test.work / name / "out" / release / "public" for name in TOWNS)
    lists = [sorted(HASH.sub(".", str(p.relative_to(folder))) for p in folder.rglob("*") if p.is_file())
             for folder in (small, large)]
    test.check(len(lists[0]) > 50, f"{release}: there are files ({len(lists[0])})")
    test.equal(sorted(set(lists[0]) ^ set(lists[1])), [], f"{release}: files that only one of the municipalities has")
    for path in sorted((large / "data").glob("*.csv")):
        if (small / "data" / path.name).is_file():
            test.equal(columns(small / "data" / path.name), columns(path), f"{release}: columns of {path.name}")
    test.equal(sheets(small / "workbook.xlsx"), sheets(large / "workbook.xlsx"), f"{release}: sheets of the workbook")
test.end()
