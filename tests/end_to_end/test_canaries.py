#!/usr/bin/env python3
"""Ten thousand people, and not one of them in any file (bar D7).

A municipality two and a half times Lindeveen publishes its three releases. Every citizen number in its deliveries, more than
10,000, is looked for in every file, public and internal, zip parts included, and in everything said on the terminal: as it
is, grouped, backwards, in base64, as an unkeyed digest (MD5, SHA-1, SHA-256, also cut to sixteen characters), in UTF-16. The
looking goes by sets of what stands in the files, so that it takes seconds; test_privacy runs the shared scanner on some.

Then the charts: every mark is turned back into a value by the scale that is printed beside it (svgleak --axis), and that
value must be one that the table of the chart prints.
"""
import base64
import hashlib
import json
import re

from support import RELEASES, Test, citizen_numbers, rows, texts_of

test = Test()
study = test.work / "lindeveen"
made = test.run("init", "--example", "lindeveen", study, "--scale", 2.5, "--seed", 10000)
test.equal(made.returncode, 0, f"init: {made.stderr}")
said = [made.stdout + made.stderr]
for name in RELEASES:
    for log in ("text", "json"):
        built = test.run("build", study / name, "--log", log, "--no-cache")
        test.equal(built.returncode, 0, f"build of {name}: {built.stderr[-300:]}")
        said.append(built.stdout + built.stderr)
checked = test.run("check", study)
said.append(checked.stdout + checked.stderr)

canaries = citizen_numbers(study)
test.check(len(canaries) >= 10000, f"there are ten thousand people ({len(canaries)})")
forms = {}
for number in canaries:
    raw = number.encode()
    forms |= {form: number for form in (number, number[::-1], base64.b64encode(raw).decode().rstrip("="))}
    for kind in ("md5", "sha1", "sha256"):
        digest = hashlib.new(kind, raw).hexdigest()
        forms |= {digest: number, digest[:16]: number}
lengths = sorted({len(f) for f in forms})


def views(data):
    yield data.decode("latin-1")
    if b"\x00" in data:
        for encoding in ("utf-16-le", "utf-16-be"):
            for cut in (0, 1):
                yield data[cut:len(data) - (len(data) - cut) % 2].decode(encoding, "replace")


def found_in(data):
    """How many canaries stand in some bytes, in whatever form."""
    hits = set()
    for text in views(data):
        # Digits alone or in groups, but not those of a fraction: seventeen decimals hold nine of somebody by chance.
        # Then runs of letters and digits, at every place in them.
        for run in re.findall(r"(?<![\d.,])\d(?:[ .\-\u00a0]?\d){8,}", re.sub(r"(?<=\d)[.,]\d{10,}", "", text)):
            digits = re.sub(r"\D", "", run)
            hits |= {digits[i:i + 9] for i in range(len(digits) - 8)} & forms.keys()
        for run in re.findall(r"[A-Za-z0-9+/]{12,}", text):
            for candidate in (run, run.lower()):
                for length in lengths:
                    if length != 9:
                        hits |= {candidate[i:i + length] for i in range(len(candidate) - length + 1)} & forms.keys()
    return len({forms[h] for h in hits})


files = parts = 0
for release in RELEASES.values():
    for folder in ("public", "internal"):
        for file in sorted((study / "out" / release / folder).rglob("*")):
            if file.is_file():
                files += 1
                for name, data in texts_of(file):
                    parts += 1
                    hits = found_in(data)
                    test.check(hits == 0, f"{hits} people in {name.removeprefix(str(test.work))}")
                    test.check(found_in(name.encode()) == 0, "a person in the name of a file")
test.check(files > 300, f"all files were looked at ({files})")
for text in said:
    test.equal(found_in(text.encode()), 0, "people on the terminal")
one = sorted(canaries)[5000]
grouped = f"{one[:3]} {one[3:6]} {one[6:]}"
for disguise in (one, grouped, one[::-1], base64.b64encode(one.encode()).decode(), hashlib.sha1(one.encode()).hexdigest().upper()):
    test.equal(found_in(f"x {disguise} y".encode("utf-16-le")), 1, "the scan finds somebody who is there")
print(f"{len(canaries)} people in {len(forms)} forms, {files} files with {parts} parts, {len(said)} texts of the terminal")

if test.attack is None or not test.attack.is_dir():
    print("SKIPPED: svgleak; WERKTHET_SHARED has no attack scripts")
    test.end()


def scales(svg):
    """(axis, first tick, last tick) of every scale with equal steps: pixel and value."""
    found = []
    for axis, place, other, anchor in (("X", "x", "y", "middle"), ("Y", "y", "x", "end")):
        lines = {}
        for attributes, text in re.findall(r"<text ([^>]*)>([\u2212+-]?[\d.,]+)%?<", svg):
            at = dict(re.findall(r'([\w-]+)="([^"]*)"', attributes))
            if at.get("text-anchor") == anchor and "font-weight" not in at:
                value = float(text.replace("\u2212", "-").replace("+", "").replace(".", "").replace(",", "."))
                lines.setdefault(at[other], []).append((float(at[place]), value))
        for ticks in lines.values():
            run = []
            for tick in sorted(ticks) + [(None, None)]:
                equal = tick[0] is not None and (len(run) < 2 or
                                                 abs((tick[1] - run[-1][1]) - (run[1][1] - run[0][1])) < 1e-9 and
                                                 abs((tick[0] - run[-1][0]) - (run[1][0] - run[0][0])) < 0.3)
                if equal:
                    run.append(tick)
                    continue
                if len(run) > 2:
                    found.append((axis, run[0], run[-1]))
                run = [tick]
    return found


marks = 0
for release in RELEASES.values():
    for chart in sorted((study / "out" / release / "public" / "charts").glob("*.nl.svg")):
        svg = chart.read_text(encoding="utf-8")
        all_of = scales(svg)
        if len({axis for axis, _, _ in all_of}) != 1:
            continue  # flow and bars: their numbers are printed beside them
        printed = {float(v) for row in rows(chart.parent.parent / "data" / f"{chart.name.split('.')[0]}.csv")
                   for v in row.values() if re.fullmatch(r"-?\d+(\.\d+)?", v)}
        axis, (pixel0, value0), (pixel1, value1) = all_of[0]
        if axis == "Y":
            continue  # text sits below its line by an offset of the type: the printed scale does not give the pixel
        result = test.tool("svgleak.py", "--decimals", 1, "--axis", "X", f"{pixel0}={value0}", f"{pixel1}={value1}", chart)
        test.check(json.loads(result.stdout)["most_decimals"] <= 1, f"{chart.name}: coordinates of one decimal")
        # Centres of marks and ends of margins. Mark and both ticks are of one decimal, which leaves this much of a value open.
        open_width = 0.16 * abs((value1 - value0) / (pixel1 - pixel0))
        places = re.findall(r'<circle cx="([\d.]+)"', svg)
        for margin in re.findall(r'<line ([^>]*stroke-width="2.4"[^>]*)>', svg):
            at = dict(re.findall(r'([\w-]+)="([^"]*)"', margin))
            places += [at["x1"], at["x2"]] if at["y1"] == at["y2"] else []
        for pixel in places:
            value = value0 + (float(pixel) - pixel0) * (value1 - value0) / (pixel1 - pixel0)
            nearest = min(abs(value - v) for v in printed)
            test.check(nearest <= open_width, f"{release}/{chart.name}: a mark at {pixel} stands for {value:.3f}, "
                                              f"which the table does not print (nearest is {nearest:.3f} away)")
            marks += 1
test.check(marks > 50, f"marks were turned back into values ({marks})")
print(f"{marks} marks of charts stand for printed values")
test.end()
