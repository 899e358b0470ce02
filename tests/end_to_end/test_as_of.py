#!/usr/bin/env python3
"""`--as-of` reproduces an earlier release exactly from later deliveries.

One folder holds what a municipality had on 31 December 2018: the deliveries until that month (of November the first, since
the second came in later), and lists without anything that happened afterwards. The other holds everything until the end of
2019, as it is kept now, with a list of when files came in. The interim release of the first and the same release of the
second with `--as-of 2018-12-31` must be the same public bytes: late starts and ends of later files must not shine through.
"""
import csv
import datetime
import shutil

from support import Test, differences, digests

DAY = datetime.date(2018, 12, 31)
AFTER = {"drawn": ["arm"], "consent_date": ["consent"], "stopped": ["stop_reason"]}  # what goes with a date

test = Test()


def date_of(text):
    for form in ("%d-%m-%Y", "%Y-%m-%d"):
        try:
            return datetime.datetime.strptime(text, form).date()
        except ValueError:
            pass
    return None


def rewrite(path, change):
    """Rewrites a list row by row; `change` gives the row, changed, or None to leave it out. Returns how many it changed."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
        columns = list(rows[0])
    changed = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, delimiter=";", lineterminator="\n")
        writer.writeheader()
        for row in rows:
            new = change(dict(row))
            changed += new != row
            if new is not None:
                writer.writerow(new)
    return changed


def without_later(column):
    return lambda row: None if (date_of(row[column]) or DAY) > DAY else row


def undone(row):
    """An allocation line as it was on the day."""
    for column, value in list(row.items()):
        day = date_of(value)
        if day and day > DAY:
            row[column] = ""
            for other in AFTER.get(column, []):
                row[other] = ""
    return row


def copied(name):
    folder = test.work / name / "lindeveen"
    shutil.copytree(test.study, folder, ignore=shutil.ignore_patterns("out", ".werkthet"))
    shutil.copy(test.study.parent / "lindeveen.key", folder.parent / "lindeveen.key")
    return folder


then, now = copied("then"), copied("now")
late = [path for path in (then / "data" / "bus").iterdir() if path.name[:7] > "2018-12" or path.name == "2018-11-b.xml"]
test.check(len(late) >= 12, f"deliveries that came later ({len(late)})")
for path in late:
    path.unlink()
test.check(rewrite(then / "data" / "contacts.csv", without_later("date")) > 100, "contacts of later are gone")
later_answers = sum(rewrite(path, without_later("answered")) for path in (then / "data" / "surveys").glob("*.csv"))
test.check(later_answers > 100, f"answers of later are gone ({later_answers})")
rewrite(then / "data" / "allocation.csv", undone)

study = now / "study-interim.toml"
text = study.read_text(encoding="utf-8")
limit = next(line for line in text.splitlines(keepends=True) if line.startswith("data_until"))
text = text.replace(limit, "")  # the command line says it
test.equal(text.count('bus_layout = "bus2015-xml"\n'), 1, "the study names its layout once")
study.write_text(text.replace('bus_layout = "bus2015-xml"\n', 'bus_layout = "bus2015-xml"\nreceipts = "data/receipts.csv"\n'),
                 encoding="utf-8")
(now / "data" / "receipts.csv").write_text(
    "bestand;ontvangen\ndata/bus/2018-11.xml;2018-12-20\ndata/bus/2018-11-b.xml;2019-02-01\n", encoding="utf-8")

first = test.run("build", then / "study-interim.toml")
test.equal(first.returncode, 0, f"build of what was known then: {first.stderr}")
second = test.run("build", study, "--as-of", "2018-12-31")
test.equal(second.returncode, 0, f"build as of that day: {second.stderr}")
public = [folder / "out" / "2019-k1" / "public" for folder in (then, now)]
test.check(len(digests(public[0])) > 50, "the release has its files")
test.equal(differences(digests(public[0]), digests(public[1])), [], "public files that differ")

# It is not the same by accident: everything that is known now says something else, and so does another day.
for words, what in (([], "everything known now"), (["--as-of", "2018-09-30"], "an earlier day")):
    other = test.run("build", study, *words, "--out", test.work / "other")
    if other.returncode == 0:
        changed = differences(digests(public[0]), digests(test.work / "other" / "2019-k1" / "public"))
        test.check(len(changed) > 5, f"{what} gives other figures ({len(changed)} files)")
    else:
        test.check(False, f"build of {what}: {other.stderr}")

wrong = test.run("build", study, "--as-of", "31-12-2018")
test.equal(wrong.returncode, 2, "a date in another form is an error of use")
test.end()
