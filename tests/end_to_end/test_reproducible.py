#!/usr/bin/env python3
"""The same input gives the same public bytes: another folder, zone, language, umask, key, order and thread count.

The second study folder is made by a second `init`, so it has another pseudonym key, and its deliveries are renamed so
that the alphabet runs against time. All three releases are compared, file by file.
"""
import stat

from support import RELEASES, Test, differences, digests

test = Test()
place = test.work / "een andere map" / "dieper"
study = place / "lindeveen"
made = test.run("init", "--example", "lindeveen", study, env={"TZ": "America/St_Johns"})
test.equal(made.returncode, 0, f"init: {made.stderr}")
test.equal(differences(digests(test.study), digests(study)), [], "the example is the same twice")

keys = [folder.parent / "lindeveen.key" for folder in (test.study, study)]
test.check(keys[0].read_bytes() != keys[1].read_bytes(), "two studies have two keys")
test.equal(stat.S_IMODE(keys[1].stat().st_mode), 0o600, "mode of the key")

deliveries = sorted((study / "data" / "bus").iterdir())
for position, path in enumerate(deliveries):
    path.rename(path.with_name(f"levering-{len(deliveries) - position:03}.xml"))
test.equal(len(list((study / "data" / "bus").glob("levering-*.xml"))), len(deliveries), "renamed deliveries")

environments = {"study.toml": ({"TZ": "Pacific/Kiritimati", "LC_ALL": "nl_NL.UTF-8"}, "1", 0),
                "study-interim.toml": ({"TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8"}, "4", 0o777),
                "study-quarterly.toml": ({"TZ": "UTC", "LC_ALL": "C"}, "4", 0)}
for name, release in RELEASES.items():
    env, threads, umask = environments[name]
    # The study is named relative to another working folder than in the fixture.
    built = test.run("build", study.relative_to(place) / name, "--threads", threads, env=env, cwd=place, umask=umask)
    test.equal(built.returncode, 0, f"build of {name}: {built.stderr}")
    folder = study / "out" / release
    first = digests(test.out / release / "public")
    test.check(len(first) > 50, f"{release} has its files ({len(first)})")
    test.equal(differences(first, digests(folder / "public")), [], f"files of {release} that differ")
    test.equal(differences(digests(test.out / release / "internal"), digests(folder / "internal")),
               ["check.csv", "check.html", "manifest.json", "quality.csv", "quality.html", "quality_counts.csv",
                "workbook.xlsx"]
               if name == "study.toml" else
               differences(digests(test.out / release / "internal"), digests(folder / "internal")),
               "internal files that name the deliveries, and only those")
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (folder / "public").rglob("*") if path.is_file()}
    test.equal(modes, {0o644}, f"modes of the public files of {release} under umask {umask:o}")
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (folder / "internal").rglob("*") if path.is_file()}
    test.equal(modes, {0o600}, f"modes of the internal files of {release} under umask {umask:o}")
test.end()
