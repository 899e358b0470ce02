#!/usr/bin/env python3
"""A release is held to what earlier ones printed: hidden stays hidden, and a correction of one person shows whole tens or
nothing (disclosure.md 2.1, two releases; late or revised delivery)."""
import json
import re
import shutil

from support import Test, allocation, rows

test = Test()
study = test.work / "lindeveen"
shutil.copytree(test.study, study)
shutil.copy(test.fixture / "lindeveen.key", test.work)
releases = {"study-interim.toml": "2019-k1", "study-quarterly.toml": "2019-k4", "study.toml": "2020-eind"}


def with_release(new, **settings):
    """study.toml with other lines in its block [release]; a value is written as it stands in the file."""
    before, block = (study / "study.toml").read_text(encoding="utf-8").split("\n[release]\n")
    for key, value in settings.items():
        block, found = re.subn(rf"(?m)^{key} = .*$", f"{key} = {value}", block, count=1)
        block = block if found else f"{key} = {value}\n{block}"
    (study / new).write_text(f"{before}\n[release]\n{block}", encoding="utf-8")
    return study / new


def build(file, expected=0):
    result = test.run("build", file, "--out", study / "out", "--only", "data")
    test.equal(result.returncode, expected, f"build of {file.name}: {result.stderr[-400:]}")
    return result


def ledger(release):
    return {c["id"]: c for c in json.loads((study / "out" / release / "internal" / "ledger.json").read_text())["counts"]}


def log(release):
    return {r["what"]: r for r in rows(study / "out" / release / "internal" / "disclosure.csv") if r["kind"] == "count"}


for name in ("study-interim.toml", "study-quarterly.toml"):
    build(study / name)
build(with_release("closing.toml", earlier='["out/2019-k1", "out/2019-k4"]'))
first = ledger("2020-eind")
test.check(len(first) > 200, "the ledger has a line per count")
test.check(all("value" not in c for c in first.values() if c["status"] == "hidden"), "what is hidden has no number")
test.check(any(c["status"] == "exact" for c in first.values()), "a closing report has exact counts")
test.check(all(c["value"] % 10 == 0 for c in first.values() if c["status"] == "tens"), "tens are tens")
for what, line in log("2020-eind").items():
    if line["status"] == "hidden":
        test.check(line["at_most"] == "" or (int(line["at_most"]) >= 10 and
                                             int(line["at_most"]) - int(line["at_least"]) >= 3),
                   f"{what} is uncertain enough ({line})")
    elif line["status"] == "tens":
        test.check(int(line["at_most"]) - int(line["at_least"]) >= 3, f"{what} keeps its room ({line})")
test.equal(test.run("audit", *(study / "out" / r for r in releases.values())).returncode, 0, "nothing found in three")

# The reader of the log.
hidden = next(what for what, line in log("2020-eind").items() if line["rule"] == "step")
told = test.run("explain", "--disclosure", hidden, "--release", study / "out" / "2020-eind")
test.equal(told.returncode, 0, "explain of a count")
for part in (f"{hidden}: hidden", "rule step: hidden: fewer than min_cell people", "a reader can work out: at least"):
    test.check(part in told.stdout, f"explain says {part!r}: {told.stdout}")
near = test.run("explain", "--disclosure", hidden[:-1] + "x", "--release", study / "out" / "2020-eind")
test.check(near.returncode == 2 and "did you mean" in near.stderr, f"a wrong key is answered: {near.stderr}")
test.equal(test.run("explain", "--disclosure", hidden).returncode, 2, "a count is explained for one release")

# The same data again: the same figures.
again = with_release("again.toml", id='"2020-herzien"', date="2020-06-17", public_from="2020-06-17", status='"corrected"',
                     earlier='["out/2019-k1", "out/2019-k4", "out/2020-eind"]')
build(again)
second = ledger("2020-herzien")
test.equal({k: (c["status"], c.get("value")) for k, c in second.items()},
           {k: (c["status"], c.get("value")) for k, c in first.items()}, "the same data give the same prints")

# One participant of each group turns out not to have left for work.
participants = {p["bsn"]: p["arm"] for p in allocation(study) if p["arm"] and p["started"]}
corrected = {}
for path in sorted((study / "data" / "bus").glob("*.xml")):
    lines = path.read_text(encoding="utf-8").split("\n")
    for i, line in enumerate(lines):
        number = re.search(r"<Burgerservicenummer>(\d+)<", line)
        if number and number.group(1) in participants and "<RedenBeeindiging>11<" in line:
            arm = participants[number.group(1)]
            if corrected.setdefault(arm, number.group(1)) == number.group(1):
                lines[i] = line.replace("<RedenBeeindiging>11<", "<RedenBeeindiging>21<")
    path.write_text("\n".join(lines), encoding="utf-8")
test.check(len(corrected) == 3, f"somebody in each group is corrected ({len(corrected)})")
build(again)
third = ledger("2020-herzien")
moved = 0
for what, before in first.items():
    now = third[what]
    test.check(before["status"] != "hidden" or now["status"] == "hidden", f"{what} stays hidden")
    if before["status"] == now["status"] == "exact" and before["value"] != now["value"]:
        test.check(abs(before["value"] - now["value"]) >= 10, f"{what}: {before} and {now} are a few people apart")
    moved += log("2020-herzien")[what]["rule"] == "revision"
test.check(moved > 0, "corrected counts go on in tens")
test.equal(test.run("audit", study / "out" / "2020-eind", study / "out" / "2020-herzien").returncode, 0,
           "nothing found in the closing report and its correction")

# A ledger that is not there is told, one that is damaged stops the build.
path = study / "out" / "2020-eind" / "internal" / "ledger.json"
whole = path.read_text(encoding="utf-8")
path.write_text(whole[: len(whole) // 2], encoding="utf-8")
test.check("L305" in build(again, expected=3).stderr, "a damaged ledger stops the build")
path.unlink()
test.check("L304" in build(again).stderr, "a missing ledger is told")

# What a person must agree with, and that an approval is of these bytes only.
folder = study / "out" / "2020-herzien"
review = json.loads((folder / "internal" / "privacy.json").read_text(encoding="utf-8"))
test.equal((review["verdict"], [p["id"] for p in review["points"]]), ("review", ["history"]), "what the review asks")
test.equal(json.loads((study / "out" / "2019-k1" / "internal" / "privacy.json").read_text())["verdict"], "pass",
           "an interim release of its own passes")
test.check("privacy: review, not approved" in test.run("verify", folder).stdout, "verify tells that nobody agreed")
approve = ["approve", folder, "--date", "2020-06-18", "--function"]
test.equal(test.run(*approve, "").returncode, 2, "an approval names a function")
test.equal(test.run("approve", folder, "--function", "FG", "--date", "18-06-2020").returncode, 2, "and a date")
agreed = test.run(*approve, "functionaris gegevensbescherming")
test.check("review, approved by functionaris gegevensbescherming on 2020-06-18" in agreed.stdout,
           f"the approval is told: {agreed.stdout}{agreed.stderr}")
test.check("approved by" in test.run("verify", folder).stdout, "verify tells who agreed")
build(again)
test.check("approved by" in test.run("verify", folder).stdout, "built again to the same bytes, it is still approved")
page = folder / "public" / "data" / "README.txt"
page.write_text(page.read_text(encoding="utf-8") + " ", encoding="utf-8")
test.check(test.run(*approve, "directeur").returncode != 0, "what was changed cannot be approved")
approvals = (folder / "internal" / "approvals.json").read_text(encoding="utf-8")
test.check("directeur" not in approvals, "and nothing is written down")
(study / again).write_text((study / again).read_text(encoding="utf-8").replace("2020-06-17", "2020-06-19"), encoding="utf-8")
build(again)
test.check("review, changed since it was approved" in test.run("verify", folder).stdout, "other bytes are not approved")
test.end()
