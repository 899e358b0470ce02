#!/usr/bin/env python3
"""Fourteen planted problems give exactly their own fourteen codes; without them none is found; nothing is built."""
import collections
import re

from support import Test, allocation

PLANTED = ["E204", "E205", "E206", "E207", "E208", "E209", "E311", "E412", "E413",
           "P102", "P301", "T101", "W210", "W211"]

test = Test()


def codes(text):
    return collections.Counter(re.findall(r"^(?:error|warning|note) ([A-Z]\d{3}) ", text, re.M))


plain = test.run("check", test.study)
test.equal(plain.returncode, 0, "exit code of the check of the plain study")
test.check(re.search(r"^0 errors, 0 warnings, \d+ notes$", plain.stdout, re.M), "the plain study has no problem")

study = test.work / "lindeveen"
made = test.run("init", "--example", "lindeveen", "--with-errors", study)
test.equal(made.returncode, 0, f"init --with-errors: {made.stderr}")
found = test.run("check", study)
test.equal(found.returncode, 3, "exit code of the check")
new = codes(found.stdout) - codes(plain.stdout)
test.equal(sorted(new), PLANTED, "codes beyond those of the plain study")
test.equal({code: n for code, n in new.items() if n != 1}, {}, "codes found more than once")
test.equal(sorted(codes(plain.stdout) - codes(found.stdout)), [], "codes of the plain study that went away")
# Every end without a reason is a note of its own; the planted warning W219 says that there are too many.
test.check(re.search(r"^11 errors, 3 warnings, \d+ notes$", found.stdout, re.M), "the last line counts them")

# A message names the place and the rule, never the person or the value.
numbers = {row["bsn"] for row in allocation(study)}
test.check(not any(number in found.stdout + found.stderr for number in numbers), "no citizen number in the messages")
for place in re.findall(r"^error E2\d\d (\S+?):\d+", found.stdout, re.M):
    test.equal(place, "data/allocation.csv", "file of a problem in the allocation list")
test.check("06-" not in found.stdout and not re.search(r"\b0\d{9}\b", found.stdout),
           "the telephone number is not repeated")

built = test.run("build", study)
test.equal(built.returncode, 3, "exit code of build")
test.check("nothing was made" in built.stderr, "build says that nothing was made")
test.check(not (study / "out").exists() or not any((study / "out").iterdir()), "nothing stands in out/")

strict = test.run("check", "--strict", test.study)
test.equal(strict.returncode, 0, "a study without warnings passes --strict")
test.end()
