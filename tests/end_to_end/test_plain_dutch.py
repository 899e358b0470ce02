#!/usr/bin/env python3
"""Our own Dutch is plain (council-memo.md 8): every text of memo, site and front sheets of Lindeveen, in its closing, interim
and quarterly release and its exploration, counted by the measures that also look at the texts of a municipality.

Fails at a sentence of more than 20 words, a page with more than 15 words per sentence, a paragraph of more than 100, an
office word, a sentence that denies twice or has brackets in brackets, and a hard term that Begrippen does not explain. What
may be longer stands below with its reason; a line there that nothing needs fails too.
"""
import html
import os
import re
import shutil
import subprocess
import zipfile

import openpyxl

from support import RELEASES, Test, text_of_docx, unescape

test = Test()
READER = os.environ["WERKTHET_PLAIN_READER"]

# Methods are named by their own names there, for statisticians who check; the page before it says the same in plain words.
ACCOUNT = {"verantwoording-en-privacy.html": "names methods, tests and settings for people who check them",
           "Rekenwijze": "the same text in the workbook"}
FRONT = ("Toelichting", "Samenvatting", "Opzet", "Begrippen", "Rekenwijze")
LIMITS = {"2020-eind": 1800, "2019-k1": 1000, "2019-k4": 600, "verkenning": 1000}  # words of a memo, council-memo.md 3


FEASIBILITY = """
[feasibility]
persons = 571
benefits = 502
counted_on = 2018-11-28
source = "Uitkeringsadministratie"
participation = 0.3
participation_low = 0.2
participation_high = 0.4
participation_source = "Raming van de gemeente"
wished = [9, 13]
budget = 10000
budget_source = "Begroting 2018"
"""


def is_sentence(text):
    """Labels are no sentences, nor are the figures of a chart in a row ("Regulier 24% (18 tot 31); …"), nor is English."""
    small = re.findall(r"\w+", text.lower())
    english = sum(w in ("the", "of", "and", "to", "that") for w in small)
    row = len(re.findall(r"\d+ tot \d+\)", text)) > 2 and text.count(";") > 1
    return (re.search(r"[.!?][)”’\"]?$", text) and len(small) > 2 and not row and
            english <= sum(w in ("de", "het", "een", "van", "dat", "niet") for w in small))


def paragraphs_of_html(path):
    page = path.read_text(encoding="utf-8")
    page = page[page.index("<main"):page.index("</main>")]
    page = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", page, flags=re.S)
    for block in re.split(r"</?(?:p|li|h\d|td|th|dd|dt|figcaption|caption|summary|div|section|ul|ol|table|tr)\b[^>]*>", page):
        yield re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", block))).strip()


def paragraphs_of_sheets(path):
    book = openpyxl.load_workbook(path)
    for name in FRONT:
        if name in book.sheetnames:
            for row in book[name].values:
                for cell in row:
                    if isinstance(cell, str):
                        yield name, re.sub(r"\s+", " ", cell).strip()


def lines_of(public, label):
    for memo in sorted(public.glob("*.docx")):
        if not memo.stem.endswith("-en"):
            for line in text_of_docx(memo).split("\n"):
                yield f"{label}/{memo.name}", line.strip()
    for page in sorted(public.glob("site/*.html")):
        for line in paragraphs_of_html(page):
            yield f"{label}/{page.name}", line
    for sheet, line in paragraphs_of_sheets(public / "workbook.xlsx"):
        yield f"{label}/{sheet}", line


# The exploration before the start, from the questions that the example's study can ask.
plan = test.work / "plan"
shutil.copytree(test.study, plan)
study = (plan / "study.toml").read_text(encoding="utf-8")
before, block = study.split("\n[release]\n")
block = re.sub(r'(?m)^kind = .*$', 'kind = "exploration"', block, count=1)
block = re.sub(r'(?m)^id = .*$', 'id = "verkenning"', block, count=1)
block = re.sub(r'(?m)^status = .*$', 'status = "provisional"', block, count=1)
block = re.sub(r'(?m)^earlier = .*$', 'earlier = []', block, count=1)
(plan / "study.toml").write_text(f"{before}\n[release]\n{block}\n{FEASIBILITY}", encoding="utf-8")
explored = test.run("plan", plan, "--out", test.work / "out")
folders = {release: test.out / release / "public" for release in RELEASES.values()}
if test.equal(explored.returncode, 0, f"exploration: {explored.stderr[-400:]}"):
    folders["verkenning"] = test.work / "out" / "verkenning" / "public"

lines = []
for label, public in folders.items():
    lines += [(page, text) for page, text in lines_of(public, label) if is_sentence(text)]
test.check(len(lines) > 1000, f"there are texts to read ({len(lines)})")
test.equal(sorted(set(FRONT) - {page.split("/")[1] for page, _ in lines}), [], "front sheets that no release has")
told = subprocess.run([READER], input="".join(f"{page}\t{text}\n" for page, text in lines), capture_output=True, text=True,
                      encoding="utf-8", check=False)
test.equal(told.returncode, 0, f"the reader: {told.stderr[:300]}")

terms = " ".join(paragraphs_of_html(folders["2020-eind"] / "site" / "begrippen.html")).lower()
used, means, passives = set(), {}, {}
for line in told.stdout.splitlines():
    kind, page, number, text = line.split("\t")
    name = page.split("/")[1]
    if kind == "mean":
        means[page] = int(number) / 100
    elif kind == "passive":
        passives[page] = int(number)
    elif kind in ("long", "paragraph", "word", "term", "brackets") and name in ACCOUNT:
        used.add(name)
        test.check(kind != "long" or int(number) <= 30, f"{page}: even an account says no {number} words: {text}")
    elif kind == "term":
        test.check(text.lower() in terms, f"{page}: {text} is not in Begrippen")
    else:
        test.check(False, f"{page}: {kind} {number}: {text}")
for page, mean in sorted(means.items()):
    test.check(mean <= 15 or page.split("/")[1] in ACCOUNT, f"{page}: {mean} words per sentence")
test.equal(sorted(set(ACCOUNT) - used), [], "exemptions that nothing needs")
print(f"{len(lines)} paragraphs on {len(means)} pages; words per sentence {min(means.values())} to {max(means.values())}; "
      f"passive at most {max(passives.values())} of 100 sentences")

# The length of each memo, outside tables.
for label, public in folders.items():
    with zipfile.ZipFile(public / "memo.docx") as archive:
        xml = archive.read("word/document.xml").decode("utf-8")
    prose = re.sub(r"<w:tbl>.*?</w:tbl>", "", xml, flags=re.S)
    words = len(unescape(" ".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", prose))).split())
    print(f"{label}: memo of {words} words, at most {LIMITS[label]}")
    test.check(100 < words <= LIMITS[label], f"{label}: the memo has {words} words, at most {LIMITS[label]}")

# The reader can fail.
spoiled = subprocess.run([READER], input="x\t" + "Dit is " * 11 + "middels een zin.\n", capture_output=True, text=True,
                         encoding="utf-8", check=False).stdout
test.check("long\tx\t25" in spoiled and "word\tx" in spoiled, f"a spoiled sentence is found: {spoiled}")
test.end()
