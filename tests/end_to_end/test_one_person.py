#!/usr/bin/env python3
"""One person moves between two quarterly releases, and nobody can see it (bar D9).

The same quarter is published twice: once as delivered, once with one row of one person corrected in a closed quarter. The
person leaves a month later, leaves for another reason, is added, turns out never to have been there, lives in another
household, answers a survey after all, or earned something. Public files are the same bytes, or every number about people
that changed went by a whole step: counts by ten, and each percentage is one of the printed count in the printed group.
Both attackers then read the two releases together.
"""
import json
import os
import re
import shutil
import subprocess
import sys

import attacks
import published_counts
from support import Test, allocation, differences, digests, rows

test = Test()
STEP = 10
VICTIMS = 2  # people per kind of move, far apart in the lists
outside = test.attack is not None and test.attack.is_dir() and \
    subprocess.run([sys.executable, "-c", "import numpy, scipy"], capture_output=True).returncode == 0
if not outside:
    print(f"SKIPPED: the independent attacker (scripts at {test.attack}, numpy and scipy for {sys.executable})")

bus = {path.stem: path.read_text(encoding="utf-8").split("\n") for path in sorted((test.study / "data" / "bus").glob("*.xml"))}
del bus["2018-11"]  # a later file of that month counts
people = allocation(test.study)
participants = [p["bsn"] for p in people if p["arm"] and p["started"]]
everybody_named = {p["bsn"] for p in people}
NUMBER = re.compile(r"<Burgerservicenummer>(\d+)<")
by_person = {}  # citizen number -> {month: line}, of people who are alone on their benefit and had one benefit
for month, lines in bus.items():
    for position, line in enumerate(lines):
        for number in NUMBER.findall(line):
            by_person.setdefault(number, []).append((month, position))
alone = {number: dict(places) for number, places in by_person.items()
         if len({m for m, _ in places}) == len(places)
         and all(len(NUMBER.findall(bus[m][i])) == 1 and "<Norm>" in bus[m][i] for m, i in places)
         and len({re.search(r"<AanvangsdatumUitkeringPersoon>(\d+)", bus[m][i]).group(1) for m, i in places}) == 1}


def line_of(number, month):
    return bus[month][alone[number][month]]


def left_for_work(number):
    """The month in which somebody left for work and was never seen again; None for others."""
    last = max(alone[number])
    return last if "2018-04" <= last <= "2019-06" and "<RedenBeeindiging>11<" in line_of(number, last) else None


def spread(found):
    """VICTIMS people far apart in a list."""
    found = list(found)
    test.check(len(found) >= VICTIMS, f"there are people for this move ({len(found)})")
    return [found[i * (len(found) - 1) // (VICTIMS - 1)] for i in range(VICTIMS)]


def with_line(changes, month, position, line):
    lines = changes.setdefault(month, list(bus[month]))
    lines[position] = line


def next_month(month):
    return sorted(bus)[[m.removesuffix("-b") for m in sorted(bus)].index(month.removesuffix("-b")) + 1]


def a_month_later(number):
    month = left_for_work(number)
    line, changes = line_of(number, month), {}
    later = next_month(month)
    running = re.sub(r"<EinddatumUitkeringPersoon>\d+</EinddatumUitkeringPersoon>|<RedenBeeindiging>\d+</RedenBeeindiging>",
                     "", line)
    with_line(changes, month, alone[number][month], running)
    ended = re.sub(r"(<EinddatumUitkeringPersoon>)\d+", rf"\g<1>{later.removesuffix('-b').replace('-', '')}15", line)
    changes[later] = bus[later][:-2] + [ended] + bus[later][-2:]
    return changes


def another_reason(number):
    month, changes = left_for_work(number), {}
    with_line(changes, month, alone[number][month],
              line_of(number, month).replace("<RedenBeeindiging>11<", "<RedenBeeindiging>21<"))
    return changes


def fresh(taken, first):
    """The next citizen number above `first` that passes the eleven test and that nobody has."""
    for value in range(first, first + 1000):
        digits = [int(d) for d in f"{value:09}"]
        if sum(d * w for d, w in zip(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1))) % 11 == 0 and str(value) not in taken:
            return str(value)
    return None


def added(number):
    other, changes = fresh(by_person, int(max(by_person)) + 1), {}
    for month, position in alone[number].items():
        line = NUMBER.sub(f"<Burgerservicenummer>{other}<", bus[month][position])
        line = re.sub(r"<Registratienummer>\d+<", "<Registratienummer>8888888<", line)
        changes[month] = bus[month][:-2] + [line] + bus[month][-2:]
    return changes


def taken_out(number):
    return {month: bus[month][:position] + bus[month][position + 1:] for month, position in alone[number].items()}


def other_household(number):
    changes = {}
    for month, position in alone[number].items():
        with_line(changes, month, position, bus[month][position].replace("<Leefvorm>1<", "<Leefvorm>2<"))
    return changes


def year_later(number):
    """The month in which the outcome of a participant is looked at after twelve months."""
    day, month, year = next(p["drawn"] for p in people if p["bsn"] == number).split("-")
    return f"{int(year) + 1}-{month}"


def earned(number):
    changes, month = {}, year_later(number)
    line = line_of(number, month)
    income = "<Inkomsten><SoortInkomsten>11</SoortInkomsten><BedragInkomsten>+0300</BedragInkomsten>" \
             "<Vrijlating>2</Vrijlating></Inkomsten></Persoon>"
    line = re.sub(r"(<Norm>\d+</Norm>)", r"\1<InkomstenUitkering>+0300</InkomstenUitkering>", line.replace("</Persoon>", income))
    with_line(changes, month, alone[number][month], line)
    return changes


known = [n for n in participants if n in alone]
pool = [n for n in alone if n not in everybody_named and min(alone[n]) < "2017-06" and max(alone[n]) > "2018-12"]
answered = {line.split(";")[0] for line in (test.study / "data" / "surveys" / "t1.csv").read_text(encoding="utf-8").splitlines()}
moves = {
    "leaves a month later": (a_month_later, spread(n for n in known if left_for_work(n) and next_month(left_for_work(n)))),
    "leaves for another reason": (another_reason, spread(n for n in known if left_for_work(n))),
    "is added": (added, spread(pool)),
    "was never there": (taken_out, spread(pool)),
    "lives in another household": (other_household, spread(
        n for n in known if all("<Leefvorm>1<" in bus[m][i] for m, i in alone[n].items()))),
    "earned something": (earned, spread(n for n in known if year_later(n) in alone[n] and "<Inkomsten>" not in line_of(n, year_later(n)))),
    "answers a survey after all": (None, spread(n for n in participants if n not in answered)),
}


def published(name, changes, survey=""):
    """The quarterly release of a copy of the study with other lines in some deliveries; its public folder."""
    folder = test.work / name
    study = folder / "lindeveen"
    shutil.copytree(test.study, study, ignore=shutil.ignore_patterns("out", ".werkthet"), copy_function=os.link)
    shutil.copy(test.study.parent / "lindeveen.key", folder / "lindeveen.key")
    for month, lines in changes.items():
        path = study / "data" / "bus" / f"{month}.xml"
        path.unlink()  # the copy is a link
        path.write_text("\n".join(lines), encoding="utf-8")
    if survey:
        path = study / "data" / "surveys" / "t1.csv"
        text = path.read_text(encoding="utf-8")
        path.unlink()
        path.write_text(text + survey + "\n", encoding="utf-8")
    built = test.run("build", study / "study-quarterly.toml", "--out", folder / "out")
    test.equal(built.returncode, 0, f"build of {name}: {built.stderr[-400:]}")
    shutil.rmtree(study)
    return folder / "out" / "2019-k4" / "public"


def units(public, name):
    meta = json.loads((public / "data" / f"{name}.csv-metadata.json").read_text(encoding="utf-8"))
    return {column["name"]: column.get("schema:unitText", "") for column in meta["tableSchema"]["columns"]}


def cells(public):
    """(table, codes of the row, column) -> (unit, text, row) of everything in the data files."""
    found = {}
    for path in sorted((public / "data").glob("*.csv")):
        unit = units(public, path.stem)
        for row in rows(path):
            codes = tuple(v for k, v in row.items() if unit[k] == "")
            for column, text in row.items():
                if unit[column]:
                    found[path.stem, codes, column] = (unit[column], text, row)
    return found


def number(text):
    return float(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else None


sizes = {}
ANSWERS = ("laag", "midden", "hoog")  # to a statement; their share is of those who answered


def answered(public, table, row):
    """Everybody who answered the statement of this row, as printed."""
    same = [number(other["n"]) for other in rows(public / "data" / f"{table}.csv")
            if all(other[k] == row[k] for k in ("stelling", "groep", "meting")) and other["antwoord"] in ANSWERS]
    return None if None in same else sum(same)


def of_printed_numbers(public, where, text, row):
    """Whether a percentage is that of the printed count, or of some count in tens, in the group as printed."""
    column = where[2]
    if "antwoord" in row:
        return number(text) is None or \
            number(text) == published_counts.share_of(number(row["n"]), answered(public, where[0], row))[0]
    size = number(row["n"]) if "n" in row else sizes.get(row.get("groep"))
    if size is None or number(text) is None:
        return True
    if "events" in row and column in ("share", "low", "high"):
        return number(text) == published_counts.share_of(number(row["events"]), size)[("share", "low", "high").index(column)]
    if column != "share":
        return True
    return number(text) in {published_counts.share_of(count, size)[0] for count in range(0, int(size) + STEP, STEP)}


base = published("as-delivered", {})
before = cells(base)
sizes.update({row["groep"]: number(row["n"]) for _, _, row in before.values() if "groep" in row and number(row.get("n", ""))
              and "events" in row})
for where, (unit, text, row) in before.items():
    if unit == "percent":
        test.check(of_printed_numbers(base, where, text, row), f"{where}: {text}% is not a share of printed numbers")

seen = {}
for kind, (change, numbers) in moves.items():
    for at, person in enumerate(numbers):
        name = f"{kind.replace(' ', '-')}-{at + 1}"
        if change is None:
            text = (test.study / "data" / "surveys" / "t1.csv").read_text(encoding="utf-8").splitlines()
            public = published(name, {}, ";".join([person, *text[1 + at].split(";")[1:]]))
        else:
            changes = change(person)
            test.check(any(lines != bus[month] for month, lines in changes.items()), f"{name}: a delivery differs")
            public = published(name, changes)
        files = differences(digests(base), digests(public))
        after = cells(public)
        test.equal(sorted(before), sorted(after), f"{name}: the same cells are there")
        moved = {w for w in before.keys() & after.keys() if before[w][1] != after[w][1]}
        seen[name] = moved
        inside = [folder.parent / "internal" / "estimates.json" for folder in (base, public)]
        if change not in (added, taken_out):
            test.check(inside[0].read_bytes() != inside[1].read_bytes(), f"{name}: the move changes a figure inside")
        if not moved:
            test.equal(files, [], f"{name}: no number changed, so no file did")
        for where in sorted(moved):
            unit, old, row = before[where]
            new = after[where][1]
            a, b = number(old), number(new)
            if unit == "count":
                test.check(a is not None and b is not None and a % STEP == 0 and b % STEP == 0,
                           f"{name}: {where} went from {old} to {new}, which is no whole step of {STEP}")
            elif unit == "percent":
                test.check(of_printed_numbers(public, where, new, after[where][2]),
                           f"{name}: {where} went from {old} to {new}, which is no share of printed numbers")
                test.check(b is None or b == int(b), f"{name}: {where} has decimals ({new})")
            elif unit != "text":
                test.check(len(new.partition(".")[2]) <= 1 and len(old.partition(".")[2]) <= 1,
                           f"{name}: {where} went from {old} to {new}, in steps finer than a decimal")
        pair = [base, public]
        audit = test.run("audit", *pair)
        test.equal(audit.returncode, 0, f"{name}: what the audit finds in both together: {audit.stdout[-600:]}{audit.stderr}")
        if outside:
            test.equal(attacks.tables(test.tool, test.work, pair, name).lines(), [],
                       f"{name}: what the independent attacker finds in both together")
        print(f"{name}: {len(files)} files and {len(moved)} numbers differ")
test.check(sum(1 for moved in seen.values() if moved) >= 3, "some moves change a printed number")
test.end()
