#!/usr/bin/env python3
"""How old the register's figures are stands beside them: the date, how many later months were seen, and the status.

The expectation is made here from the names of the deliveries and the dates in the study file; then the same words are
looked for in data files, drawings, workbook, memo and site, in both languages. A later release makes a quarter riper.
"""
import html
import json
import re
import zipfile

from support import Test, rows, text_of_docx, text_of_html, unescape

test = Test()
DAYS = {"2020-eind": (2019, 12, "31 december 2019", "31 December 2019"),
        "2019-k1": (2018, 12, "31 december 2018", "31 December 2018")}
STATUS = {"voorlopig": "provisional", "nader voorlopig": "revised provisional", "definitief": "final"}


def delivered():
    """Months with a delivery, as year * 12 + month - 1."""
    months = set()
    for path in (test.study / "data" / "bus").iterdir():
        found = re.search(r"(20\d\d)-?(\d\d)", path.name)
        if found:
            months.add(int(found[1]) * 12 + int(found[2]) - 1)
    return months


def status(later):
    return "definitief" if later >= 12 else "nader voorlopig" if later >= 5 else "voorlopig"


def notes(release, table):
    path = test.out / release / "public" / "data" / f"{table}.csv-metadata.json"
    return [n for n in json.loads(path.read_text(encoding="utf-8"))["notes"] if "nl" in n]


def said(release, table):
    found = [n for n in notes(release, table) if n["nl"].startswith("Stand: ")]
    test.equal(len(found), 1, f"{release} {table}: one line on its age")
    return found[0] if found else {"nl": "", "en": ""}


def drawn_text(path):
    """The words of a drawing; a line that was wrapped is one again."""
    return re.sub(r"\s+", " ", " ".join(unescape(t) for t in re.findall(r">([^<]+)<", path.read_text(encoding="utf-8"))))


months = delivered()
test.check(len(months) > 30, f"{len(months)} months of deliveries")
REGISTER = ("stock", "exit_work", "part_time_work", "exit_reasons", "balance", "exit_work_contrasts", "exit_work_by_month")
for release, (year, month, day_nl, day_en) in DAYS.items():
    public = test.out / release / "public"
    last = max(m for m in months if m <= year * 12 + month - 1)
    for table in REGISTER:
        if not (public / "data" / f"{table}.csv").is_file():
            test.check(release != "2020-eind", f"{release} has {table}")
            continue
        line = said(release, table)
        test.check(line["nl"].startswith(f"Stand: {day_nl}"), f"{release} {table}: {line['nl']}")
        test.check(line["en"].startswith(f"As of: {day_en}"), f"{release} {table}: {line['en']}")
        for nl, en in STATUS.items():
            test.equal(len(re.findall(rf": {nl}[;.]", line["nl"])), len(re.findall(rf": {en}[;.]", line["en"])),
                       f"{release} {table}: as often {nl} as {en}")
    # The last quarter by name, and the first: what the deliveries say.
    quarters = sorted({r["kwartaal"] for r in rows(public / "data" / "stock.csv")})
    stock = said(release, "stock")["nl"]
    for quarter in (quarters[0], quarters[-1]):
        end = int(quarter[:4]) * 12 + 3 * int(quarter[-1]) - 1
        later = len([m for m in months if end < m <= last])
        name = f"{quarter[-1]}e kwartaal {quarter[:4]}"
        part = next((p for p in re.split(r"(?<=\.) ", stock) if name in p), "")
        test.check(f": {status(later)};" in part, f"{release}: {name} is {status(later)} after {later} months: {part!r}")
    # Every artefact has the words, not one in its own.
    line = {table: said(release, table) for table in ("stock", "exit_work")}
    test.check(line["stock"]["nl"] in drawn_text(public / "charts" / "stock.nl.svg"), f"{release}: drawing, Dutch")
    test.check(line["stock"]["en"] in drawn_text(public / "charts" / "stock.en.svg"), f"{release}: drawing, English")
    with zipfile.ZipFile(next(public.glob("*.xlsx"))) as book:
        words = html.unescape("".join(book.read(n).decode("utf-8") for n in book.namelist() if n.endswith(".xml")))
    site = {"nl": "\n".join(text_of_html(p) for p in (public / "site").glob("*.html")),
            "en": "\n".join(text_of_html(p) for p in (public / "site" / "en").glob("*.html"))}
    for table, both in line.items():
        test.check(both["nl"] in words, f"{release} {table}: workbook")
        for language in ("nl", "en"):
            test.check(both[language] in site[language], f"{release} {table}: site, {language}")
    for memo, language in (("memo.docx", "nl"), ("memo-en.docx", "en")):
        # The letter shows one month of the outcome, so the line under its table speaks of that month and no other.
        text = text_of_docx(public / memo)
        alone = {"nl": rf"Stand: {day_nl}; gezien: [^.;]*; status van het register: ({'|'.join(STATUS)})\. Status van",
                 "en": rf"As of: {day_en}; seen: [^.;]*; status of the register: ({'|'.join(STATUS.values())})\. Status of"}
        test.check(re.search(alone[language], text), f"{release}: {memo}")
        test.check(not re.search(r"(Stand|As of): [^\n]*(Na 6 maanden|After 6 months):", text),
                   f"{release}: {memo} names no month that it does not show")

# A closing report says from which month its figures are provisional, wherever it tells the status of its figures.
names = {"nl": "januari februari maart april mei juni juli augustus september oktober november december".split(),
         "en": "January February March April May June July August September October November December".split()}
last = max(m for m in months if m <= 2019 * 12 + 11)
first = min(m for m in range(min(months), last + 1) if len([x for x in months if m < x <= last]) < 12)
public = test.out / "2020-eind" / "public"
open_months = {"nl": f"cijfers over de maanden vanaf {names['nl'][first % 12]} {first // 12} zijn nog voorlopig",
               "en": f"figures on the months from {names['en'][first % 12]} {first // 12} are still provisional"}
for memo, language, called in (("memo.docx", "nl", "Definitief rapport"), ("memo-en.docx", "en", "Final report")):
    test.check(f"{called}; {open_months[language]}" in text_of_docx(public / memo), f"{memo}: the status of its figures")
    start = public / "site" / ("index.html" if language == "nl" else "en/index.html")
    test.equal(text_of_html(start).lower().count(open_months[language].lower()), 2, f"site, {language}: at the top and at the foot")
with zipfile.ZipFile(public / "workbook.xlsx") as book:
    words = html.unescape("".join(book.read(n).decode("utf-8") for n in book.namelist() if n.endswith(".xml")))
test.equal(words.count(open_months["nl"]), 1, "workbook, on its cover")
test.check("zijn nog voorlopig" not in text_of_docx(test.out / "2019-k1" / "public" / "memo.docx"),
           "a release that is provisional as a whole does not say it of some months")

# What is not from the register says nothing about deliveries.
for table in ("costs", "flow_arms", "wellbeing"):
    if (test.out / "2020-eind" / "public" / "data" / f"{table}.csv").is_file():
        test.equal([n for n in notes("2020-eind", table) if n["nl"].startswith("Stand: ")], [], f"{table} has no age")

# The same quarter is riper in a later release.
ripe = said("2020-eind", "stock")["nl"]
test.check("tot en met 4e kwartaal 2018: definitief" in ripe or "4e kwartaal 2018: definitief" in ripe, f"a year later: {ripe}")
test.check("4e kwartaal 2018: voorlopig" in said("2019-k1", "stock")["nl"], "on its own day it was provisional")
test.end()
