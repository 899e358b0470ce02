#!/usr/bin/env python3
"""An interim with an announced look, an interim without one, and the final release after the look: what each may say,
the alpha that was spent, and what became of what was said. The texts that a council reads are golden
(tests/golden/interim); after a change of wording read the new ones in the work folder before copying them."""
import difflib
import html.parser
import json
import pathlib
import shutil
import xml.etree.ElementTree
import zipfile

from support import Test, rows

GOLDEN = pathlib.Path(__file__).resolve().parent.parent / "golden" / "interim"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PLAN = """horizon = 12
secondary = ["part_time_work", "wellbeing"]
shrink_subgroups = true
"""
LOOK = """
[[plan.looks]]
release = "2019-k1"
information = 0.4
"""
REST = """
[[plan.deviations]]
what = "De eindmeting is een maand later begonnen."
what_en = "The final wave began a month later."
why = "De vragenlijst was niet op tijd klaar."
why_en = "The questionnaire was not ready in time."
date = 2019-09-01

[plan.stop_criteria.minder_werk]
label = "Minder uitstroom naar werk dan zonder nieuwe aanpak"
label_en = "Fewer exits to work than without a new approach"
outcome = "exit_work"
direction = "below"
bound = -10
decides = "het college, na advies van de begeleidingsgroep"
decides_en = "the executive, advised by the steering group"

[plan.stop_criteria.welbevinden]
label = "Lager welbevinden"
label_en = "Lower wellbeing"
outcome = "wellbeing"
direction = "below"
bound = -1
decides = "het college, na advies van de begeleidingsgroep"
decides_en = "the executive, advised by the steering group"
"""
# Which headings of the memo a golden text holds.
PARTS = {
    "nl": ["Wat is de kernboodschap?", "Hoe zeker is dit?", "Zijn er redenen om te stoppen of bij te sturen?",
           "Voor wie werkt wat?"],
    "en": ["Core message", "How certain is this?", "Reasons to stop or adjust", "Subgroups"],
}
PAGES = {"nl": ["hoe-zeker-is-dit.html", "wijzigingen-en-correcties.html", "verantwoording-en-privacy.html"],
         "en": ["how-certain-is-this.html", "changes-and-corrections.html", "accountability-and-privacy.html"]}


def paragraph(element):
    return "".join(text.text or "" for text in element.iter(W + "t"))


def memo_lines(file):
    """(heading or None, line) of a memo; a table row is one line."""
    with zipfile.ZipFile(file) as package:
        body = xml.etree.ElementTree.fromstring(package.read("word/document.xml")).find(W + "body")
    for element in body:
        if element.tag == W + "tbl":
            for row in element.iter(W + "tr"):
                yield None, "| " + " | ".join(" / ".join(paragraph(p) for p in cell.iter(W + "p"))
                                              for cell in row.iter(W + "tc")) + " |"
        elif element.tag == W + "p" and paragraph(element):
            style = element.find(f"{W}pPr/{W}pStyle")
            name = style.get(W + "val") if style is not None else ""
            yield (paragraph(element) if name == "Heading2" else None), paragraph(element)


class Page(html.parser.HTMLParser):
    """The rows of every table of a page, and its text."""

    def __init__(self):
        super().__init__()
        self.tables, self.cell, self.text = [], None, ""

    def handle_starttag(self, tag, attributes):
        if tag == "table":
            self.tables.append([])
        elif tag == "tr" and self.tables:
            self.tables[-1].append([])
        elif tag in ("td", "th") and self.tables and self.tables[-1]:
            self.tables[-1][-1].append("")
            self.cell = True

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self.cell = None

    def handle_data(self, data):
        self.text += data
        if self.cell and self.tables and self.tables[-1] and self.tables[-1][-1]:
            self.tables[-1][-1][-1] += data


def page_of(file):
    page = Page()
    page.feed(file.read_text(encoding="utf-8"))
    return page


def told(public, language):
    """What a council reads of a release, as one text."""
    lines = [f"MEMO ({language})"]
    part = None
    for heading, line in memo_lines(public / ("memo.docx" if language == "nl" else "memo-en.docx")):
        if heading is not None:
            part = heading
            if part in PARTS[language]:
                lines += ["", "## " + part]
        elif part in PARTS[language]:
            lines.append(line)
    lines += ["", f"SITE ({language})"]
    site = public / "site" / ("" if language == "nl" else "en")
    for name in PAGES[language]:
        if (site / name).is_file():
            page = page_of(site / name)
            lines += ["", "## " + name]
            for table in page.tables:
                if any("zichtbare" in cell or "visible" in cell for cell in table[0]):
                    continue  # the table of power: not about looks
                lines += [" | ".join(" ".join(cell.split()) for cell in row) for row in table] + [""]
    return "\n".join(lines).replace("\u00a0", " ") + "\n"


def rows_of(public, table):
    file = public / "data" / f"{table}.csv"
    return rows(file) if file.is_file() else None


test = Test()
study = test.work / "lindeveen"
shutil.copytree(test.study, study, symlinks=True)
shutil.copy(test.study.parent / "lindeveen.key", test.work / "lindeveen.key")


def variant(source, name, with_look, change=lambda text: text):
    text = (study / source).read_text(encoding="utf-8")
    mark = "[plan]\nfixed_on"
    test.check(text.count(mark) == 1, f"{source} has one [plan]")
    text = text.replace(mark, "[plan]\n" + PLAN + "fixed_on")
    text = text.replace("[disclosure]", (LOOK if with_look else "") + REST + "\n[disclosure]", 1)
    (study / name).write_text(change(text), encoding="utf-8")
    return study / name


def build(file, out):
    made = test.run("build", file, "--out", study / out)  # earlier releases lie below the study folder
    test.equal(made.returncode, 0, f"build of {file.name}: {made.stderr}")
    return made


build(variant("study-interim.toml", "look.toml", True), "look")
build(variant("study-interim.toml", "no-look.toml", False), "no-look")
final = variant("study.toml", "final.toml", True,
                lambda text: text.replace('kind = "final"', 'kind = "final"\nearlier = ["look/2019-k1"]', 1))
build(final, "final")
public = {"look": study / "look" / "2019-k1" / "public", "no-look": study / "no-look" / "2019-k1" / "public",
          "final": study / "final" / "2020-eind" / "public"}

# What each may say.
for name, effects in (("look", True), ("no-look", False), ("final", True)):
    contrasts = sorted(file.name for file in (public[name] / "data").glob("*_contrasts.csv"))
    test.check(bool(contrasts) == effects, f"{name}: tables of effects {contrasts}")
    claims = json.loads((public[name] / "data" / "claims.json").read_text(encoding="utf-8"))
    kinds = {claim["kind"] for claim in claims["claims"]}
    test.check(("treatment" in kinds) == effects, f"{name}: kinds of claims {kinds}")
    signals = rows_of(public[name], "stop_criteria")
    test.check(signals is not None and all(row["status"] for row in signals), f"{name}: every signal has a state")
    test.check(("difference" in signals[0]) == effects, f"{name}: figures beside the signals")
    test.check(("subgroups.csv" in {f.name for f in (public[name] / "data").iterdir()}) == (name == "final"),
               f"{name}: subgroups only at the end")
    for language in ("nl", "en"):
        text = told(public[name], language)
        test.check("%)" in text or not effects, f"{name}: margins have a level")
        golden = GOLDEN / f"{name}.{language}.txt"
        wanted = golden.read_text(encoding="utf-8") if golden.is_file() else ""
        if not test.check(text == wanted, f"{golden.name} as printed"):
            (test.work / golden.name).write_text(text, encoding="utf-8")
            print("\n".join(difflib.unified_diff(wanted.splitlines(), text.splitlines(), "golden", "now", lineterm="", n=1)))

# The spent alpha: what the look spent is what the final analysis counts from.
look = {row["moment"]: row for row in rows_of(public["look"], "looks")}
last = {row["moment"]: row for row in rows_of(public["final"], "looks")}
test.equal(look["2019-k1"]["here"], "ja", "the look is here")
test.equal(last["eind"]["here"], "ja", "the final analysis is here")
test.equal(last["2019-k1"]["information"], look["2019-k1"]["information"], "the final uses what the look knew")
test.equal(last["2019-k1"]["spent"], look["2019-k1"]["spent"], "and what it spent")
test.check(0 < float(look["2019-k1"]["spent"]) < 5 and abs(float(last["eind"]["spent"]) - 5) < 1e-6,
           "alpha is spent in parts and adds up to five per cent")
test.check(float(last["eind"]["z"]) > 1.96, "the final bound is above 1.96")
test.check(rows_of(public["no-look"], "looks") is None, "without looks there is no table of them")

# The ledger: every claim with a figure comes back with a verdict.
said = json.loads((public["look"] / "data" / "claims.json").read_text(encoding="utf-8"))["claims"]
with_figure = {claim["id"] for claim in said if claim["figures"] is not None}
followed = {row["uitspraak"]: row["fate"] for row in rows_of(public["final"], "changes")}
test.equal(set(followed), with_figure, "claims that were followed")
test.check(all(followed.values()), "every claim has a verdict")

# Hostile and missing ledgers stop the build with a code that is explained.
for name, damage, code in (
        ("gone", lambda file: file.unlink(), "L300"),
        ("json", lambda file: file.write_text("{", encoding="utf-8"), "L301"),
        ("lie", lambda file: file.write_text(file.read_text(encoding="utf-8").replace('"decimals": 0', '"decimals": 77'),
                                             encoding="utf-8"), "L302"),
        ("other", lambda file: file.write_text(file.read_text(encoding="utf-8").replace('"lindeveen"', '"elders"'),
                                               encoding="utf-8"), "L303")):
    folder = study / f"earlier-{name}"
    (folder / "public" / "data").mkdir(parents=True)
    shutil.copy(public["look"] / "data" / "claims.json", folder / "public" / "data" / "claims.json")
    damage(folder / "public" / "data" / "claims.json")
    wrong = study / f"final-{name}.toml"
    wrong.write_text(final.read_text(encoding="utf-8").replace("look/2019-k1", f"earlier-{name}"), encoding="utf-8")
    made = test.run("check", wrong)
    test.check(made.returncode != 0 and code in made.stdout + made.stderr, f"{name}: {code}, found {made.stderr[-300:]}")
    test.check(test.run("explain", code).returncode == 0, f"{code} is explained")
test.end()
