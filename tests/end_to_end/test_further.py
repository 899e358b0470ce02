#!/usr/bin/env python3
"""Lindeveen with every further analysis that a plan can ask for. The final release shows eight tables on the site, in the
workbook and as CSV, an interim only who took part, a quarterly none; all other tables are byte for byte those of the
release without; the internal workbook has what stays inside; and the audit finds nothing, alone and beside the others."""
import json
import shutil
import zipfile

from support import RELEASES, Test, rows, text_of_docx, text_of_html

ALL = ["representativeness", "selection", "predicted", "by_duration", "matching", "caseworkers", "monthly",
       "compliance", "summary", "tranches"]
PUBLIC = {"further_representativeness", "further_predicted", "further_predicted_pool", "further_by_duration",
          "further_matching", "further_compliance", "further_summary", "further_tranches"}
EXPECTED = {"study.toml": PUBLIC, "study-interim.toml": {"further_representativeness"}, "study-quarterly.toml": set()}
MEDIATION = '\n[[plan.mediation]]\noutcome = "wellbeing"\nmediator = "social_contacts"\n'

test = Test()
study = test.work / "lindeveen"
shutil.copytree(test.study, study, symlinks=True)
shutil.copy(test.study.parent / "lindeveen.key", test.work / "lindeveen.key")
listed = test.run("list", "analyses")
test.equal(listed.returncode, 0, "list analyses")
test.equal([line.split(":")[0] for line in listed.stdout.splitlines()], ALL, "the analyses that are listed")
test.equal([line.split(":")[0] for line in listed.stdout.splitlines() if "(internal only)" in line],
           ["selection", "caseworkers", "monthly"], "those that stay inside")

public = {}
for name, release in RELEASES.items():
    text = (study / name).read_text(encoding="utf-8")
    test.check("[disclosure]" in text and "[plan]\nfixed_on" in text, f"{name} has the places to change")
    text = text.replace("[plan]\nfixed_on", f"[plan]\nanalyses = {json.dumps(ALL)}\nfixed_on")
    (study / name).write_text(text.replace("[disclosure]", MEDIATION + "\n[disclosure]", 1), encoding="utf-8")
    made = test.run("build", study / name, "--out", test.work / "out")
    test.equal(made.returncode, 0, f"build of {name}: {made.stderr}")
    public[name] = test.work / "out" / release / "public"
    plain = test.out / release / "public"

    tables = {file.stem for file in (public[name] / "data").glob("further_*.csv")}
    test.equal(tables, EXPECTED[name], f"{name}: tables of further analyses")
    for file in sorted(f for f in (plain / "data").rglob("*") if f.is_file()):
        if file.name not in ("README.txt", "figures.json"):
            test.check((public[name] / file.relative_to(plain)).read_bytes() == file.read_bytes(),
                       f"{name}: {file.name} is what it was without")
    more, less = (json.loads((folder / "data" / "figures.json").read_text(encoding="utf-8")) for folder in (public[name], plain))
    test.equal({t["id"] for t in more["tables"]} - {t["id"] for t in less["tables"]}, EXPECTED[name], f"{name}: what figures.json has more")
    more["tables"] = [table for table in more["tables"] if table["id"] not in EXPECTED[name]]
    test.check(more == less, f"{name}: the rest of figures.json is what it was without")
    for page in ("site/verdieping.html", "site/en/further-analyses.html"):
        there = (public[name] / page).is_file()
        test.equal(there, bool(EXPECTED[name]), f"{name}: {page}")
        if there:
            text = (public[name] / page).read_text(encoding="utf-8")
            for table in EXPECTED[name] - {"further_by_duration"}:  # no figure of it could be shown, see below
                test.check(f"{table}.csv" in text, f"{name}: {page} has {table}")
            if name == "study.toml":
                few = "too few people or data" if "/en/" in page else "te weinig mensen of gegevens"
                test.check(few in text, f"{page} says why the classes have no figures")
    certain = (public[name] / "site" / "hoe-zeker-is-dit.html").read_text(encoding="utf-8")
    test.equal("verdieping.html" in certain, bool(EXPECTED[name]), f"{name}: the page on certainty leads there")
    with zipfile.ZipFile(public[name] / "workbook.xlsx") as book:
        sheets = book.read("xl/workbook.xml").decode("utf-8")
    for sheet in ("Tabel_Lijkende_mensen", "Tabel_Alle_verschillen", "Tabel_Per_lichting", "Tabel_Aanpak_echt_gekregen"):
        test.equal(sheet in sheets, name == "study.toml", f"{name}: sheet {sheet}")
    # The memo says where they stand, and nothing else of them.
    before, after = (text_of_docx(folder / "memo.docx").splitlines() for folder in (plain, public[name]))
    new = [line for line in after if line not in before]
    test.check(all("erdere analyses, verkennend" in line for line in new) and len(new) == (1 if name != "study-quarterly.toml" else 0),
               f"{name}: what the memo says more: {new}")
    methods = text_of_html(public[name] / "site" / "verantwoording-en-privacy.html")
    test.equal(methods.count("Verdieping: "), len(ALL) + 1, f"{name}: every analysis has its method")

    audited = test.run("audit", public[name])
    test.equal(audited.returncode, 0, f"audit of {name}: {audited.stdout[-500:]}{audited.stderr}")
together = test.run("audit", *public.values())
test.equal(together.returncode, 0, f"audit of all three: {together.stdout[-500:]}{together.stderr}")

# What stays inside is in the estimates, and labelled as no test of the plan.
inside = json.loads((test.work / "out" / RELEASES["study.toml"] / "internal" / "estimates.json").read_text(encoding="utf-8"))
further = {e["key"]: e for e in inside["estimates"] if "further." in e["key"]}
for part in ("exit_work.18.regulier.further.matching.att", "exit_work.18.regie.further.compliance.late_adjusted",
             "exit_work.12.regie.further.monthly.adjusted", "exit_work.18.deelnemers.further.caseworkers.icc",
             "deelnemers.further.selection.age.odds_ratio", "exit_work.18.regie.further.tranches.pooled"):
    test.check(part in further and "estimate" in further[part], f"{part} was estimated: {further.get(part)}")
test.check(any("further.mediation.social_contacts.indirect" in key and "estimate" in e for key, e in further.items()),
           "mediation was estimated")
test.check(all("p_adjusted" not in e for e in further.values()), "none belongs to a family of the plan")

# The summary repeats what stands elsewhere.
final = public["study.toml"] / "data"
stands = {(r["groep"], r["maand"]): (r["difference"], r["low"], r["high"]) for r in rows(final / "exit_work_contrasts.csv")
          if r["vergelijking"] == "treatment" and r["methode"] == "ongewogen"}
repeated = {(r["groep"], r["moment"]): (r["difference"], r["difference_low"], r["difference_high"])
            for r in rows(final / "further_summary.csv") if r["uitkomst"] == "exit_work"}
test.equal(repeated, stands, "the summary has the differences of exit_work")
# Lindeveen's plan names the classes of time on benefit, and one of them holds fewer than ten people with the outcome.
test.check(all(r["probability"] == "[c]" for r in rows(final / "further_by_duration.csv")), "a small class hides all classes")
test.equal({r["deelgroep"] for r in rows(final / "further_by_duration.csv")}, {"duration_1", "duration_2"}, "classes of the plan")
for table in sorted(PUBLIC - {"further_by_duration"}):
    test.check(any(value not in ("[c]", "[x]", "[z]") and value.lstrip("-").replace(".", "").isdigit()
                   for r in rows(final / f"{table}.csv") for value in r.values()), f"{table} has a figure")

# A municipality four times as large can show the classes too, and still gives nobody away.
town = test.work / "town"
test.equal(test.run("init", "--example", "lindeveen", town / "study", "--scale", 4).returncode, 0, "init of a larger town")
text = (town / "study" / "study.toml").read_text(encoding="utf-8")
(town / "study" / "study.toml").write_text(
    text.replace("[plan]\nfixed_on", f"[plan]\nanalyses = {json.dumps(ALL)}\nfixed_on"), encoding="utf-8")
made = test.run("build", town / "study", "--out", town / "out")
test.equal(made.returncode, 0, f"build of a larger town: {made.stderr}")
large = town / "out" / RELEASES["study.toml"] / "public"
test.check(all(r["probability"].isdigit() for r in rows(large / "data" / "further_by_duration.csv")), "the classes have figures")
audited = test.run("audit", large)
test.equal(audited.returncode, 0, f"audit of a larger town: {audited.stdout[-500:]}{audited.stderr}")
test.end()
