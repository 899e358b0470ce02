#!/usr/bin/env python3
"""Words and data files tell the same: the numbers in sentences are those of the published cells.

The main outcome first: each headline sentence in the site and the memo, in two languages, against exit_work.csv and
exit_work_contrasts.csv, number by number. Then all prose of the final release: a number that stands in no data file, not in
the study's settings and not in a short list of words-for-numbers has no source, and is reported.
"""
import datetime
import json
import re

import openpyxl

from sources import known_numbers, numbers, sourceless
from support import Test, rows, text_of_docx, text_of_html

test = Test()
public = test.out / "2020-eind" / "public"
NAMES = {"regie": ("Eigen regie", "Self-direction"), "intensief": ("Intensief", "Intensive support"),
         "regulier": ("Regulier", "Usual service")}

shares = {(r["groep"], r["maand"]): r for r in rows(public / "data" / "exit_work.csv")}
treatments = {r["groep"]: r for r in rows(public / "data" / "exit_work_contrasts.csv")
              if r["vergelijking"] == "treatment" and r["maand"] == "18"}
test.equal(sorted(treatments), ["intensief", "regie"], "arms with an effect at 18 months")


def sentence_numbers(group):
    """What the headline must say, in its order."""
    mine, control, effect = shares[(group, "18")], shares[("regulier", "18")], treatments[group]
    return [mine["n"], mine["share"], "18", control["n"], control["share"], effect["difference"].lstrip("-"),
            effect["low"], effect["high"]]


def headline(text, name, language):
    """The paragraph about the main outcome after 18 months in one group, without what follows its margin."""
    start = rf"In groep {name} \(" if language == "nl" else rf"In (?:the )?(?:group )?{name}[^\n]*? \("
    for paragraph in text.split("\n"):
        found = re.search(start + r"[^\n]*", paragraph)
        work = "volledig werk" if language == "nl" else "full"
        if found and work in paragraph and "18" in paragraph:
            words = found.group(0)
            return re.split(r"procentpunt\. (?=Het|Er|Vooraf|nul)|procentpunt; nul|percentage points?[.;](?! That| This)",
                            words[words.find("("):])
    return None


sources = {"site": (text_of_html(public / "site" / "index.html"), "nl"),
           "memo": (text_of_docx(public / "memo.docx"), "nl"),
           "site in English": (text_of_html(public / "site" / "en" / "index.html"), "en"),
           "memo in English": (text_of_docx(public / "memo-en.docx"), "en")}
for source, (text, language) in sources.items():
    for group in ("regie", "intensief"):
        name = NAMES[group][0 if language == "nl" else 1]
        parts = headline(text, name, language)
        if not test.check(parts, f"{source}: a sentence on {name} after 18 months"):
            continue
        said = [n.lstrip("-") if i == 5 else n for i, n in enumerate(numbers(" ".join(parts))[:8])]
        test.equal(said, sentence_numbers(group), f"{source}: numbers of the sentence on {name}")

# Percent and persons agree inside the data: a share is its count over its group.
for name in ("exit_work", "part_time_work", "exit_work_by_month"):
    for r in rows(public / "data" / f"{name}.csv"):
        if r["events"] != "[c]":
            share = 100 * int(r["events"]) / int(r["n"])
            test.check(abs(share - int(r["share"])) <= 0.5 + 1e-9, f"{name} {r['groep']} {r['maand']}: {share:.2f}%")
            test.check(int(r["low"]) <= int(r["share"]) <= int(r["high"]), f"{name} {r['groep']} {r['maand']}: margin")

# Where a number in prose may come from stands in sources.py.
known = known_numbers(public, (test.study / "study.toml").read_text(encoding="utf-8"))
manifest = json.loads((public / "manifest.json").read_text(encoding="utf-8"))

# Years, pages and settings of the methods: the account page says what the workbook's sheet says, and nothing else.
methods = " ".join(str(cell) for row in openpyxl.load_workbook(public / "workbook.xlsx")["Rekenwijze"].values for cell in row)
of_methods = set(re.findall(r"\d+(?:[.,]\d+)*", methods))
for path in sorted((public / "site").rglob("*.html")):
    loose = sourceless(text_of_html(path), known)
    if path.name in ("verantwoording-en-privacy.html", "accountability-and-privacy.html"):
        test.check("10.000" in of_methods and "10,000" in of_methods, "the methods say how often the lottery is drawn again")
        loose = [number for number in loose if number not in of_methods]
    test.equal(loose, [], f"numbers without a source in {path.relative_to(public)}")
for memo in ("memo.docx", "memo-en.docx"):
    test.equal(sourceless(text_of_docx(public / memo), known), [], f"numbers without a source in {memo}")
test.equal(sourceless("In groep Regie vond 7.341 en 61,7% werk.", known), ["61,7", "7.341"], "a made-up number is noticed")
test.check(datetime.date(2020, 6, 16).isoformat() == manifest["date"], "the release has the date of the study")
test.end()
