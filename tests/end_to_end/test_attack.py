#!/usr/bin/env python3
"""An outsider with the public files, the rules and a solver learns no small number.

Options of the attack, in the order of its manual: --rules (printed counts against the threshold and the group share),
--zeros (a hidden cell known to be zero is a finding too), --diff (changes between releases), --implicit 3 (margins that
nobody printed), --ilp and --width 3 (whole numbers; a hidden count keeps at least four values). Each release alone,
then the releases together: what one withholds another must not give.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys

import attack_input
from support import RELEASES, Test, rows, skip

test = Test(needs_shared=True)
if subprocess.run([sys.executable, "-c", "import numpy, scipy"], capture_output=True).returncode != 0:
    skip(f"{sys.executable} has no numpy and scipy")
OPTIONS = ["--rules", "--zeros", "--diff", "--implicit", "3", "--ilp", "--width", "3"]


def attack(releases, name):
    """All FAIL lines and warnings over one set of releases."""
    fails, warnings = [], []
    for part in attack_input.documents(releases):
        fails += [f"CONTRADICTION {line}" for line in part.contradictions]
        path = test.work / f"{name}-{part.name}.json"
        path.write_text(json.dumps(part.document(), ensure_ascii=False), encoding="utf-8")
        result = test.tool("sdcattack.py", *OPTIONS, path)
        fails += re.findall(r"^FAIL .*", result.stdout, re.M)
        warnings += re.findall(r"^WARN .*", result.stdout, re.M)
        if result.returncode not in (0, 1) or not re.search(r"^\d+ FAIL, \d+ WARN$", result.stdout, re.M):
            fails.append(f"the attack on {part.name} ended with {result.returncode}: {result.stderr.strip()[-300:]}")
    return fails + [f"FAIL SMALL_CHANGE {line}" for line in attack_input.small_changes(releases)], warnings


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
month = next(r for r in rows(final / "data" / "exit_work_by_month.csv") if r["groep"] == "regie" and r["maand"] == "18")
close = "regie,15,{n},{events},1,1,1\r\n".format(n=month["n"], events=int(month["events"]) - 2)
found = doctored("two months two people apart", "exit_work_by_month",
                 lambda t: re.sub(r"(?m)^regie,18,", close + "regie,18,", t, count=1))
test.check(any("EXACT" in line and "15 tot 18" in line for line in found), f"a step of two is found ({found})")

# Curves: how many people does each step stand for? Refreshed releases have none.
test.check(not (quarterly / "data" / "exit_work_by_month.csv").exists(), "a refreshed release has no curve")
for public, tens in ((final, False),):
    by_group = {}
    for r in rows(public / "data" / "exit_work_by_month.csv"):
        if r["share"] not in attack_input.HIDDEN:
            by_group.setdefault((r["groep"], int(r["n"])), []).append((int(r["maand"]), 1 - int(r["share"]) / 100))
    for (group, n), points in by_group.items():
        curve = test.work / f"{public.parent.name}-{group}.csv"
        curve.write_text("".join(f"{m},{s:.2f}\n" for m, s in points), encoding="utf-8")
        tolerance = 0.005 + (5 / n if tens else 0)
        result = test.tool("kmattack.py", "--n0", n, "--k", 10, "--tol", tolerance, curve)
        test.equal(result.returncode, 0, f"steps below ten in the curve of {group} in {public.parent.name}: "
                                         f"{result.stdout[:400]}{result.stderr[-200:]}")

# Comparisons: which counts fit a printed difference with its margin? At least one, and never too few small ones.
for name in ("exit_work", "part_time_work"):
    for r in rows(final / "data" / f"{name}_contrasts.csv"):
        if r["vergelijking"] != "treatment" or r["difference"] in attack_input.HIDDEN | {"[z]"}:
            continue
        result = test.tool("testinvert.py", "--n", r["n_group"], r["n_comparator"], "--rd", r["difference"],
                           "--ci", r["low"], r["high"], "--k", 10, "--values", 4)
        test.equal(result.returncode, 0, f"{name} {r['groep']} {r['maand']}: {result.stdout[:300]}{result.stderr[-200:]}")
test.end()
