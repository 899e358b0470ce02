#!/usr/bin/env python3
"""Would the tests notice a wrong rule? Changes the disclosure code in one place at a time and runs its tests (bar D10).

  mutate.py --work DIR [--sample N] [--only gate.cpp] [--quick] [--cmake-arg=-D...] [--list]

The checkout is copied to DIR/source and built there (preset dev, target test_disclosure); every mutant (mutants.py) is
written into the copy, built without ccache and tested. Results go to DIR/mutants.jsonl, one line each: killed, survived,
does not compile. A second run goes on where the first ended; after a change of a source file its mutants are new.
With --quick the tests with the tag [slow] are left out; a run without it judges again what survived.
A mutant that no test can notice, because it computes the same, stands with its reason in equivalent.txt beside this script.
Exit code 1 when a mutant survived that does not stand there.
"""
import argparse
import hashlib
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import time

from mutants import mutants_of, squeezed

ROOT = pathlib.Path(__file__).resolve().parents[3]
TARGET = "test_disclosure"
PARTS = ("~[slow]", "[slow]")  # a mutant that the quick tests kill need not wait for the others
PASSED_QUICK = "survived the quick tests"


def equivalents():
    """Mutants judged to compute the same: (file, kind, line and change) -> reason. The line, not its number, so that the
    list survives edits elsewhere in the file."""
    path = pathlib.Path(__file__).with_name("equivalent.txt")
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return {tuple(part.strip() for part in line.split(" | ")[:3]): line.split(" | ")[3].strip()
            for line in lines if line and not line.startswith("#")}


def place(mutant, text):
    """The first line of what is changed as it stands in the file, and the change: how a mutant is known again."""
    start = text.rfind("\n", 0, mutant.start) + 1
    return f"{squeezed(text[start:text.find(chr(10), mutant.start)])} => {squeezed(mutant.after)}"


def copy_checkout(target):
    """What git knows of the checkout, with its changes that are not committed; only files that differ are written, so
    that a second run builds little."""
    files = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT,
                           capture_output=True, check=True).stdout.decode().split("\0")
    for name in filter(None, files):
        source, copy = ROOT / name, target / name
        if source.is_file() and not (copy.is_file() and copy.read_bytes() == source.read_bytes()):
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, copy)
            shutil.copymode(source, copy)


class Trial:
    """The copy and its build."""

    def __init__(self, options):
        self.source = options.work / "source"
        self.build_folder = self.source / "build" / "dev"
        self.build_command = [*options.wrap.split(), "cmake", "--build", str(self.build_folder), "-j", str(options.jobs),
                              "--target", TARGET]
        copy_checkout(self.source)
        self.run(["cmake", "--preset", "dev", *options.cmake_arg], check=True)
        self.run(self.build_command, check=True)
        self.program = next(path for path in self.build_folder.rglob(TARGET) if path.is_file() and os.access(path, os.X_OK))
        parts = PARTS[:1] if options.quick else PARTS
        self.limits = {some: 600.0 for some in parts}
        for some in parts:
            begin = time.monotonic()
            if self.test([some]) != 0:
                sys.exit(f"{TARGET} fails without a mutant: nothing to learn")
            self.limits[some] = max(10.0, 5 * (time.monotonic() - begin))
        os.environ["CCACHE_DISABLE"] = "1"  # mutants would only fill it

    def run(self, command, check=False):
        result = subprocess.run(command, cwd=self.source, capture_output=True, text=True, errors="replace")
        if check and result.returncode != 0:
            sys.exit(f"{' '.join(command)} failed:\n{result.stdout[-2000:]}{result.stderr[-2000:]}")
        return result

    def test(self, parts):
        """Exit code of the tests, the quick ones first; None when they did not end."""
        for some in parts:
            try:
                code = subprocess.run([self.program, "--abort", some], cwd=self.build_folder, stdout=subprocess.DEVNULL,
                                      stderr=subprocess.DEVNULL, timeout=self.limits[some]).returncode
            except subprocess.TimeoutExpired:
                return None
            if code != 0:
                return code
        return 0

    def judge(self, mutant, text, parts):
        path = self.source / mutant.file
        path.write_text(mutant.apply(text), encoding="utf-8")
        try:
            built = self.run(self.build_command)
            if built.returncode != 0:
                return "does not compile"
            code = self.test(parts)
            if code == 0:
                return "survived" if parts == PARTS else PASSED_QUICK
            return "killed" if code is not None else "killed (did not end)"
        finally:
            path.write_text(text, encoding="utf-8")


def chosen(options):
    """(mutant, text of its file), all or a sample that only depends on the seed."""
    every = []
    for path in sorted((ROOT / "generator" / "disclosure").rglob("*.cpp")):
        if not options.only or path.name in options.only:
            text = path.read_text(encoding="utf-8")
            every += [(mutant, text) for mutant in mutants_of(str(path.relative_to(ROOT)), text)]
    if options.sample and options.sample < len(every):
        kept = sorted(random.Random(options.seed).sample(range(len(every)), options.sample))
        every = [every[i] for i in kept]
    return every


def report(results, known):
    counts = {}
    for line in results:
        outcome = line["outcome"].split(" (")[0]
        if outcome.startswith("survived") and line["key"] in known:
            outcome = "survived, computes the same"
        counts[outcome] = counts.get(outcome, 0) + 1
    print(f"{len(results)} mutants: " + ", ".join(f"{n} {word}" for word, n in sorted(counts.items())))
    survivors = [line for line in results if line["outcome"].startswith("survived") and line["key"] not in known]
    for line in survivors:
        print(f"{line['outcome']}: {line['name']}\n    {' | '.join(line['key'])} | REASON")
    return 1 if survivors else 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", type=pathlib.Path, help="folder for the copy, its build and the results")
    parser.add_argument("--sample", type=int, default=0, help="so many mutants, drawn with --seed (default: all)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", action="append", default=[], help="only this file (its name); may be given again")
    parser.add_argument("--quick", action="store_true", help="without the tests that take long; not the last word on survivors")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--wrap", default="", help="words before each build, such as 'flock FILE' on a shared machine")
    parser.add_argument("--cmake-arg", action="append", default=[])
    parser.add_argument("--list", action="store_true", help="name the mutants and do nothing")
    options = parser.parse_args()
    mutants = chosen(options)
    if options.list:
        print("\n".join(mutant.name() for mutant, _ in mutants))
        print(f"{len(mutants)} mutants")
        return 0
    if options.work is None:
        parser.error("--work is needed")
    options.work = options.work.resolve()
    options.work.mkdir(parents=True, exist_ok=True)
    path = options.work / "mutants.jsonl"
    done = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else []:
        entry = json.loads(line)
        done[entry["id"]] = dict(entry, key=tuple(entry["key"]))
    trial, results, known = None, [], equivalents()
    for mutant, text in mutants:
        identity = hashlib.sha256(f"{mutant.file}\0{text}\0{mutant.start}\0{mutant.after}".encode()).hexdigest()[:16]
        key = (mutant.file, mutant.kind, place(mutant, text))
        parts = PARTS[:1] if options.quick or key in known else PARTS  # what computes the same passes the slow ones too
        judged = done.get(identity, {}).get("outcome")
        if judged is None or (judged == PASSED_QUICK and parts == PARTS):
            trial = trial or Trial(options)
            begin = time.monotonic()
            outcome = trial.judge(mutant, text, parts)
            entry = {"id": identity, "name": mutant.name(), "key": key,
                     "outcome": outcome, "seconds": round(time.monotonic() - begin, 1)}
            with path.open("a", encoding="utf-8") as handle:
                handle.write(json.dumps(entry, ensure_ascii=False) + "\n")
            done[identity] = entry
            print(f"{outcome}: {mutant.name()} ({entry['seconds']} s)", flush=True)
        results.append(done[identity])
    return report(results, known)


if __name__ == "__main__":
    sys.exit(main())
