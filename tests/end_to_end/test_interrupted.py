#!/usr/bin/env python3
"""A build that fails or is killed leaves the earlier release as it was; the next one gives the same bytes as ever.

The earlier release is of another text than the one being built, so that "old" and "new" can be told apart: after every
kill the folder holds the one or the other, whole.
"""
import fcntl
import os
import random
import shutil
import signal
import subprocess
import time

from support import Test, differences, digests

test = Test()
study = test.work / "lindeveen"
shutil.copytree(test.study, study)
shutil.copy2(test.fixture / "lindeveen.key", test.work)
settings = study / "study.toml"
old_text = settings.read_text(encoding="utf-8")
new_text = old_text.replace('case_number = "Z-2020-0417"', 'case_number = "Z-2020-0999"')
out = test.work / "out"
release = out / "2020-eind"
backup = test.work / "backup"


def build():
    return test.run("build", study, "--out", out)


def leftovers():
    return sorted(p.name for p in out.iterdir() if p.name not in ("2020-eind", ".werkthet.lock"))


test.check(new_text != old_text, "the two studies differ")
settings.write_text(new_text, encoding="utf-8")
test.equal(build().returncode, 0, "undisturbed build of the new text")
new = digests(release)
settings.write_text(old_text, encoding="utf-8")
started = time.monotonic()
test.equal(build().returncode, 0, "undisturbed build of the old text")
whole = time.monotonic() - started
old = digests(release)
test.check(0 < len(differences(old, new)) < 12, f"few files tell the two apart ({differences(old, new)})")
shutil.copytree(release, backup, copy_function=shutil.copy2)

# A build that refuses: wrong settings (2), wrong data (3). The earlier release stays.
settings.write_text(old_text.replace('kind = "exit_work"', 'kind = "exit_wrk"'), encoding="utf-8")
test.equal(build().returncode, 2, "exit code with wrong settings")
settings.write_text(old_text, encoding="utf-8")
stock = study / "data" / "stock.csv"
kept = stock.read_bytes()
lines = kept.decode().splitlines()
lines[3] = lines[3].rsplit(";", 1)[0] + ";1"
stock.write_text("\n".join(lines) + "\n")
test.equal(build().returncode, 3, "exit code with a stock that does not add up")
stock.write_bytes(kept)
test.equal(differences(digests(release), old), [], "files that changed after two refused builds")
test.equal(leftovers(), [], "what refused builds leave behind")

# No room to write: the release folder's parent is a file. Nothing is lost and the message names the place.
(test.work / "file").write_text("x")
blocked = test.run("build", study, "--out", test.work / "file")
test.equal(blocked.returncode, 7, f"exit code when out is a file ({blocked.stderr.strip()[-200:]})")
test.check(str(test.work / "file") in blocked.stderr, "the message names the place")

# While another build holds the lock, this one stops and changes nothing.
settings.write_text(new_text, encoding="utf-8")
with open(out / ".werkthet.lock", "r+b") as lock:
    fcntl.flock(lock, fcntl.LOCK_EX)
    second = build()
    test.equal(second.returncode, 7, "exit code of a second build at the same time")
    test.check("another build is writing here" in second.stderr, "the second build says why it stops")
    test.equal(differences(digests(release), old), [], "files that the second build changed")


def start(*prefix):
    return subprocess.Popen([*prefix, test.program, "build", study, "--out", out], stdout=subprocess.DEVNULL,
                            stderr=subprocess.DEVNULL, start_new_session=True)


def after_kill(what):
    found = digests(release) if release.exists() else {}
    aside = out / ".old-2020-eind"
    if not found and aside.exists():
        test.check(False, f"{what}: there is no release; the earlier one stands aside in {aside.name}")
        test.equal(differences(digests(aside), old), [], f"{what}: the release that was moved aside")
        return "aside"
    is_old, is_new = not differences(found, old), not differences(found, new)
    test.check(is_old or is_new, f"{what}: the release is neither old nor new "
                                 f"({len(differences(found, old))} and {len(differences(found, new))} files differ)")
    if found:
        test.equal(test.run("verify", release).returncode, 0, f"{what}: verify")
    return "old" if is_old else "new"


def put_back():
    shutil.rmtree(release, ignore_errors=True)
    shutil.copytree(backup, release, copy_function=shutil.copy2)


chance = random.Random(20171001)
seen = {"old": 0, "new": 0, "aside": 0}
delays = [chance.uniform(0.02, whole) for _ in range(7)] + [None] * 5
for number, delay in enumerate(delays):
    running = start()
    if delay is None:
        # While it writes: wait until the hidden folder holds some files, more at every turn.
        wanted = 1 + 25 * (number - 7)
        limit = time.monotonic() + 60
        while running.poll() is None and time.monotonic() < limit:
            staged = out / ".tmp-2020-eind"
            if staged.exists() and sum(len(files) for _, _, files in os.walk(staged)) >= wanted:
                break
            time.sleep(0.001)
    else:
        try:
            running.wait(delay)
        except subprocess.TimeoutExpired:
            pass
    if running.poll() is None:
        os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    state = after_kill(f"kill {number + 1} after {'files' if delay is None else f'{delay:.2f} s'}")
    seen[state] += 1
    if state != "old":
        put_back()
test.check(seen["old"] >= 6, f"most kills came before the end ({seen})")

# Exactly between the two renames, where a debugger's help is there.
if shutil.which("strace"):
    for call in (1, 2):
        put_back()
        running = start("strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=rename,renameat,renameat2", "-e",
                        f"inject=rename,renameat,renameat2:signal=SIGKILL:when={call}")
        running.wait(120)
        state = after_kill(f"kill at rename {call}")
        if state == "aside":
            # At least the next build must bring it back or replace it, whatever else it does.
            test.equal(build().returncode, 0, "the build after a kill between two renames")
            test.equal(differences(digests(release), new), [], "files after that build")
else:
    print("note: no strace, so no kill exactly at a rename")

again = build()
test.equal(again.returncode, 0, f"the build after all kills: {again.stderr}")
test.equal(differences(digests(release), new), [], "files that differ from an undisturbed build")
test.equal(leftovers(), [], "what is left behind after the rerun")
test.end()
