#!/usr/bin/env python3
"""`plan` before the start: figures of a council letter in, memo, workbook and data out, and no file about people read.

The study is invented; its figures are those a council once got in a letter: 571 people, 502 benefits, 140,000 euros.
"""
import json
import re
import shutil

from support import Test, digests, rows, text_of_docx, texts_of, unescape

SECTION = """
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

[[feasibility.deadlines]]
what = "Besluit van de raad"
what_en = "Decision of the council"
date = 2019-03-01
inclusive = false
"""
COSTS = """post;soort;begroot;schatting;fase;fte
Projectleider;variabel;80000;circa;vooraf;1
Administratieve ondersteuning;variabel;20000;circa;vooraf;0,5
Werkconsulent;variabel;40000;circa;vooraf;1
Controlegroep opzetten;variabel;niet geraamd;;;
Universiteit;variabel;;;;
Totaal;totaal;140000;;;2,5
"""

test = Test()


def section(text, heading, **settings):
    """The study file with settings of one section replaced or added."""
    start = text.index(f"\n[{heading}]\n") + 1
    end = text.find("\n[", start)
    body = text[start:end if end > 0 else len(text)]
    for key, value in settings.items():
        body, found = re.subn(rf"(?m)^(# )?{key} = .*$", f"{key} = {value}", body, count=1)
        assert found == 1, f"[{heading}] has a line for {key}"
    return text[:start] + body + text[end if end > 0 else len(text):]


# A new study file of the program itself: profile, section and list of costs, as a municipality would make it.
made = test.run("init", test.work / "town")
test.equal(made.returncode, 0, f"init: {made.stderr}")
study = test.work / "town" / "study.toml"
template = study.read_text(encoding="utf-8")
test.check("feasibility" in template, "a new study file knows the section")

none = test.run("plan", study)
test.equal(none.returncode, 2, "exit code without the section")
test.check("no [feasibility]" in none.stderr and "hint:" in none.stderr, f"what is missing is said: {none.stderr}")

wanting = template + SECTION
study.write_text(wanting, encoding="utf-8")
kind = test.run("plan", study)
test.equal(kind.returncode, 2, "exit code for a release of another kind")
test.check('kind = "exploration"' in kind.stderr, f"the right kind is named: {kind.stderr}")

ready = section(wanting, "release", id='"2018-verkenning"', kind='"exploration"', date="2018-12-18")
ready = section(ready, "data", costs='"data/costs.csv"')
study.write_text(ready, encoding="utf-8")
(test.work / "town" / "data" / "costs.csv").write_text(COSTS, encoding="utf-8")
# What is named and must not be opened: a delivery that is no delivery at all.
(test.work / "town" / "data" / "bus" / "x.xml").write_text("<broken", encoding="utf-8")
checked = test.run("check", study)
test.equal(checked.returncode, 0, f"check of an exploration: {checked.stdout}")
test.check("W414" in checked.stdout and "bus" not in checked.stdout, "check reads what plan reads")
done = test.run("plan", study)
test.equal(done.returncode, 0, f"plan: {done.stderr}")
test.check("Met 57 mensen per groep" in done.stdout, f"the console says it first: {done.stdout}")
test.check("W414" in done.stderr and "57 people per group" in done.stderr, f"too few people is a warning: {done.stderr}")
test.check("W415" in done.stderr and "130,000" in done.stderr, "and so is the gap in the budget")
test.equal(test.run("plan", study, "--strict", "--out", test.work / "strict").returncode, 1, "--strict stops on warnings")
test.check("data/bus" not in done.stderr, "no delivery is read")

release = test.work / "town" / "out" / "2018-verkenning"
public = release / "public"
test.equal(sorted(p.name for p in public.iterdir()), ["data", "manifest.json", "memo-en.docx", "memo.docx", "workbook.ods", "workbook.xlsx"],
           "what is made")
memo = text_of_docx(public / "memo.docx")
for figure in ("571 mensen met een uitkering", "ongeveer 171 deelnemers (114 tot 228)", "57 per groep (38 tot 76)",
               "24,3", "€ 140.000", "€ 818,71", "€ 1.228,07", "€ 614,04", "69 paren", "52,5%", "358", "180",
               "€ 130.000", "niet geraamd", "uiterlijk 28 februari 2019", "2,5 voltijdbanen"):
    test.check(figure in memo, f"the memo says {figure}")
test.check(memo.index("Met 57 mensen per groep") < memo.index("Onderwerp"), "too few people stands above everything")
english = text_of_docx(public / "memo-en.docx")
for figure in ("about 171 participants (114 to 228)", "24.3", "€ 140,000" if "€ 140,000" in english else "€140,000"):
    test.check(figure in english, f"the English memo says {figure}")

participants = {row["verwachting"]: row for row in rows(public / "data" / "plan_participants.csv")}
test.equal([participants[k]["per_group"] for k in ("low", "expected", "high")], ["38", "57", "76"], "data: per group")
seen = {(r["groep"], r["controlegroep"]): r["detectable"] for r in rows(public / "data" / "plan_detectable.csv")}
test.equal((seen["57", "20"], seen["100", "20"], seen["150", "20"]), ("24.3", "17.9", "14.3"), "data: detectable")
book = " ".join(unescape(data.decode("utf-8", "replace")) for name, data in texts_of(public / "workbook.xlsx")
                if name.endswith("sharedStrings.xml"))
test.check("Verwachting" in book and "tientallen" not in book, "the workbook speaks of expectations, not of rounding")

test.equal(test.run("verify", release).returncode, 0, "the release can be verified")
manifest = json.loads((public / "manifest.json").read_text(encoding="utf-8"))
test.equal(manifest["release"], "2018-verkenning", "manifest: release")
before = digests(release)
test.equal(test.run("plan", study).returncode, 0, "plan once more")
test.equal(digests(release), before, "the same input gives the same bytes")

# A total that is not the sum blocks the memo (T29) and leaves the earlier one where it is.
(test.work / "town" / "data" / "costs.csv").write_text(COSTS.replace("140000", "150000"), encoding="utf-8")
wrong = test.run("plan", study)
test.equal(wrong.returncode, 3, "exit code for a total that is wrong")
test.check("E412" in wrong.stderr, f"the wrong total is named: {wrong.stderr}")
test.equal(digests(release), before, "a failed plan leaves the earlier one untouched")
(test.work / "town" / "data" / "costs.csv").write_text(COSTS, encoding="utf-8")

build = test.run("build", study)
test.equal(build.returncode, 2, "build refuses an exploration")
test.check("werkthet plan" in build.stderr, f"build says what to run instead: {build.stderr}")

# A saving counts only with its source.
budget = '\nbudget_source = "Begroting 2018"\n'
study.write_text(ready.replace(budget, budget + "saving_per_month = 1100\n"), encoding="utf-8")
unsourced = test.run("plan", study)
test.equal(unsourced.returncode, 2, "a saving without a source is refused")
test.check("saving_source" in unsourced.stderr, "and the missing source is named")
study.write_text(ready.replace(budget, budget + 'saving_per_month = 1100\nsaving_source = "Jaarrekening 2017"\n'),
                 encoding="utf-8")
sourced = test.run("plan", study, "--out", test.work / "elsewhere")
test.equal(sourced.returncode, 0, f"a saving with a source: {sourced.stderr}")
test.check("11 mensen" in text_of_docx(test.work / "elsewhere" / "2018-verkenning" / "public" / "memo.docx"),
           "the break-even is in the memo")
shutil.rmtree(test.work / "elsewhere")
test.end()
