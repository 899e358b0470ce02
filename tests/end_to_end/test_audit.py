#!/usr/bin/env python3
"""`audit` finds what a reader could work out from the public files, and nothing where there is nothing.

The tool attacks its own releases: each alone and all together give 0 findings. Doctored copies, in which one hidden count
follows from something printed, are found, with file, row and column. An independent attacker (other language, other
solver) reads the same folders beside it: both find something, or neither, and they agree on the interval of every hidden
count, of everybody between two months and of the rest of each group.
"""
import json
import re
import shutil
import subprocess
import sys

import attacks
from support import RELEASES, Test, rows

test = Test()
final, interim, quarterly = (test.out / release / "public" for release in RELEASES.values())
sets = {"final": [final], "interim": [interim], "quarterly": [quarterly], "quarterly and final": [quarterly, final],
        "all three": [interim, quarterly, final]}
outside = test.attack is not None and test.attack.is_dir() and \
    subprocess.run([sys.executable, "-c", "import numpy, scipy"], capture_output=True).returncode == 0
if not outside:
    print(f"SKIPPED: the comparison with the independent attacker (scripts at {test.attack}, numpy and scipy for "
          f"{sys.executable})")


def audit(releases, name):
    """Exit code, text and JSON of the audit."""
    path = test.work / f"{name}.json"
    result = test.run("audit", *releases, "--json", path)
    return result, json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def attacked(releases, name, *options):
    """What the independent attacker finds."""
    return attacks.tables(test.tool, test.work, releases, name, *options)


for name, releases in sets.items():
    result, report = audit(releases, name)
    test.equal(result.returncode, 0, f"audit of {name}: {result.stdout[-500:]}{result.stderr}")
    test.check("Nothing found" in result.stdout, f"what the audit says of {name}")
    test.equal((report["findings"], report["contradictions"]), ([], []), f"findings in {name}")
    print(f"{name}: {result.stdout.splitlines()[0]}")
    if outside:
        found = attacked(releases, name, "--full")
        test.equal(found.lines(), [], f"what the independent attacker finds in {name}")
        ours, compared = attacks.intervals_inside(report), 0
        for key, interval in attacks.intervals_outside(found).items():
            # The pool has another size in each release, so it is another set of people for both attackers.
            if key in ours and (len(releases) == 1 or key[0] != "niet_deelnemers"):
                test.equal(ours[key], interval, f"{name}: interval of {key}")
                compared += 1
        test.check(compared >= 3, f"{name}: intervals were compared ({compared})")
        print(f"{name}: {compared} intervals are those of the independent attacker")

# The months that the closing report has in tens, hidden in a copy: what follows opens one of them in several ways. Beside
# counts in tens an attacker could not tell which of the others are exact.
log = (final.parent / "internal" / "disclosure.csv").read_text(encoding="utf-8")
in_tens = re.findall(r"(?m)^count,exit_work\|(\w+)\|(\d+),tens,tens_months,", log)
closing = test.work / "hidden" / "public"
shutil.copytree(final / "data", closing / "data")
for group, month in in_tens:
    n = next(int(r["n"]) for r in rows(final / "data" / "exit_work.csv") if (r["groep"], r["maand"]) == (group, month))
    for file, row, instead in (
            ("exit_work.csv", rf"{group},{month},{n},[^\r]*", f"{group},{month},{n},[c],[c],[c],[c]"),
            ("exit_work_by_month.csv", rf"{group},{month},{n},.*\r\n", ""),
            ("exit_work_contrasts.csv", rf"(\w+,{group},{month},\w+),[^,]+,[^,]+,[^,]+,", r"\1,[c],[c],[c],")):
        path = closing / "data" / file
        text, count = re.subn("(?m)^" + row, lambda m: m.expand(instead), path.read_bytes().decode("utf-8"))
        test.check(count > 0, f"{file} has the month")
        path.write_bytes(text.encode("utf-8"))
        note = path.with_name(f"{file}-metadata.json")
        note.write_text(note.read_text(encoding="utf-8").replace("Sommige aantallen zijn afgerond op tien", "Niets grofs")
                        .replace("Some numbers are rounded to ten", "Nothing coarse"), encoding="utf-8")
test.equal(test.run("audit", closing).returncode, 0, "the copy with the hidden month")


def doctored(name, file, change, expected, also=()):
    """A copy of the closing release with one file changed; both attackers must find it."""
    copy = test.work / name / "public"
    shutil.copytree(closing / "data", copy / "data")
    path = copy / "data" / file
    text = path.read_bytes().decode("utf-8")
    changed = change(text)
    test.check(changed != text, f"{name}: the copy was changed")
    path.write_bytes(changed.encode("utf-8"))
    result, report = audit([copy, *also], name)
    test.equal(result.returncode, 4, f"{name}: exit code ({result.stdout[-300:]}{result.stderr})")
    test.check(any(expected(f) for f in report["findings"]), f"{name}: the finding is there ({report['findings']})")
    test.check("must be" in result.stdout or "is left" in result.stdout or "is printed" in result.stdout,
               f"{name}: in plain sentences ({result.stdout[:300]})")
    return result, copy


def is_hidden_month(finding):
    return finding["file"] == "data/exit_work.csv" and finding["row"] == f"groep={group}, maand={month}" \
        and finding["column"] == "events"


# The difference with the pool beside the hidden count: the pool's own share is exact, so the count follows.
pool = next(r for r in rows(closing / "data" / "exit_work.csv") if r["groep"] == "niet_deelnemers" and r["maand"] == month)
difference = round(100 * 33 / n - 100 * int(pool["events"]) / int(pool["n"]))
doctored("a difference that was left standing", "exit_work_contrasts.csv",
         lambda t: t.replace(f"total,{group},{month},ongewogen,[c]", f"total,{group},{month},ongewogen,{difference}", 1),
         is_hidden_month)
doctored("a percentage that was left standing", "exit_work.csv",
         lambda t: t.replace(f"{group},{month},{n},[c],[c]", f"{group},{month},{n},[c],{round(3300 / n)}", 1),
         is_hidden_month)
# Two exact months around the hidden one.
around = "".join(f"{group},{int(month) + step},{n},{33 + step},[c],[c],[c],[c]\r\n" for step in (-1, 1))
_, months = doctored("months close around it", "exit_work_by_month.csv",
                     lambda t: t.replace(f"{group},18,", around + f"{group},18,", 1), is_hidden_month)
_, small = doctored("a small count", "part_time_work.csv", lambda t: re.sub(r"(regie,18,\d+),\d+", r"\1,3", t, count=1),
                    lambda f: f["leak"] == "small_printed")
# Another release shows what this one hides, and hides the months around it.
other = test.work / "other" / "public"
(other / "data").mkdir(parents=True)
for file in ("flow_arms.csv", "exit_work.csv"):
    for name in (file, f"{file}-metadata.json"):
        shutil.copy(closing / "data" / name, other / "data" / name)
text = (other / "data" / "exit_work.csv").read_bytes().decode("utf-8")
text = re.sub(rf"(?m)^{group},(\d+),{n},.*?\r$", lambda m: f"{group},{m[1]},{n},{33 if m[1] == month else '[c]'},[c],[c],[c]\r",
              text)
(other / "data" / "exit_work.csv").write_bytes(text.encode("utf-8"))
test.equal(test.run("audit", other).returncode, 0, "the other release alone")
result, report = audit([closing, other], "two releases")
test.equal(result.returncode, 4, f"exit code for two releases ({result.stdout[-300:]})")
test.check(any(is_hidden_month(f) and f["leak"] == "exact" for f in report["findings"]), "the other release gives it away")
if outside:
    for name, releases in {"months": [months], "small": [small], "other": [closing, other]}.items():
        test.check(attacked(releases, name).lines(), f"the independent attacker finds it too ({name})")

# A small municipality, where a sum of tens and exact groups may leave a step of the flow few values: whatever the gate
# prints, the two attackers say the same of every count of the flow.
town = test.work / "town"
test.equal(test.run("init", "--example", "lindeveen", town / "study", "--seed", 15, "--scale", 0.5).returncode, 0, "init")
test.equal(test.run("build", town / "study", "--out", town / "out").returncode, 0, "build of a small municipality")
result, report = audit([town / "out" / "2020-eind"], "town")
test.check(result.returncode in (0, 4), f"exit code for a small municipality ({result.stderr})")
print(f"small municipality: {len(report['findings'])} findings")
if outside:
    reports = attacked([town / "out" / "2020-eind" / "public"], "town", "--full").reports
    ours = {f["row"].removeprefix("stap="): (f["low"], f["high"]) for f in report["counts"]
            if f["file"] == "data/flow.csv"}
    theirs = {c["at"]["stap"]: (c["lo"], c["hi"]) for c in reports["flow"]["cells"] if c["at"].get("stap") in ours}
    test.check(len(theirs) >= 5, f"steps of the flow were compared ({sorted(theirs)})")
    test.equal({s: ours[s] for s in theirs}, theirs, "intervals of the flow of a small municipality")
    found = {f["row"].removeprefix("stap=") for f in report["findings"] if f["file"] == "data/flow.csv"}
    told = {c["at"]["stap"] for c in reports["flow"]["cells"]
            if c["at"].get("stap") in ours and c["kind"] in ("EXACT", "NARROW", "KNOWN_SMALL")}
    test.equal(found, told, "findings in the flow of a small municipality")

# A folder that contradicts itself proves nothing, and is told apart.
wrong = test.work / "wrong" / "public"
shutil.copytree(final / "data", wrong / "data")
text = (wrong / "data" / "exit_work.csv").read_text(encoding="utf-8")
lower = re.sub(r"(regie,18,\d+),\d+,\d+", r"\1,12,[c]", text, count=1)
(wrong / "data" / "exit_work.csv").write_text(lower, encoding="utf-8")
result, _ = audit([wrong], "wrong")
test.equal(result.returncode, 3, f"exit code for a contradiction ({result.stdout[-300:]})")
test.check("contradict each other" in result.stdout and "exit_work.csv" in result.stdout, "the places are named")

# Nothing but public/data is read: a folder with that alone gives the same words.
bare = test.work / "bare" / "public"
shutil.copytree(final / "data", bare / "data")
test.equal(test.run("audit", bare.parent).stdout, test.run("audit", final).stdout, "the same from the data files alone")

# Strangers' folders end in an error that names the file.
def broken(file, content):
    copy = test.work / "broken"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(final / "data", copy / "public" / "data")
    (copy / "public" / "data" / file).write_bytes(content)
    result = test.run("audit", copy)
    test.equal(result.returncode, 3, f"exit code for {file} of {len(content)} bytes ({result.stdout}{result.stderr})")
    test.check(file in result.stderr, f"the message names {file}: {result.stderr}")


original = (final / "data" / "flow.csv").read_bytes()
broken("flow.csv", original[:-3] + b'"')
broken("flow.csv", b"")
broken("flow.csv", b"\xff\xfe\x00")
broken("flow.csv", original + b"x" * (9 << 20))
broken("flow.csv", original + b"".join(b"s%d,10\r\n" % i for i in range(30000)))
broken("flow.csv-metadata.json", b"{")
broken("flow.csv-metadata.json", b"[" * 900000)
broken("flow.csv-metadata.json", b" " * (2 << 20))
(test.work / "broken" / "public" / "data" / "flow.csv-metadata.json").unlink()
test.equal(test.run("audit", test.work / "broken").returncode, 3, "a data file without metadata")
test.equal(test.run("audit", test.study).returncode, 2, "a folder that is no release")
test.equal(test.run("audit").returncode, 2, "no folder at all")
for word in ("0", "x", "1e3", "-5"):
    test.equal(test.run("audit", final, "--min-cell", word).returncode, 2, f"--min-cell {word}")
test.end()
