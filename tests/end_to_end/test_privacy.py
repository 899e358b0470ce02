#!/usr/bin/env python3
"""Nothing about a person leaves: not in public files (nor inside docx, xlsx), not on the terminal, not in reports.

Looked for: every citizen number of the deliveries and lists, registration numbers, keys, caseworkers and free texts of
the allocation list. A canary study holds names where the example holds codes, so that there is something to find.
"""
import json
import re
import stat
import zipfile

from support import RELEASES, Test, allocation, citizen_numbers, texts_of

test = Test(needs_shared=False)

# A study with names and sentences in the fields that people fill in by hand.
study = test.work / "lindeveen"
made = test.run("init", "--example", "lindeveen", study)
test.equal(made.returncode, 0, f"init: {made.stderr}")
path = study / "data" / "allocation.csv"
lines = path.read_text(encoding="utf-8").splitlines()
header = lines[0].split(";")
column = {name: i for i, name in enumerate(header)}
names = ["Zwaantje Kanarie-Postduif", "Melchior Vogelvrij", "Kwartelina Putter"]
reasons = ["verhuisd naar zus in Kanariestad", "ernstig ziek sinds de kermis", "ruzie met consulent Putter"]
filled = []
for number, line in enumerate(lines[1:]):
    cells = line.split(";")
    if cells[column["caseworker"]]:
        cells[column["caseworker"]] = names[number % 3]
    if cells[column["stopped"]]:
        cells[column["stop_reason"]] = reasons[number % 3]
    filled.append(";".join(cells))
path.write_text("\n".join([lines[0], *filled]) + "\n", encoding="utf-8")
people = allocation(study)
test.check(any(row["caseworker"] == names[0] for row in people), "a caseworker has a name now")
test.check(any(row["stop_reason"] == reasons[0] for row in people), "a reason to stop is a sentence now")

terminal = [made.stdout + made.stderr]
for name in RELEASES:
    built = test.run("build", study / name)
    test.equal(built.returncode, 0, f"build of {name}: {built.stderr}")
    terminal.append(built.stdout + built.stderr)
checked = test.run("check", study)
terminal.append(checked.stdout + checked.stderr)
terminal += json.loads((test.fixture / "said.json").read_text(encoding="utf-8")).values()

numbers = citizen_numbers(study)
test.check(len(numbers) > 2000, f"there are citizen numbers to look for ({len(numbers)})")
registrations = {row["registration_number"] for row in people if row["registration_number"]}
words = names + reasons + [w for text in names for w in text.split()] + ["Kanarie"]
key = (study.parent / "lindeveen.key").read_bytes()
secrets = [w.encode() for w in words] + [key.strip()] + ([bytes.fromhex(key.decode().strip())]
                                                        if re.fullmatch(rb"[0-9a-f]{64}\s*", key) else [])
digits = re.compile(rb"(?<![0-9a-fA-F])\d{9}(?![0-9a-fA-F])")


def look(name, data, everywhere=True):
    """Finds what must not stand in a file; numbers as whole words, words anywhere."""
    hits = {n.decode() for n in digits.findall(data)} & numbers
    test.check(not hits, f"{len(hits)} citizen numbers in {name}")
    for secret in secrets:
        if secret in data or secret.decode("latin-1").encode("utf-16-le") in data:
            test.check(False, f"a planted text is in {name}")
    if everywhere:
        test.check(not {w.decode() for w in re.findall(rb"(?<![\w.,-])\d{7}(?![\w.,-])", data)} & registrations,
                   f"a registration number in {name}")


files = 0
for root, study_of in ((study / "out", "names"), (test.out, "example")):
    for release in RELEASES.values():
        for folder in ("public", "internal"):
            for file in sorted((root / release / folder).rglob("*")):
                if file.is_file():
                    files += 1
                    for name, data in texts_of(file):
                        look(f"{study_of}: {name}", data)
test.check(files > 400, f"all files were looked at ({files})")
for said in terminal:
    look("the terminal", said.encode())
    test.check(not {r.encode() for r in registrations} & set(re.findall(rb"\d{7}", said.encode())),
               "a registration number on the terminal")

# Modes: what may not leave is for its owner only.
for root in (study / "out", test.out):
    for release in RELEASES.values():
        internal = root / release / "internal"
        test.equal(stat.S_IMODE(internal.stat().st_mode), 0o700, f"mode of {release}/internal")
        wrong = [p.name for p in internal.rglob("*") if stat.S_IMODE(p.stat().st_mode) != (0o700 if p.is_dir() else 0o600)]
        test.equal(wrong, [], f"internal files of {release} that others could read")
    test.equal(sorted(p.name for p in root.iterdir() if p.name not in RELEASES.values()), [".werkthet.lock"],
               "what else stands beside the releases")

# The shared scanners: canaries in every disguise, office files, charts.
if test.attack is None or not test.attack.is_dir():
    print("SKIPPED: bsnscan, officeleak and svgleak; WERKTHET_SHARED has no attack scripts")
    test.end()
canaries = test.work / "canaries.txt"
canaries.write_text("\n".join(sorted(numbers)[:300] + words[:9]) + "\n", encoding="utf-8")
public = [study / "out" / release / "public" for release in RELEASES.values()]
# What is let through is let through by its place: the size of a chart ("0 0 640 392"), digits in the middle of a digest,
# widths of columns and numbers of axes in a workbook. Any other number that passes the eleven test is a finding.
PLACES = (rb'viewBox="([\d ]+)"', rb'<col [^>]*width="([\d.]+)"', rb'<c:(?:axId|crossAx) val="(\d+)"')
sizes = set()
for folder in public:
    for file in folder.rglob("*"):
        if file.is_file():
            for _, data in texts_of(file):
                for place in PLACES:
                    sizes |= {match.decode() for match in re.findall(place, data)}
    for file in json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]:
        sizes |= {run for run in re.findall(r"\d+", file["sha256"]) if len(run) in (8, 9)}
allow = test.work / "allow.txt"
allow.write_text("\n".join(sorted(sizes)) + "\n", encoding="utf-8")
scan = test.tool("bsnscan.py", "--canaries", canaries, "--allow", allow, *public)
test.check(re.search(r"^\d+ files, \d+ hits$", scan.stdout, re.M), f"bsnscan ran ({scan.stderr[-200:]})")
test.equal([line for line in scan.stdout.splitlines() if line.startswith("CANARY")], [], "canaries in public files")
test.equal([line for line in scan.stdout.splitlines() if line.startswith("BSN-LIKE")], [], "numbers like a BSN")
leak = test.work / "leak.txt"
leak.write_text("x " + sorted(numbers)[0] + " y\n")
test.equal(test.tool("bsnscan.py", leak).returncode, 1, "bsnscan finds a number that is there")

# The sender of the memo is meant to stand in its properties, and a page number is a field.
municipality = re.search(r'^municipality = "(.*)"$', (study / "study.toml").read_text(encoding="utf-8"), re.M).group(1)
sender = re.search(r'^from = "(.*)"$', (study / "study.toml").read_text(encoding="utf-8"), re.M).group(1)
meant = {f"docProps/app.xml: Company={sender}", f"docProps/core.xml: creator={sender}",
         f"docProps/core.xml: lastModifiedBy={sender}"}
for folder in public:
    for memo in ("memo.docx", "memo-en.docx"):
        with zipfile.ZipFile(folder / memo) as archive:
            fields = [w for part in archive.namelist() if part.startswith("word/") and part.endswith(".xml")
                      for w in re.findall(r'fldSimple [^>]*w:instr="\s*(\w+)', archive.read(part).decode("utf-8"))]
        test.check(set(fields) <= {"PAGE", "NUMPAGES"}, f"fields in {memo}: {sorted(set(fields))}")
    # The author of the workbook is the municipality, as the rules for accessible documents ask.
    meant |= {f"docProps/core.xml: {by}=Gemeente {municipality}" for by in ("creator", "lastModifiedBy")}
    for office in ("memo.docx", "memo-en.docx", "workbook.xlsx"):
        result = test.tool("officeleak.py", folder / office)
        report = json.loads(result.stdout)
        found = [f for f in report["found"] if f not in meant and not re.fullmatch(r"word/footer\d\.xml: fldSimple", f)]
        test.equal(found, [], f"what {folder.parent.name}/{office} carries besides what it shows")
    for chart in sorted((folder / "charts").glob("*.svg")):
        # title and desc are the text alternative that a reader of the site hears: they may be there, and their
        # words are searched below like any other.
        result = test.tool("svgleak.py", "--decimals", 1, chart)
        report = json.loads(result.stdout)
        hidden = [h for h in report["hidden"] if h not in ("title", "desc") and not h.startswith("aria-label=")]
        test.equal((report["active"], hidden), ([], []), f"what {folder.parent.name}/{chart.name} hides")
test.end()
