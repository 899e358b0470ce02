#!/usr/bin/env python3
"""Makes the fixture: Lindeveen and its three releases, once, for all other tests."""
import json
import shutil

from support import RELEASES, Test

test = Test()
# The work folder is the fixture folder, so that a rerun starts from nothing.
made = test.run("init", "--example", "lindeveen", test.work / "lindeveen")
test.equal(made.returncode, 0, f"init: {made.stderr}")
said = {}
for study, release in RELEASES.items():
    built = test.run("build", test.work / "lindeveen" / study, "--out", test.work / "out")
    test.equal(built.returncode, 0, f"build of {study}: {built.stderr}")
    test.check((test.work / "out" / release / "public" / "manifest.json").is_file(), f"{release} has a manifest")
    said[study] = built.stdout + built.stderr
(test.work / "said.json").write_text(json.dumps(said), encoding="utf-8")
if test.failed:
    shutil.rmtree(test.work / "out", ignore_errors=True)
test.end()
