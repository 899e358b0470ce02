#!/usr/bin/env python3
"""The same study from files and from a database gives the same public bytes.

Every list of Lindeveen goes into a table with proper types (dates, booleans, numbers, NULL), and every list of the study
becomes a query. The user of the database may only read. Deliveries stay files.
"""
import csv
import json
import re
import shutil

from postgres import Postgres
from support import RELEASES, Test, differences, digests

TYPES = {"invited": "date", "consent": "boolean", "consent_date": "date", "drawn": "date", "refused": "date",
         "started": "date", "stopped": "date", "measured": "boolean", "answered": "date", "date": "date",
         "planned": "numeric(12,2)", "spent": "double precision", "percent": "numeric", "begin": "bigint",
         "inflow": "integer", "outflow": "smallint", "end": "real"}


def value(text, kind):
    if text == "":
        return None
    if kind == "date" and re.fullmatch(r"\d\d-\d\d-\d{4}", text):
        return f"{text[6:]}-{text[3:5]}-{text[:2]}"
    return {"ja": "t", "nee": "f"}[text] if kind == "boolean" else text


def copied(text):
    return r"\N" if text is None else text.replace("\\", r"\\").replace("\t", r"\t").replace("\n", r"\n")


def load(db, path, table):
    """A CSV as a table with types, with the order of its lines in the column nr."""
    with open(path, newline="", encoding="utf-8") as handle:
        header, *lines = csv.reader(handle, delimiter=";")
    kinds = ["smallint" if re.fullmatch(r"[a-z_]+\d+", name) else TYPES.get(name, "text") for name in header]
    columns = ", ".join(f'"{name}" {kind}' for name, kind in zip(header, kinds))
    rows = "".join("\t".join([str(i), *(copied(value(text, kind)) for text, kind in zip(line, kinds))]) + "\n"
                   for i, line in enumerate(lines))
    db.sql(f"create table {table} (nr bigint, {columns});\ncopy {table} from stdin;\n{rows}\\.\n")
    return ", ".join(f'"{name}"' for name in header), len(lines)


test = Test()
place = test.work / "lindeveen"
shutil.copytree(test.study, place)
shutil.copy(test.study.parent / "lindeveen.key", test.work / "lindeveen.key")

with Postgres() as db:
    queries, counts = "", {}
    text = (place / "study.toml").read_text(encoding="utf-8")
    lists = sorted(set(re.findall(r'"(data/[^"*]+\.csv)"', text)))
    test.check(len(lists) >= 10, f"the example has its lists ({len(lists)})")
    for path in lists:
        name = re.sub(r"\W", "_", path.removeprefix("data/").removesuffix(".csv"))
        columns, counts[f"query:{name}"] = load(db, place / path, name)
        (place / path).unlink()
        sql = f'select {columns} from {name} order by nr'
        if name == "allocation":
            (place / "allocation.sql").write_text(f"-- de lijst met de loting\n{sql};\n", encoding="utf-8")
            queries += f'\n[queries.{name}]\nsql_file = "allocation.sql"\n'
        else:
            queries += f"\n[queries.{name}]\nsql = '{sql}'\n"
        for study in RELEASES:
            file = place / study
            file.write_text(file.read_text(encoding="utf-8").replace(f'"{path}"', f'"query:{name}"'), encoding="utf-8")
    db.sql("create role lezer login password 'alleen lezen; en }';\n"
           "grant select on all tables in schema public to lezer;\n")
    for study in RELEASES:
        file = place / study
        file.write_text(file.read_text(encoding="utf-8") + db.section("lezer") + queries, encoding="utf-8")

    env = {"WERKTHET_DB_PASSWORD": "alleen lezen; en }", "TZ": "America/St_Johns", "LC_ALL": "nl_NL.UTF-8",
           "PGTZ": "Pacific/Kiritimati"}
    checked = test.run("check", place / "study.toml", env=env)
    test.equal(checked.returncode, 0, f"check: {checked.stdout}{checked.stderr}")
    for study, release in RELEASES.items():
        built = test.run("build", place / study, "--out", test.work / "out", env=env)
        test.equal(built.returncode, 0, f"build of {study}: {built.stderr}")
        public = digests(test.out / release / "public")
        test.check(len(public) > 50, f"{release} has its files ({len(public)})")
        changed = differences(public, digests(test.work / "out" / release / "public"))
        test.check(set(changed) <= {"manifest.json"}, f"public files of {release} that differ: {changed}")
        # Figures: the internal files that name inputs differ, those that hold estimates do not.
        changed = differences(digests(test.out / release / "internal"),
                              digests(test.work / "out" / release / "internal"))
        test.check(set(changed) <= {"check.csv", "check.html", "manifest.json", "quality.csv", "quality.html",
                                    "quality_counts.csv"},
                   f"internal files of {release} that differ: {changed}")
        for words in (built.stdout, built.stderr):
            test.check("alleen lezen" not in words, "the password is not on the terminal")

    manifest = json.loads((test.work / "out" / RELEASES["study.toml"] / "internal" / "manifest.json").read_text())
    entries = {entry["file"]: entry for entry in manifest["inputs"] if entry["file"].startswith("query:")}
    test.equal(sorted(entries), sorted(counts), "the manifest names every query")
    test.equal({name: entry["rows"] for name, entry in entries.items()}, counts, "with its number of rows")

    # The fingerprint follows the data: the same again, and another after one cell changed.
    def fingerprint():
        again = test.run("build", place / "study.toml", "--out", test.work / "again", env=env)
        test.equal(again.returncode, 0, f"build: {again.stderr}")
        made = json.loads((test.work / "again" / RELEASES["study.toml"] / "internal" / "manifest.json").read_text())
        return {entry["file"]: entry["sha256"] for entry in made["inputs"]}["query:contacts"]

    test.equal(fingerprint(), entries["query:contacts"]["sha256"], "the fingerprint of the same rows")
    db.sql("update contacts set initiative = case initiative when 'client' then 'caseworker' else 'client' end where nr = 0")
    test.check(fingerprint() != entries["query:contacts"]["sha256"], "another fingerprint after a change")

    for path in [*(test.work / "out").rglob("*"), *(test.work / "again").rglob("*")]:
        if path.is_file() and b"alleen lezen" in path.read_bytes():
            test.check(False, f"the password is in {path.name}")
test.end()
