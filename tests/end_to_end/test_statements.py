#!/usr/bin/env python3
"""Answers to single statements, against a second count from the survey files as they lie on disk.

Every number of the public table is the count of people in tens, or hidden; every share is worked out from the printed tens
of those who answered. An interim counts only what was answered by then. A study that gives no words publishes nothing.
"""
import collections
import csv
import datetime
import math
import re
import shutil

from support import Test, allocation, rows

test = Test()
TABLE = "capacity_statements"
RELEASES = {"2020-eind": None, "2019-k4": None, "2019-k1": datetime.date(2018, 12, 31)}  # until when answers count
WAVES = ("t0", "t1", "t2")
CLASSES = ("laag", "midden", "hoog", "geen_antwoord")
ITEMS = ("d1", "d2", "d3")


def answers(wave):
    with open(test.study / "data" / "surveys" / f"{wave}.csv", newline="", encoding="utf-8-sig") as handle:
        text = handle.read()
    return list(csv.DictReader(text.splitlines(), delimiter=";" if ";" in text.splitlines()[0] else ","))


def day_of(text):
    parts = [int(part) for part in text.split("-")]
    return datetime.date(*(parts if parts[0] > 31 else reversed(parts)))


def class_of(cell):
    if cell.strip() == "":
        return "geen_antwoord"
    return "laag" if int(cell) < 3 else "midden" if int(cell) == 3 else "hoog"


arm_of = {row["bsn"]: row["arm"] for row in allocation(test.study) if row["arm"]}
sizes = collections.Counter(arm_of.values())


def counts(item, wave, until):
    """(arm, class) -> people; nothing when nobody had answered by then."""
    found, answered = collections.Counter(), 0
    said = {}
    for row in answers(wave):
        if until is None or day_of(row["answered"]) <= until:
            said[row["bsn"]] = class_of(row[item])
    for number, arm in arm_of.items():
        answer = said.get(number, "geen_antwoord")
        answered += answer != "geen_antwoord"
        found[arm, answer] += 1
    return found if answered else None


def in_tens(n):
    return (n + 5) // 10 * 10


shown = 0
for release, until in RELEASES.items():
    lines = rows(test.out / release / "public" / "data" / f"{TABLE}.csv")
    known = [w for w in WAVES if counts("d1", w, until)]
    expected = {(item, arm, wave, c) for item in ITEMS for arm in sizes for wave in {known[0], known[-1]} for c in CLASSES}
    test.equal({(r["stelling"], r["groep"], r["meting"], r["antwoord"]) for r in lines}, expected, f"{release}: the rows")
    tens = {}
    for r in lines:
        found = counts(r["stelling"], r["meting"], until)[r["groep"], r["antwoord"]]
        where = f"{release} {r['stelling']} {r['groep']} {r['meting']} {r['antwoord']}"
        if r["n"] != "[c]":
            shown += 1
            tens[r["stelling"], r["groep"], r["meting"], r["antwoord"]] = int(r["n"])
            test.equal(int(r["n"]), in_tens(found), where)
    for item, arm, wave in sorted({key[:3] for key in expected}):
        own = [tens.get((item, arm, wave, c)) for c in CLASSES[:3]]
        answered = [counts(item, wave, until)[arm, c] for c in CLASSES[:3]]
        where = f"{release} {item} {arm} {wave}"
        if max(answered) > 0.9 * sum(answered):
            test.equal(own, [None] * 3, f"{where}: nearly everybody gave one answer")
        for position, c in enumerate(CLASSES):
            share = next(r["share"] for r in lines
                         if (r["stelling"], r["groep"], r["meting"], r["antwoord"]) == (item, arm, wave, c))
            if c == "geen_antwoord":
                test.equal(share, "[z]", f"{where}: who did not answer is no share of those who did")
            elif None in own:
                test.equal(share, "[c]", f"{where} {c}: a share would tell the hidden number")
            elif sum(own) < 50:
                test.equal(share, "[x]", f"{where} {c}: too few answers for a share")
            else:
                test.equal(share, str(math.floor(100 * own[position] / sum(own) + 0.5)), f"{where} {c}: share")
test.check(shown > 150, f"most numbers are shown: {shown}")

final = test.out / "2020-eind" / "public"
for word in ("Ik stel lastige dingen vaak uit.", "antwoorden op stellingen", "Dit toont geen effect"):
    pages = "".join(p.read_text(encoding="utf-8") for p in final.rglob("*.html"))
    test.check(word in pages, f"the site says: {word}")
for layout in ("nl", "en"):
    test.check((final / "charts" / f"{TABLE}.{layout}.svg").is_file(), f"a chart in {layout}")

# Without words nothing of the statements is published, anywhere.
silent = test.work / "silent"
shutil.rmtree(silent, ignore_errors=True)
shutil.copytree(test.study, silent)
shutil.copy(test.fixture / "lindeveen.key", test.work)
path = silent / "study.toml"
text = path.read_text(encoding="utf-8")
stripped = re.sub(r"\[\[statements\]\]\n(?:[^\n]+\n)+\n", "", text)
test.check(stripped != text and "statements" not in stripped, "the statements are taken out of the study")
path.write_text(stripped, encoding="utf-8")
run = test.run("build", path, "--out", test.work / "silent-out")
test.equal(run.returncode, 0, "the study without statements builds")
found = [p for p in (test.work / "silent-out").rglob("*") if "statements" in p.name and "public" in p.parts]
test.equal(found, [], "and has no file about them")
test.end()
