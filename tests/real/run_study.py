#!/usr/bin/env python3
"""Runs `werkthet build` on one study of real data and compares its numbers with those that R got from the same file.

usage: run_study.py --program WERKTHET --study studies/NAME.toml --shared FOLDER --work FOLDER

The data stay in the shared folder: the CSV file is linked into the work folder for the time of the test. Exit status
77 and the word SKIPPED when the shared folder is not there, 1 when a number or a text is wrong.
"""
import argparse
import json
import os
import shutil
import subprocess
import sys

import public_output
from cases import STUDIES
from reference import Reference


class Skipped(Exception):
    """The reference data are not on this machine."""


def prepare(study_file, shared, work):
    """The study and a link to its data in an empty work folder."""
    shutil.rmtree(work, ignore_errors=True)
    os.makedirs(os.path.join(work, "data"))
    shutil.copyfile(study_file, os.path.join(work, "study.toml"))
    with open(study_file, encoding="utf-8") as text:
        named = [line.split('"')[1] for line in text if line.startswith("file = ")]
    for name in named:
        source = os.path.join(shared, "reference-data", "csv", os.path.basename(name))
        if not os.path.isfile(source):
            raise Skipped(os.path.basename(name) + " is not in the reference data")
        try:
            os.symlink(os.path.abspath(source), os.path.join(work, name))
        except OSError:  # a file system without links
            shutil.copyfile(source, os.path.join(work, name))


def build(program, work):
    run = subprocess.run([program, "build", os.path.join(work, "study.toml")], capture_output=True, text=True,
                         timeout=500, check=False)
    if run.returncode != 0:
        sys.exit("werkthet build ended with %d\n%s" % (run.returncode, run.stderr))
    return os.path.join(work, "out", "final")


def main():
    parser = argparse.ArgumentParser()
    for option in ("--program", "--study", "--shared", "--work"):
        parser.add_argument(option, required=True)
    options = parser.parse_args()
    name = os.path.splitext(os.path.basename(options.study))[0]
    study = STUDIES[name]
    expected = os.path.join(options.shared, "reference-data", "expected")
    if not os.path.isdir(expected):
        raise Skipped("no folder reference-data/expected under " + options.shared)
    prepare(options.study, options.shared, options.work)
    release = build(options.program, options.work)
    with open(os.path.join(release, "internal", "estimates.json"), encoding="utf-8") as text:
        reference = Reference(expected, json.load(text))
    study.compare(reference)
    printed = public_output.check(release, reference)
    failures = reference.failures + printed.failures + study.read(release)
    for line in failures:
        print("WRONG  " + line)
    for case, count in reference.counts.items():
        print("%-38s %4d numbers agree" % (case, count))
    print("%s: %d numbers agree with R in %d cases; %d printed numbers are the rounded estimates; %d wrong" %
          (name, reference.compared, len(reference.counts), printed.compared, len(failures)))
    if reference.compared < study.least or printed.compared < study.least_printed:
        sys.exit("too few numbers: at least %d from R and %d printed ones belong to this study" %
                 (study.least, study.least_printed))
    return 1 if failures else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Skipped as why:
        print("SKIPPED: " + str(why))
        sys.exit(77)
