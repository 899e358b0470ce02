#!/usr/bin/env python3
"""A release that corrects a letter writes the letter that takes it back (council-memo.md 2, workflow.md 6): what stood there,
what must stand there, the cause, what it means for the conclusion. Only statements whose printed figures changed are quoted,
the old sentence comes from the release that was wrong, and which files there are follows from the study alone.
"""
import json
import re
import shutil

from support import Test, allocation, text_of_docx, text_of_html

test = Test()
study = test.work / "lindeveen"
shutil.copytree(test.study, study)
shutil.copy(test.fixture / "lindeveen.key", test.work)
shutil.copytree(test.out, study / "out")

HOME = "https://onderzoek.lindeveen.example"
CORRECTION = """
[release.correction]
document_number = "D-2020-1180"
letter_date = 2020-04-09
found_on = 2020-06-02
cause = "Een levering noemde bij sommige mensen een verkeerde reden."
cause_en = "A delivery gave a wrong reason for some people."
prevention = "Wij tellen elke levering na."
prevention_en = "We count every delivery again."
"""


def corrected(name, correction=CORRECTION, source="study.toml", release="2020-eind", **settings):
    """A study file as a corrected release of another one."""
    before, block = (study / source).read_text(encoding="utf-8").split("\n[release]\n")
    block, rest = re.split(r"\n(?=\[)", block, maxsplit=1)
    settings = {"id": f'"{name}"', "date": "2020-06-17", "public_from": "2020-06-17", "status": '"corrected"',
                "earlier": f'["out/{release}"]'} | settings
    for key, value in settings.items():
        block, found = re.subn(rf"(?m)^{key} = .*$", f"{key} = {value}", block, count=1)
        block = block if found else f"{key} = {value}\n{block}"
    rest = re.sub(r'(?m)^base_url = ".*"$', f'base_url = "{HOME}/uitgaven/{name}"', rest, count=1)
    file = study / f"{name}.toml"
    file.write_text(f"{before}\n[release]\n{block}\n{correction}\n{rest}", encoding="utf-8")
    return file


def build(file, expected=0, only="data,memo,site"):
    result = test.run("build", file, "--out", study / "out", "--only", only)
    test.equal(result.returncode, expected, f"build of {file.name}: {result.stderr[-600:]}")
    return result


def public(name):
    return study / "out" / name / "public"


# 1. The same data: nothing is taken back, and the letter says so.
build(corrected("2020-gelijk"))
same = text_of_docx(public("2020-gelijk") / "rectificatie.docx")
test.check("Rectificatie bij raadsbrief D-2020-1180 van 9 april 2020" in same, f"the title: {same[:200]}")
test.check("Geen enkele uitspraak in deze brief verandert door de correctie." in same, "nothing changed is said")
test.check("Het moet zijn" not in same, "and nothing is quoted")

# 2. Half of the exits to work of one group were wrong: the figures of that group change.
arms = {p["bsn"]: p["arm"] for p in allocation(study) if p["arm"] and p["started"]}
turned = 0
for path in sorted((study / "data" / "bus").glob("*.xml")):
    lines = path.read_text(encoding="utf-8").split("\n")
    for i, line in enumerate(lines):
        number = re.search(r"<Burgerservicenummer>(\d+)<", line)
        if number and arms.get(number.group(1)) == "regie" and int(number.group(1)) % 2:
            turned += line.count("<RedenBeeindiging>11<")
            lines[i] = line.replace("<RedenBeeindiging>11<", "<RedenBeeindiging>21<")
    path.write_text("\n".join(lines), encoding="utf-8")
test.check(turned > 10, f"exits that were wrong: {turned}")
build(corrected("2020-herzien"))
letter = text_of_docx(public("2020-herzien") / "rectificatie.docx")
english = text_of_docx(public("2020-herzien") / "rectificatie-en.docx")
print(letter)
then = {c["id"]: c for c in json.loads((public("2020-eind") / "data" / "claims.json").read_text(encoding="utf-8"))["claims"]}
now = {c["id"]: c for c in json.loads((public("2020-herzien") / "data" / "claims.json").read_text(encoding="utf-8"))["claims"]}
test.equal(sorted(then), sorted(now), "the same statements")
test.check(all(c["sentence_nl"] and c["sentence_en"] for c in now.values()), "every claim carries its sentence")
moved = [i for i in then if then[i]["figures"] != now[i]["figures"] or then[i]["strength"] != now[i]["strength"]]
test.check(any(".regie." in i for i in moved), f"figures of the group changed: {moved}")

quotes = re.findall(r"(?:In deze brief|In deze brief of de bijlagen) stond: “(.*?)” Dat is niet juist\.", letter)
replaced = re.findall(r"Het moet zijn: “(.*?)”", letter)
test.check(1 <= len(quotes) <= 2 and len(quotes) == len(replaced), f"one or two pairs: {len(quotes)}, {len(replaced)}")


def plain(text):
    return text.replace("\u00a0", " ").replace("\u2011", "-")


old_letter = text_of_docx(public("2020-eind") / "memo.docx")
for old, new in zip(quotes, replaced):
    test.check(any(all(s in plain(c["sentence_nl"]) for s in re.split(r"(?<=\.) ", old)) for c in then.values()),
               f"what is taken back was said: {old}")
    test.check(any(all(s in plain(c["sentence_nl"]) for s in re.split(r"(?<=\.) ", new)) for c in now.values()),
               f"what is said now stands in the claims: {new}")
    test.check(re.findall(r"\d+", old) != re.findall(r"\d+", new), f"the figures differ: {old} / {new}")
first = re.split(r"(?<=\.) ", quotes[0])[0] if quotes else "?"
test.check(first in old_letter, f"the first quote is of the letter itself: {first}")
for part in ("Wij vonden de fout op 2 juni 2020.", "verkeerde reden", "Gevolg voor de conclusie", "Wij tellen elke levering na.",
             "Gecorrigeerd op 17 juni 2020"):
    test.check(part in letter, f"the letter says {part!r}")
changes_code = any(then[i]["strength"] != now[i]["strength"] or
                   (then[i]["figures"] and now[i]["figures"] and
                    then[i]["figures"]["estimate"] * now[i]["figures"]["estimate"] < 0) for i in moved)
test.equal("De conclusie verandert." in letter, changes_code, "the consequence is computed")
test.check("It must be: “" in english and "Het moet zijn" not in english, "the English letter is English")
words = len(letter.split())
print(f"{len(moved)} statements changed; {len(quotes)} quoted; the letter has {words} words")
test.check(words <= 360, f"little more than half a page with its head, with two quotes: {words} words")

# 3. The page says the same, about all that changed.
page = text_of_html(public("2020-herzien") / "site" / "wijzigingen-en-correcties.html")
for text in quotes + replaced + ["Herzien of verbeterd?", "Wij vonden de fout op 2 juni 2020.", "Gevolg voor de conclusie"]:
    test.check(re.sub(r"\s+", " ", text) in re.sub(r"\s+", " ", page), f"the page says: {text}")
source = (public("2020-herzien") / "site" / "wijzigingen-en-correcties.html").read_text(encoding="utf-8")
test.check('href="../rectificatie.docx"' in source, "and links to the letter")

# Who reads an old release finds the newest, and the newest lists them all; the old one stays as it was, byte by byte (N12).
old_bytes = {p: p.read_bytes() for p in public("2020-eind").rglob("*") if p.is_file()}
build(corrected("2020-later", correction="", date="2020-09-17", public_from="2020-09-17",
                earlier='["out/2020-eind", "out/2020-herzien"]'))
list_of = (public("2020-later") / "site" / "wijzigingen-en-correcties.html").read_text(encoding="utf-8")
rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S)
        for row in re.findall(r"<tr.*?</tr>", list_of[list_of.index('id="alle-uitgaven-caption"'):], re.S)[1:4]]
test.equal([[re.sub(r"<[^>]*>", "", cell) for cell in (row[0], row[1], row[3])] for row in rows],
           [["2020-later", "17 september 2020", "Deze uitgave."],
            ["2020-herzien", "17 juni 2020", "Opgevolgd door 2020-later."],
            ["2020-eind", "16 juni 2020", "Hierin stond een fout. Verbeterd in 2020-herzien."]], "all releases, newest first")
test.equal([re.findall(r'href="([^"]*)"', row[0]) for row in rows],
           [["index.html"], [f"{HOME}/uitgaven/2020-herzien/site/index.html"],
            [f"{HOME}/uitgaven/2020-eind/site/index.html"]], "each with its address")
for name in ("2020-eind", "2020-later"):
    for page in (public(name) / "site").rglob("*.html"):
        latest = f'{HOME}/nieuwste/site/{"en/" if page.parent.name == "en" else ""}index.html'
        test.equal(page.read_text(encoding="utf-8").count(f'href="{latest}"'), 2, f"{name}, {page.name} leads to the newest")
test.equal({p: p.read_bytes() for p in public("2020-eind").rglob("*") if p.is_file()}, old_bytes, "the old release is untouched")
taken = corrected("2020-zelfde")
taken.write_text(taken.read_text(encoding="utf-8").replace("/uitgaven/2020-zelfde", "/uitgaven/2020-eind"), encoding="utf-8")
test.check("L308" in build(taken).stderr, "a release at the address of an earlier one is told so")

# 4. Which files there are follows from the study.
files = [sorted(str(p.relative_to(public(name))) for p in public(name).rglob("*") if p.is_file())
         for name in ("2020-gelijk", "2020-herzien")]
test.equal(files[0], files[1], "the same files, whether figures changed or not")
build(corrected("2020-los"), only="site")  # the page names a letter that --only left out: no broken link
build(corrected("2020-stil", correction=""))
test.check(not (public("2020-stil") / "rectificatie.docx").exists(), "no letter without [release.correction]")
build(corrected("2020-los"), only="site")  # the page links to a letter that this run was asked not to make

# 5. Claims of before sentences were kept: the letter has the figures of then.
path = public("2020-eind") / "data" / "claims.json"
whole = path.read_text(encoding="utf-8")
older = json.loads(whole)
for claim in older["claims"]:
    del claim["sentence_nl"], claim["sentence_en"]
path.write_text(json.dumps(older), encoding="utf-8")
build(corrected("2020-ouder"))
old_style = text_of_docx(public("2020-ouder") / "rectificatie.docx")
test.check("Het verschil was " in old_style and "Het moet zijn: “" in old_style, f"without old sentences: {old_style[:600]}")

# 6. A hostile file of before: refused, or printed as text.
hostile = json.loads(whole)
for claim in hostile["claims"]:
    claim["sentence_nl"] = claim["sentence_en"] = "</w:t><script>alert(9)</script> &amp; 77."
path.write_text(json.dumps(hostile), encoding="utf-8")
build(corrected("2020-vijandig"))
source = (public("2020-vijandig") / "site" / "wijzigingen-en-correcties.html").read_text(encoding="utf-8")
test.check("<script>alert" not in source and "&lt;script&gt;alert" in source, "what was typed is shown, not run")
test.check("<script>alert(9)</script> &amp; 77." in text_of_docx(public("2020-vijandig") / "rectificatie.docx"),
           "and in the letter too")
for bad in ("x" * 5000, "a\u202eb", "a\u0007b"):
    hostile["claims"][0]["sentence_nl"] = bad
    path.write_text(json.dumps(hostile), encoding="utf-8")
    test.check("L302" in build(corrected("2020-fout"), expected=3).stderr, f"refused: {bad[:10]!r}")
path.write_text(whole, encoding="utf-8")

# 7. An interim that was not announced gave figures and stated no effects: its correction gives figures, old and new.
interim = {"source": "study-interim.toml", "release": "2019-k1"}
printed = json.loads((public("2019-k1") / "data" / "claims.json").read_text(encoding="utf-8"))["printed"]
test.check(len(printed) > 5 and {p["measure"] for p in printed} == {"share", "mean"}, f"figures that were kept: {len(printed)}")
build(corrected("2019-k1-herzien", **interim))
again = {(p["outcome"], p["group"], p["moment"]): p["value"]
         for p in json.loads((public("2019-k1-herzien") / "data" / "claims.json").read_text(encoding="utf-8"))["printed"]}
different = [p for p in printed if again.get((p["outcome"], p["group"], p["moment"])) != p["value"]]
test.check(different and all(p["group"] == "regie" for p in different), f"only figures of one group moved: {different}")
for file, language in (("rectificatie.docx", "nl"), ("rectificatie-en.docx", "en")):
    letter = text_of_docx(public("2019-k1-herzien") / file)
    if language == "nl":
        print(letter)
    for word in ("verschil", "toeval", "effect", "difference", "chance", "marge", "margin"):
        test.check(word not in letter.lower(), f"{file} has no word about effects: {word}")
    for p in different:
        test.check(str(p["value"]).removesuffix(".0").replace(".", "," if language == "nl" else ".") in letter,
                   f"{file}: the old figure {p}")
test.check("Geen. De brief gaf cijfers en trok geen conclusie" in text_of_docx(public("2019-k1-herzien") / "rectificatie.docx"),
           "and what follows for the conclusion")
page = text_of_html(public("2019-k1-herzien") / "site" / "wijzigingen-en-correcties.html")
test.check("De cijfers die zijn verbeterd" in page and "Dat is niet juist" not in page, "the page has the table")

# 8. A correction of a release that is not there.
wrong = CORRECTION.replace("[release.correction]\n", '[release.correction]\nrelease = "2019-k1"\n')
test.check("L307" in build(corrected("2020-mis", correction=wrong), expected=3).stderr, "L307 names what is missing")
test.end()
