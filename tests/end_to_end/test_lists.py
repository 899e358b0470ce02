#!/usr/bin/env python3
"""Outcomes from the list of employment and of the participation ladder, and durable exits, against a second computation.

A copy of Lindeveen gets two lists that are made here from the citizen numbers of its deliveries, and six outcomes. What
each group should show is worked out here from the lists, the allocation list and the deliveries as they lie on disk; the
program's estimates and its public tables must agree, and its own audit may find nothing.
"""
import csv
import datetime
import hashlib
import json
import re
import shutil

from support import Test, allocation, citizen_numbers, rows, text_of_docx, text_of_html

test = Test()
DAY = datetime.timedelta(days=1)
OUTCOMES = """
[outcomes.durable]
kind = "durable_exit"
label = "Duurzame uitstroom"
label_en = "Durable exit"
horizons = [18]

[outcomes.hours12]
kind = "hours_at_least"
label = "Werk van 12 uur of meer"
label_en = "Work of 12 hours or more"
horizons = [6, 12]
at_least = 12

[outcomes.hours27]
kind = "hours_at_least"
label = "Werk van 27 uur of meer"
label_en = "Work of 27 hours or more"
horizons = [12]
at_least = 27

[outcomes.wage]
kind = "wage_at_least"
label = "70% van het minimumloon"
label_en = "70% of the minimum wage"
horizons = [18]
at_least = 1113.5

[outcomes.permanent]
kind = "permanent_contract"
label = "Vast contract"
label_en = "Permanent contract"
horizons = [18]

[outcomes.hours]
kind = "hours_worked"
label = "Uren werk"
label_en = "Hours of work"
horizons = [12]

[outcomes.ladder]
kind = "ladder_change"
label = "Stijging op de participatieladder"
label_en = "Steps up the participation ladder"
horizons = [12]

"""


def chance(*words):
    """A number from 0 to 1 that the same words always give."""
    return int(hashlib.sha256("|".join(map(str, words)).encode()).hexdigest()[:12], 16) / 16**12


def add_months(day, months):
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in range(day.day, 27, -1):
        try:
            return datetime.date(year, month + 1, last)
        except ValueError:
            pass
    return datetime.date(year, month + 1, min(day.day, 28))


def month_of(day):
    return f"{day.year}-{day.month:02}"


def day_of(text):
    return datetime.date(*reversed([int(part) for part in text.split("-")]))


def dutch(number):
    return f"{number:.2f}".replace(".", ",")


# The lists. Jobs run for half a year; some people have two, and then one of them may be permanent.
numbers = sorted(citizen_numbers(test.study))
drawn = {row["bsn"]: (row["arm"], day_of(row["drawn"])) for row in allocation(test.study) if row["arm"]}
MONTHS = [f"{year}-{month:02}" for year in range(2017, 2020) for month in range(1, 13)]


def jobs_of(number, month):
    half = f"{month[:4]}-{(int(month[5:]) - 1) // 6}"
    jobs = []
    extra = 0.08 if drawn.get(number, ("",))[0] == "intensief" else 0
    for job in ("a", "b"):
        if chance("job", number, half, job) < (0.35 if job == "a" else 0.08) + extra:
            week = 4 + round(32 * chance("hours", number, half, job))
            contract = "vast" if chance("contract", number, half, job) < 0.45 else "tijdelijk"
            jobs.append((round(week * 52 / 12, 2), contract, round(week * 52 / 12 * 12.5, 2)))
    return jobs


work = {(number, month): jobs_of(number, month) for number in numbers for month in MONTHS}
ladder = {}
for number, (arm, day) in drawn.items():
    if chance("ladder", number) < 0.1:
        continue
    first = 1 + int(4 * chance("first", number))
    steps = [(day - 90 * DAY, first, "dossier", "consulent")]
    if chance("same day", number) < 0.3:  # the client says something else on that day: the work file goes before it
        steps.append((day - 90 * DAY, min(6, first + 2), "vragenlijst", "client"))
    if chance("later", number) < 0.7:
        steps.append((day + int(300 * chance("when", number)) * DAY, min(6, first + int(3 * chance("gain", number, arm))),
                      "dossier", "consulent"))
    steps.append((day + 800 * DAY, 6, "dossier", "consulent"))  # after every horizon
    ladder[number] = steps


def make_study(name, people, end=None):
    """Lindeveen with the lists; `people` says whose work is listed."""
    folder = test.work / name / "lindeveen"
    shutil.copytree(test.study, folder)
    shutil.copy(test.fixture / "lindeveen.key", test.work / name / "lindeveen.key")
    with open(folder / "data" / "work.csv", "w", newline="", encoding="utf-8") as handle:
        out = csv.writer(handle, delimiter=";")
        out.writerow(["bsn", "maand", "uren", "contract", "loon"])
        for number in people:
            for month in MONTHS:
                for hours, contract, wage in work[number, month]:
                    out.writerow([number, month, dutch(hours), contract, dutch(wage)])
    with open(folder / "data" / "steps.csv", "w", newline="", encoding="utf-8") as handle:
        out = csv.writer(handle, delimiter=";")
        out.writerow(["bsn", "datum", "trede", "bron", "beoordelaar"])
        for number, steps in ladder.items():
            for day, step, source, rater in steps:
                out.writerow([number, day.strftime("%d-%m-%Y"), step, source, rater])
    for study in ("study.toml", "study-interim.toml"):
        text = (folder / study).read_text(encoding="utf-8")
        text = text.replace("# Een deelgroep die vooraf is gekozen.", OUTCOMES + "# Een deelgroep die vooraf is gekozen.")
        text = text.replace('contacts = "data/contacts.csv"',
                            'contacts = "data/contacts.csv"\nemployment = "data/work.csv"\nladder = "data/steps.csv"')
        if end:  # and no horizon of leaving at which a durable exit begins: then that month makes way for it
            text = text.replace("horizons = [6, 12, 18]\nmargin = 5                          #", "horizons = [6, 18]\nmargin = 5 #")
            text = re.sub(r"^end = .*$", f"end = {end}", text, flags=re.M)
        (folder / study).write_text(text, encoding="utf-8")
    return folder


def build(folder, study="study.toml"):
    built = test.run("build", folder / study, "--out", folder.parent / "out")
    test.equal(built.returncode, 0, f"build of {folder.parent.name}/{study}: {built.stderr}")
    return built.stdout + built.stderr


# Spells from the deliveries: the last delivery of a month, then the latest word on every record, then gaps of 30 days.
def read_register():
    months = {}
    for path in sorted((test.study / "data" / "bus").glob("*.xml")):
        text = path.read_text(encoding="utf-8")
        field = {name: int(re.search(rf"<{name}>(\d+)<", text)[1]) for name in ("Statistiekjaar", "Statistiekmaand", "Volgnummer")}
        key = (field["Statistiekjaar"], field["Statistiekmaand"])
        if key not in months or field["Volgnummer"] > months[key][0]:
            months[key] = (field["Volgnummer"], text)
    records, partners = {}, {}
    for key in sorted(months):
        for benefit in re.findall(r"<Uitkering>.*?</Uitkering>", months[key][1], re.S):
            number = re.search(r"<Registratienummer>(\d+)<", benefit)[1]
            if int(re.search(r"<Statistiekcode>(\d+)<", benefit)[1]) not in (1, 2, 3):
                continue
            for person in re.findall(r"<Persoon>.*?</Persoon>", benefit, re.S):
                value = lambda name: (re.search(rf"<{name}>([^<]*)<", person) or ["", ""])[1]
                records[value("Burgerservicenummer"), number, value("AanvangsdatumUitkeringPersoon")] = (
                    key, value("EinddatumUitkeringPersoon"), value("RedenBeeindiging"))
    for (person, number, _), (_, end, reason) in records.items():
        if end and reason not in ("", "97"):
            partners.setdefault(number, {})[person] = reason
    date = lambda text: datetime.date(int(text[:4]), int(text[4:6]), int(text[6:]))
    last = max(months)
    spells = {}
    for (person, number, start), (seen, end, reason) in records.items():
        running = not end and seen == last
        until = date(end) + DAY if end else add_months(datetime.date(*seen, 1), 1)
        if reason == "97":
            others = [r for p, r in partners.get(number, {}).items() if p != person]
            reason = others[-1] if others else reason
        if date(start) < until:
            spells.setdefault(person, []).append((date(start), until, reason if end else "", running))
    joined = {}
    for person, list_of in spells.items():
        result = []
        for spell in sorted(list_of):
            if result and (spell[0] - result[-1][1]).days <= 30:
                if spell[1] >= result[-1][1]:
                    result[-1] = (result[-1][0], *spell[1:])
            else:
                result.append(spell)
        joined[person] = result
    return joined


spells = read_register()


def exit_of(number, day):
    for start, until, reason, running in spells.get(number, []):
        if start <= day < until:
            return None if running or reason not in ("11", "13") else until
    return None


def values(outcome, horizon, number, day):
    month = month_of(add_months(day, horizon) - DAY)
    jobs = work[number, month]
    week = sum(hours for hours, _, _ in jobs) * 12 / 52
    if outcome == "exit_work":
        left = exit_of(number, day)
        return float(left is not None and left < add_months(day, horizon))
    if outcome == "durable":
        left = exit_of(number, day)
        if left is None or left >= add_months(day, horizon - 6):
            return 0.0
        return float(not any(left <= start < add_months(left, 6) for start, *_ in spells[number]))
    if outcome.startswith("hours1") or outcome == "hours27":
        return float(week >= float(outcome[5:]) - 1e-9)
    if outcome == "hours":
        return week
    if outcome == "wage":
        return float(sum(wage for _, _, wage in jobs) >= 1113.5)
    if outcome == "permanent":
        return float(any(contract == "vast" for _, contract, _ in jobs))
    steps = ladder.get(number)
    if outcome == "ladder" and steps:
        def known(on):
            best = max(d for d, *_ in steps if d <= on)
            return next(step for d, step, source, _ in steps if d == best and source == "dossier")
        return float(known(add_months(day, horizon) - DAY) - known(day))
    return None


folder = make_study("all", numbers)
said = build(folder)
out = folder.parent / "out"
public = out / "2020-eind" / "public"
estimates = {e["key"]: e for e in json.loads((out / "2020-eind" / "internal" / "estimates.json").read_text(encoding="utf-8"))["estimates"]}
ARMS = ("regie", "intensief", "regulier")
SHARES = {"exit_work": (6, 12, 18), "durable": (18,), "hours12": (6, 12), "hours27": (12,), "wage": (18,), "permanent": (18,)}
expected = {}
for outcome, horizons in {**SHARES, "hours": (12,), "ladder": (12,)}.items():
    for horizon in horizons:
        for arm in ARMS:
            found = [values(outcome, horizon, number, day) for number, (group, day) in drawn.items() if group == arm]
            expected[outcome, horizon, arm] = [value for value in found if value is not None]

for (outcome, horizon, arm), told in expected.items():
    share = outcome in SHARES
    key = f"{outcome}.{horizon}.{arm}.share" if share else f"{outcome}.{arm}.mean"
    if not test.check(key in estimates, f"{key} was estimated"):
        continue
    e = estimates[key]
    test.equal(e["n"], len(told), f"{key}: people with a value")
    if share:
        test.equal(e["events"], sum(told), f"{key}: how many")
    else:
        test.check(abs(e["estimate"] - sum(told) / len(told)) < 1e-9,
                   f"{key}: mean {sum(told) / len(told)}, found {e['estimate']}")
for outcome in ("hours", "ladder"):
    for arm in ARMS[:2]:
        mean = {a: sum(expected[outcome, 12, a]) / len(expected[outcome, 12, a]) for a in (arm, "regulier")}
        e = estimates[f"{outcome}.{arm}.treatment.welch"]
        test.check(abs(e["estimate"] - mean[arm] + mean["regulier"]) < 1e-9, f"{outcome}: {arm} less control")

# What is printed: the counts themselves or tens, and every number of the sentence.
shown = 0
for outcome, horizons in SHARES.items():
    for row in rows(public / "data" / f"{outcome}.csv"):
        if row["groep"] not in ARMS or not row["events"].isdigit():
            continue
        true = int(sum(expected[outcome, int(row["maand"]), row["groep"]]))
        printed = int(row["events"])
        shown += printed == true
        test.check(printed in (true, (true + 5) // 10 * 10), f"{outcome} {row['maand']} {row['groep']}: {true}, printed {printed}")
test.check(shown >= 15, f"{shown} counts are printed as they are")
for row in rows(public / "data" / "hours.csv"):
    if row["groep"] in ARMS:
        told = expected["hours", 12, row["groep"]]
        test.equal(float(row["mean"]), round(sum(told) / len(told) + 1e-12, 1), f"printed mean of {row['groep']}")


def returned(arm, month, horizon):
    """Exact counts of leaving by a month and of leaving for good, when both are printed and none is in tens."""
    def count(outcome, at):
        for name in (outcome, f"{outcome}_by_month"):
            if (public / "data" / f"{name}.csv").is_file():
                for row in rows(public / "data" / f"{name}.csv"):
                    if row["groep"] == arm and row["maand"] == str(at) and row["events"].isdigit():
                        return int(row["events"])
        return None
    left, good = count("exit_work", month), count("durable", horizon)
    exact = left is not None and good is not None and left == sum(expected.get(("exit_work", month, arm), [left])) \
        and good == sum(expected["durable", horizon, arm]) and good % 10
    return left - good if exact else None


for arm in ARMS:
    for month in (12, 15, 18):
        few = returned(arm, month, 18)
        test.check(few is None or few >= 10, f"{arm}: {few} came back after leaving by {month} months")

# What stands beside the figures.
notes = lambda table: " ".join(n.get("nl", "") for n in json.loads(
    (public / "data" / f"{table}.csv-metadata.json").read_text(encoding="utf-8"))["notes"])
test.check("Het aandeel is van iedereen in de groep" in notes("durable"), "durable says whose share it is")
test.check("laatst bekende trede" in notes("ladder"), "the ladder says what is counted")
for table in ("hours12", "wage", "permanent", "hours", "ladder"):
    test.check("Stand: " not in notes(table), f"{table} is not from the register and has no age")
    test.check("na afloop van het experiment" not in notes(table), f"{table} lies within the experiment")
site = "\n".join(text_of_html(path) for path in sorted((public / "site").glob("*.html")))
for words in ("12 uur per week of meer", "uur per week", "treden", "Duurzame uitstroom", "duurzame uitstroom",
              "participatieladder", "Lijst met werk per maand, gemeente Lindeveen"):
    test.check(words in site, f"the site has {words!r}")
test.check({row["groep"] for row in rows(public / "data" / "hours12.csv")} == {*ARMS, "niet_deelnemers"}, "with the others")
test.check("niet_deelnemers" not in {row["groep"] for row in rows(public / "data" / "ladder.csv")},
           "the ladder was kept for participants alone, so there is nobody to compare with")
test.check({e for e in estimates if e.startswith("hours.placebo_hours_m") or e.startswith("hours12.placebo_hours_m")} != set(),
           "hours before the start are a placebo")

# The interim with the lists, and what both say together.
build(folder, "study-interim.toml")
for releases in (["2020-eind"], ["2019-k1"], ["2019-k1", "2020-eind"]):
    audited = test.run("audit", *(out / release / "public" for release in releases))
    test.equal(audited.returncode, 0, f"audit of {' and '.join(releases)}: {audited.stdout[-2000:]}{audited.stderr}")

# A list of participants alone says nothing about the others; and the experiment ends before the last horizon.
folder = make_study("own", sorted(drawn), end="2019-06-01")
build(folder)
public = folder.parent / "out" / "2020-eind" / "public"
for table in ("hours12", "permanent", "hours"):
    test.equal({row["groep"] for row in rows(public / "data" / f"{table}.csv")}, set(ARMS), f"{table}: groups of the lottery")
test.equal({row["vergelijking"] for row in rows(public / "data" / "hours12_contrasts.csv")}, {"treatment"}, "one comparison")
test.equal({row["groep"] for row in rows(public / "data" / "durable_contrasts.csv")
            if row["vergelijking"] == "treatment" and row["difference"] != "[c]"}, set(ARMS[:2]), "durable exits are compared")
test.check(not any(row["maand"] == "12" and row["groep"] == "regulier" for row in rows(public / "data" / "exit_work_by_month.csv")),
           "and the month between makes way")
for row in (r for r in rows(public / "data" / "durable.csv") if r["groep"] in ARMS):
    true = int(sum(expected["durable", 18, row["groep"]]))
    test.check(row["events"] in (str(true), str((true + 5) // 10 * 10)), f"durable {row['groep']}: {true}, printed {row['events']}")
test.check("De stand na 18 maanden is voor wie later begon gemeten na afloop van het experiment." in notes("permanent"),
           "18 months lie after the end for some")
test.check("na afloop van het experiment" not in notes("hours12"), "12 months do not")
test.check("Voor wie later begon, is dit gemeten na afloop van het experiment." in
           "\n".join(text_of_html(path) for path in sorted((public / "site").glob("*.html"))), "the sentence says so")
test.check("after the end of the experiment" in text_of_docx(public / "memo-en.docx"), "and the letter")
audited = test.run("audit", public)
test.equal(audited.returncode, 0, f"audit: {audited.stdout[-2000:]}{audited.stderr}")
test.end()
