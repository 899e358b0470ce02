#!/usr/bin/env python3
"""Six municipalities side by side, as a municipality does it: its own exchange file beside those of five others.

Lindeveen's release writes its file; the others are made here, independently of the program: counts, and margins by
Newcombe's method. Two kinds of own direction work in opposite directions, and one municipality counts exit differently.
Then what the next release says, and what it does with files that lie.
"""
import json
import math
import re
import shutil

from region_part import check_region
from support import Test, digests, rows, text_of_docx, text_of_html

test = Test()
Z = 1.959963984540054
REFUSED = 3  # the exit code for input with errors


def study_with(name, files='["gemeenten/*.json"]'):
    """A copy of Lindeveen whose groups and main outcome have the names that municipalities share."""
    folder = test.work / name
    shutil.copytree(test.study, folder)
    for key in test.fixture.glob("*.key*"):  # the key lies beside the study
        shutil.copy(key, test.work / key.name)
    text = (folder / "study.toml").read_text(encoding="utf-8")
    text = re.sub(r"(\[arms\.regie\]\n)", r'\1variant = "loslaten"\n', text)
    text = re.sub(r"(\[arms\.intensief\]\n)", r'\1variant = "met_steun"\n', text)
    text = re.sub(r"(\[outcomes\.exit_work\]\n)", r'\1common = "uitstroom_werk"\n', text)
    if files:
        text += f"\n[synthesis]\nfiles = {files}\n"
    (folder / "study.toml").write_text(text, encoding="utf-8")
    (folder / "gemeenten").mkdir()
    return folder


def half_up(value):
    return int(math.copysign(math.floor(abs(value) + 0.5), value)) if round(abs(value), 9) else 0


def wilson(events, n):
    p = events / n
    middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z / (1 + Z * Z / n) * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    return p, middle - half, middle + half


def result(arm, own, control):
    (n1, e1), (n0, e0) = own, control
    p1, l1, u1 = wilson(e1, n1)
    p0, l0, u0 = wilson(e0, n0)
    d = p1 - p0
    return {"arm": arm, "n": n1, "n_control": n0, "events": e1, "events_control": e0,
            "estimate": half_up(100 * d), "low": half_up(100 * (d - math.hypot(p1 - l1, u0 - p0))),
            "high": half_up(100 * (d + math.hypot(u1 - p1, p0 - l0))), "decimals": 0}


def municipality(own, name, code, loose, support, control):
    """A file like the own one, of another municipality."""
    made = json.loads(json.dumps(own))
    made["municipality"] = {"name": name, "code": code}
    made["outcomes"] = [o for o in made["outcomes"] if o["common"] == "uitstroom_werk" and o["horizon"] == 18]
    made["outcomes"][0]["results"] = [result("regie", loose, control), result("intensief", support, control)]
    return made


first = study_with("eerst", files=None)
built = test.run("build", first, "--out", test.work / "out-eerst", "--only", "data")
test.equal(built.returncode, 0, f"the first release: {built.stderr}")
file = test.work / "out-eerst" / "2020-eind" / "public" / "data" / "exchange.json"
own = json.loads(file.read_text(encoding="utf-8"))
test.equal([own["format"], own["version"], own["municipality"]["name"]], ["werkthet-exchange", 1, "Lindeveen"], "head")
test.equal([a["role"] for a in own["arms"]].count("control"), 1, "one control group in the own file")

# The file tells what the tables tell.
contrasts = {(r["groep"], r["maand"]): r for r in rows(file.parent / "exit_work_contrasts.csv")
             if r["vergelijking"] == "treatment"}
levels = {(r["groep"], r["maand"]): r for r in rows(file.parent / "exit_work.csv")}
for outcome in own["outcomes"]:
    for r in outcome["results"]:
        printed = contrasts[(r["arm"], str(outcome["horizon"]))]
        level = levels[(r["arm"], str(outcome["horizon"]))]
        for key, column in (("estimate", "difference"), ("low", "low"), ("high", "high")):
            told = "[c]" if r[key] is None else str(int(r[key]))
            test.equal(told, printed[column], f"{r['arm']} {outcome['horizon']} {key}")
        if r["events"] is not None:
            test.equal(str(r["events"]), level["events"], f"{r['arm']} events")
        test.equal(str(r["n"]), level["n"], f"{r['arm']} n")
test.check(any(r["estimate"] is not None for o in own["outcomes"] for r in o["results"]), "there are figures")

# A release that may state no effects has no file.
for release in ("2019-k1", "2019-k4"):
    test.check(not (test.out / release / "public" / "data" / "exchange.json").exists(), f"{release} has no exchange file")

others = [municipality(own, "Bosrade", "9902", (118, 13), (121, 37), (120, 25)),
          municipality(own, "Zandwold", "9903", (96, 12), (98, 25), (97, 21)),
          municipality(own, "Eisdijk", "9904", (140, 22), (139, 39), (141, 28)),
          municipality(own, "Hoogveld", "9905", (201, 36), (199, 52), (203, 42)),
          municipality(own, "Merwestad", "9906", (310, 43), (305, 95), (308, 66))]
others[2]["outcomes"][0]["definition"]["return_days"] = 60
others[4]["framework"] = "amvb"


def write(folder, files):
    for made in files:
        path = folder / "gemeenten" / f"{made['municipality']['code']}.json"
        path.write_text(json.dumps(made), encoding="utf-8")


study = study_with("samen")
write(study, [own, *others])
built = test.run("build", study, "--out", test.work / "out")
test.equal(built.returncode, 0, f"the release with six: {built.stderr}")
public = test.work / "out" / "2020-eind" / "public"
results = {(r["aanpak"], r["gemeente"]): r for r in rows(public / "data" / "synthesis_of_uitstroom_werk.csv")}
pooled = {(r["aanpak"], r["kader"], r["cijfer"]): r for r in rows(public / "data" / "synthesis_pooled_uitstroom_werk.csv")}
towns = {code for _, code in results} - {"Totaal", "volgende"}
test.equal(towns, {own["municipality"]["code"], "9902", "9903", "9905", "9906"}, "compared municipalities")
for variant, arm in (("loslaten", 0), ("met_steun", 1)):
    for made in others:
        if made["municipality"]["name"] != "Eisdijk":
            printed = made["outcomes"][0]["results"][arm]
            shown = results[(variant, made["municipality"]["code"])]
            test.equal(shown["difference"], str(printed["estimate"]), f"{variant} {made['municipality']['name']}")
    joint, expected = pooled[(variant, "Totaal", "samen")], pooled[(variant, "Totaal", "volgende")]
    test.equal(joint["municipalities"], "5", f"{variant}: municipalities together")
    low, high = int(joint["low"]), int(joint["high"])
    test.check(int(expected["low"]) <= low <= int(joint["difference"]) <= high <= int(expected["high"]),
               f"{variant}: the prediction interval holds the margin: {joint} {expected}")
test.check(int(results[("met_steun", "Totaal")]["low"]) > 0, "with support the joint difference is above nought")
test.check(int(results[("loslaten", "Totaal")]["difference"]) < int(results[("met_steun", "Totaal")]["difference"]),
           "letting go and support stay apart")

refused = rows(public / "data" / "synthesis_refused.csv")
test.equal([(r["gemeente"], r["uitkomst"]) for r in refused], [("9904", "uitstroom_werk")], "what was refused")
test.check("60 dagen" in refused[0]["reason"] and "30 dagen" in refused[0]["reason"], f"why: {refused[0]['reason']}")
for page, words in (("vergelijk-gemeenten.html", ("Samen komt het verschil uit op", "In een volgende gemeente",
                                                  "60 dagen", "niet overal", "Merwestad (AMvB)")),
                    ("en/comparison-of-municipalities.html", ("Together the difference comes to", "60 days"))):
    text = text_of_html(public / "site" / page)
    for word in words:
        if word != "niet overal":  # all control groups are alike here
            test.check(word in text, f"{page} says: {word}")
test.check("Andere gemeenten onderzochten dit ook" in text_of_docx(public / "memo.docx"), "the memo tells it")
again = json.loads((public / "data" / "exchange.json").read_text(encoding="utf-8"))
test.equal(again, own, "the comparison changes nothing in what the release hands on")

# The same files in another order and under other names give the same public figures.
copy = study_with("andersom")
for i, made in enumerate([*reversed(others), own]):
    (copy / "gemeenten" / f"{i}.json").write_text(json.dumps(made), encoding="utf-8")
test.equal(test.run("build", copy, "--out", test.work / "out-2", "--only", "data").returncode, 0, "another order")
one, two = (digests(test.work / o / "2020-eind" / "public" / "data") for o in ("out", "out-2"))
test.equal(one, two, "data files do not depend on names and order of the files")

check_region(test, {f"{made['municipality']['code']}.json": json.dumps(made) for made in [own, *others]}, public / "data")

# Files that lie, one at a time: nothing is made, and the message has the code and not the content.
lies = {"X100": lambda f: f.write_text("[" * 100000, encoding="utf-8"),
        "X101": lambda f: f.write_text(json.dumps({**others[0], "version": 9}), encoding="utf-8"),
        "X102": lambda f: f.write_text(json.dumps({**others[0], "KANARIE": 1}), encoding="utf-8"),
        "X103": lambda f: f.write_text(json.dumps({**others[0], "framework": "KANARIE"}), encoding="utf-8"),
        "X104": lambda f: f.write_text(json.dumps({**others[0], "outcomes": others[0]["outcomes"] * 2}), encoding="utf-8"),
        "X105": lambda f: f.write_text(json.dumps(others[1]), encoding="utf-8")}
for code, lie in lies.items():
    path = study / "gemeenten" / "9902.json"
    lie(path)
    checked = test.run("check", study)
    test.check(checked.returncode == REFUSED and code in checked.stdout, f"{code}: {checked.returncode} {checked.stdout[-300:]}")
    test.check("KANARIE" not in checked.stdout + checked.stderr, f"{code}: the message quotes the file")
    test.equal(test.run("explain", code).returncode, 0, f"explain {code}")
before = digests(public)
test.equal(test.run("build", study, "--out", test.work / "out").returncode, REFUSED, "a build with a lie fails")
test.equal(digests(public), before, "and leaves the earlier release")
huge = study / "gemeenten" / "9902.json"
huge.write_bytes(b" " * 40_000_000)
checked = test.run("check", study)
test.check(checked.returncode == REFUSED and "X100" in checked.stdout, "a huge file is refused")
huge.unlink()
(study / "gemeenten" / f"{own['municipality']['code']}.json").unlink()
checked = test.run("check", study)
test.check(checked.returncode == 0 and "X106" in checked.stdout, f"the own file is missed: {checked.stdout[-300:]}")
test.end()
