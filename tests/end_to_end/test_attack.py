#!/usr/bin/env python3
"""An outsider with the public files, the rules and a solver learns no small number.

How the attackers are called stands in attacks.py. Each release alone, then the releases together: what one withholds
another must not give.
"""
import re
import shutil
import subprocess
import sys

import attacks
from support import RELEASES, Test, rows, skip

test = Test(needs_shared=True)
if subprocess.run([sys.executable, "-c", "import numpy, scipy"], capture_output=True).returncode != 0:
    skip(f"{sys.executable} has no numpy and scipy")


def attack(releases, name):
    """All FAIL lines, contradictions and warnings over one set of releases."""
    found = attacks.tables(test.tool, test.work, releases, name)
    return found.lines(), found.warnings


final, interim, quarterly = (test.out / release / "public" for release in RELEASES.values())
sets = {"final": [final], "interim": [interim], "quarterly": [quarterly], "interim and quarterly": [interim, quarterly],
        "quarterly and final": [quarterly, final], "all three": [interim, quarterly, final]}
for name, releases in sets.items():
    fails, warnings = attack(releases, name)
    test.equal(fails, [], f"what the attack finds in {name}")
    for line in warnings:
        print(f"note ({name}): {line}")

# Other municipalities, smaller ones too: about 100 people per group, where a rule that only just holds would break.
for seed, scale in ((11, 0.65), (12, 0.65), (13, 1)):
    town = test.work / f"town-{seed}"
    test.equal(test.run("init", "--example", "lindeveen", town / "study", "--seed", seed, "--scale", scale).returncode, 0,
               f"init of municipality {seed}")
    for study in RELEASES:
        built = test.run("build", town / "study" / study, "--out", town / "out")
        test.equal(built.returncode, 0, f"build of {study} for municipality {seed}: {built.stderr[-300:]}")
    theirs = [town / "out" / release / "public" for release in RELEASES.values()]
    for name, releases in {"closing": theirs[:1], "all three": theirs}.items():
        test.equal(attack(releases, f"town-{seed}-{name}")[0], [], f"what the attack finds in municipality {seed}, {name}")

# The attack itself must be able to find something: two doctored copies of the final release.
def doctored(name, table, change):
    copy = test.work / name / "public"
    shutil.copytree(final, copy)
    path = copy / "data" / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    changed = change(text)
    test.check(changed != text, f"{name}: the copy was changed")
    path.write_text(changed, encoding="utf-8")
    return attack([copy], name)[0]


found = doctored("a small count", "part_time_work", lambda t: re.sub(r"(regulier,18,\d+),\d+", r"\1,3", t, count=1))
test.check(any("SMALL_PRINTED" in line for line in found), f"a printed 3 is found ({found})")
# Exact both: a whole ten could be a count in tens.
month = next(r for r in rows(final / "data" / "exit_work_by_month.csv")
             if r["maand"] == "18" and int(r["events"]) % 10 not in (0, 2))
group = month["groep"]
close = f"{group},15,{month['n']},{int(month['events']) - 2},1,1,1\r\n"
found = doctored("two months two people apart", "exit_work_by_month",
                 lambda t: re.sub(rf"(?m)^{group},18,", f"{close}{group},18,", t, count=1))
test.check(any("EXACT" in line and "15 tot 18" in line for line in found), f"a step of two is found ({found})")

# Curves: how many people does each step stand for? Refreshed releases have none.
test.check(not (quarterly / "data" / "exit_work_by_month.csv").exists(), "a refreshed release has no curve")
test.equal(attacks.curves(test.tool, test.work, final), [], "steps below ten in a curve")

# Comparisons: which counts fit a printed difference with its margin? At least one, and never too few small ones.
test.equal(attacks.comparisons(test.tool, final), [], "printed comparisons that give counts away")
test.end()
