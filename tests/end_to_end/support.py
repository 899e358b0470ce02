"""What every end-to-end test shares: running the program, looking at what it wrote, and ending with a verdict.

A test is a script with a list of checks. All checks run, so that one failure does not hide the next; the script ends
with 1 when any failed and with 77 when what it needs is not there. Nothing here knows the program's code: it sees the
command line and the files, as a municipality does.
"""
import argparse
import csv
import hashlib
import html
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import zipfile

SKIPPED = 77
RELEASES = {"study.toml": "2020-eind", "study-interim.toml": "2019-k1", "study-quarterly.toml": "2019-k4"}


class Test:
    """One script: its arguments, its work folder and the checks it made."""

    def __init__(self, needs_shared=False):
        parser = argparse.ArgumentParser()
        parser.add_argument("--program", required=True, type=pathlib.Path)
        parser.add_argument("--fixture", required=True, type=pathlib.Path, help="folder with the Lindeveen made once")
        parser.add_argument("--work", required=True, type=pathlib.Path, help="folder of this test; emptied first")
        parser.add_argument("--shared", default="", help="folder with the attack scripts; may be absent")
        options = parser.parse_args()
        self.program = options.program.resolve()
        self.fixture = options.fixture.resolve()
        self.study = self.fixture / "lindeveen"
        self.out = self.fixture / "out"
        self.work = options.work.resolve()
        self.attack = pathlib.Path(options.shared) / "attack" if options.shared else None
        self.failed = 0
        self.passed = 0
        if needs_shared and (self.attack is None or not self.attack.is_dir()):
            skip(f"the attack scripts are not at {self.attack}; set WERKTHET_SHARED")
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir(parents=True)

    def check(self, holds, what):
        """Notes one check; prints it when it fails."""
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED: {what}")
        return bool(holds)

    def equal(self, found, expected, what):
        return self.check(found == expected, f"{what}: expected {expected!r}, found {found!r}")

    def run(self, *words, env=None, cwd=None, umask=-1, timeout=300):
        """Runs the program; the result has returncode, stdout and stderr as text."""
        environment = dict(os.environ, **(env or {}))
        return subprocess.run([self.program, *map(str, words)], env=environment, cwd=cwd or self.work, umask=umask,
                              timeout=timeout, capture_output=True, text=True, encoding="utf-8", errors="replace")

    def tool(self, script, *words, timeout=600):
        """Runs one of the shared attack scripts."""
        return subprocess.run([sys.executable, self.attack / script, *map(str, words)], timeout=timeout,
                              capture_output=True, text=True, encoding="utf-8", errors="replace")

    def end(self):
        print(f"{self.passed} checks hold, {self.failed} fail")
        sys.exit(1 if self.failed or not self.passed else 0)


def skip(why):
    print(f"SKIPPED: {why}")
    sys.exit(SKIPPED)


def digests(folder):
    """Relative path -> SHA-256 of every file below a folder, without what the program keeps for its next run."""
    folder = pathlib.Path(folder)
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*")) if path.is_file() and ".werkthet" not in path.parts}


def differences(one, other):
    """Names of files that are not the same in two digests() results."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def rows(path):
    """A published data file as a list of dicts; cells stay text."""
    with open(path, newline="", encoding="utf-8") as handle:
        return list(csv.DictReader(handle))


def allocation(study):
    with open(study / "data" / "allocation.csv", newline="", encoding="utf-8") as handle:
        return list(csv.DictReader(handle, delimiter=";"))


def citizen_numbers(study):
    """Every citizen number in the deliveries and lists of a study."""
    numbers = set()
    for path in sorted((study / "data" / "bus").glob("*.xml")):
        numbers |= set(re.findall(rb"<Burgerservicenummer>(\d+)<", path.read_bytes()))
    numbers = {n.decode() for n in numbers}
    for path in [study / "data" / "allocation.csv", *sorted((study / "data" / "surveys").glob("*.csv"))]:
        numbers |= set(re.findall(r"^(\d{9});", path.read_text(encoding="utf-8"), re.M))
    return numbers


def texts_of(path):
    """(name, bytes) of a file and, when it is a zip (docx, xlsx), of every part in it."""
    data = path.read_bytes()
    yield str(path), data
    if data[:2] == b"PK":
        with zipfile.ZipFile(path) as archive:
            for part in archive.namelist():
                yield f"{path}!{part}", archive.read(part)


def text_of_docx(path):
    """The visible words of a memo, one line per paragraph."""
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("word/document.xml").decode("utf-8")
    lines = []
    for paragraph in re.findall(r"<w:p[ >].*?</w:p>", xml, re.S):
        lines.append(unescape("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", paragraph))))
    return "\n".join(lines)


def text_of_html(path):
    page = path.read_text(encoding="utf-8")
    page = re.sub(r"<(script|style|svg|head)\b.*?</\1>", " ", page, flags=re.S)
    page = re.sub(r"</(p|li|h\d|td|th|dd|dt|figcaption|caption)>", "\n", page)
    return re.sub(r"[ \t]+", " ", unescape(re.sub(r"<[^>]+>", "", page)))


def unescape(text):
    return html.unescape(text).replace("\u00a0", " ").replace("\u202f", " ").replace("\u2011", "-")


def peak_of_run(*command, timeout=300):
    """Runs a command; gives (exit code, what it said, its largest resident memory in MiB)."""
    with tempfile.TemporaryFile() as said:
        running = subprocess.Popen(list(map(str, command)), stdout=said, stderr=subprocess.STDOUT)
        watch = threading.Timer(timeout, running.kill)
        watch.start()
        _, status, usage = os.wait4(running.pid, 0)
        watch.cancel()
        running.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        return running.returncode, said.read().decode("utf-8", "replace"), usage.ru_maxrss / 1024.0
