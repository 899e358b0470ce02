#!/usr/bin/env python3
"""`werkthet layout`: which layout fits the example's deliveries, a draft that works, and nothing about a person shown."""
import re

from support import Test

test = Test()
delivery = sorted((test.study / "data" / "bus").glob("*.xml"))[0]
numbers = set(re.findall(r"\b\d{9}\b", delivery.read_text()))
test.check(len(numbers) > 100, "the delivery holds citizen numbers")

listed = test.run("layout", "list")
test.equal(listed.returncode, 0, "layout list")
shipped = [line.split()[0] for line in listed.stdout.splitlines()]
test.equal(shipped, test.run("list", "layouts").stdout.split(), "layout list and list layouts name the same")
test.check(all(len(line.split()) > 4 for line in listed.stdout.splitlines()), "every layout has a line that says what it is")

found = test.run("layout", "detect", delivery)
test.equal((found.returncode, found.stderr), (0, ""), "detect on the example")
test.check("best fit: bus2015-xml\n" in found.stdout, f"the layout of the example: {found.stdout}")
test.check("does not fit: suwiml" in found.stdout, "the other layout of XML is tried too")
test.check("citizen_number" in found.stdout and "end_reason" in found.stdout, "fields are named")

draft = test.run("layout", "new", delivery)
test.equal((draft.returncode, draft.stderr), (0, ""), "a draft")
(test.work / "own-layout.toml").write_text(draft.stdout)
own = test.run("layout", "detect", delivery, "--layout", test.work / "own-layout.toml")
test.equal((own.returncode, own.stderr), (0, ""), "detect with the draft")
test.check("best fit: own-layout\n" in own.stdout, "the draft fits the file it was made from")

header = test.work / "no-header.csv"
header.write_text("\n".join(f"{n};19800101;01" for n in sorted(numbers)[:20]))
colours = test.work / "colours.csv"
colours.write_text("naam;kleur\nx;rood\ny;blauw\n")
for words, code, expected in [
        (["new", header], 3, "not a header"), (["detect", colours], 3, ""), (["detect", test.work / "nergens.xml"], 3, "opened"),
        (["detect", delivery, "--layout", "kenmerk-csv"], 3, ""), (["detect", delivery, "--layout", "nergens"], None, ""),
        (["detekt", delivery], 2, "did you mean detect?"), (["detect"], 2, "needs a FILE"), (["list", delivery], 2, "no file"),
        (["new", delivery, "--layout", "suwiml"], 2, "belongs to detect"), ([], 2, "ACTION is missing")]:
    result = test.run("layout", *words)
    said = " ".join(map(str, words))
    if code is None:
        test.check(result.returncode not in (0, 70), f"exit code of `layout {said}`: {result.returncode}")
    else:
        test.equal(result.returncode, code, f"exit code of `layout {said}` ({result.stderr.strip()[:200]})")
    test.check(expected in result.stderr, f"`layout {said}` says {expected!r}: {result.stderr!r}")
    test.check(not any(n in result.stdout + result.stderr for n in numbers), f"`layout {said}` shows no citizen number")
for result in (found, draft, own):
    test.check(not re.search(r"\d{8}", re.sub(r"0{8}|9{8,9}", "", result.stdout.replace("null = [\"000000000\"", ""))),
               "no date and no number of eight digits or more is shown")
test.end()
