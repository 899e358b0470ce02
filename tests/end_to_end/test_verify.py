#!/usr/bin/env python3
"""`verify` sees one flipped bit, a file that went and a file that came, and names each."""
import shutil

from support import Test

test = Test()
release = test.work / "2020-eind"
shutil.copytree(test.out / "2020-eind", release)

for folder in (release, release / "public"):
    same = test.run("verify", folder)
    test.equal(same.returncode, 0, f"verify {folder.name}: {same.stderr}")
    test.check(same.stdout.startswith("same: "), "an untouched release is the same")

victim = release / "public" / "data" / "exit_work.csv"
original = victim.read_bytes()
victim.write_bytes(bytes([original[0] ^ 1]) + original[1:])
flipped = test.run("verify", release)
test.equal(flipped.returncode, 7, "exit code after a flipped bit")
test.equal(flipped.stdout, "changed: data/exit_work.csv\n", "what verify says of a flipped bit")
victim.write_bytes(original)

victim.unlink()
gone = test.run("verify", release)
test.equal((gone.returncode, gone.stdout), (7, "missing: data/exit_work.csv\n"), "a file that went")
victim.write_bytes(original)

(release / "public" / "site" / "extra.html").write_text("<p>")
more = test.run("verify", release)
test.equal((more.returncode, " ".join(more.stdout.split())), (7, "extra: site/extra.html"), "a file that came")
(release / "public" / "site" / "extra.html").unlink()

manifest = release / "public" / "manifest.json"
text = manifest.read_text(encoding="utf-8")
manifest.write_text(text.replace("data/exit_work.csv\"", "../internal/estimates.json\"", 1), encoding="utf-8")
outside = test.run("verify", release)
test.equal(outside.returncode, 7, "a manifest that points outside its folder")
test.check("leaves the folder" in outside.stdout, "the path that leaves the folder is refused")
manifest.write_text(text[:len(text) // 2], encoding="utf-8")
half = test.run("verify", release)
test.equal(half.returncode, 7, "exit code for half a manifest")
test.check("manifest" in half.stderr, "half a manifest is named")
manifest.write_text('{"files": [1, null, {"path": 3}]}', encoding="utf-8")
odd = test.run("verify", release)
test.equal(odd.returncode, 7, f"exit code for a manifest of another shape ({odd.stderr.strip()})")
manifest.write_text(text, encoding="utf-8")
test.equal(test.run("verify", release).returncode, 0, "everything put back")

none = test.run("verify", test.work)
test.equal(none.returncode, 2, "exit code for a folder that is no release")
test.check("there is no manifest.json here" in none.stderr, "verify says what is missing")
test.end()
