#!/usr/bin/env python3
"""What stands in the data files of a release, as an attacker reads it: counts as numbers, as bounds, or hidden.

attack_input and attack_links make equations of it.
"""
import csv
import json
import math
import pathlib

HIDDEN = {"[c]", "[x]"}
MIN_CELL = 10
ROUNDING = 10
GROUPS = "groep"


def read(public, name):
    path = public / "data" / f"{name}.csv"
    if not path.is_file():
        return []
    with open(path, newline="", encoding="utf-8") as handle:
        return list(csv.DictReader(handle))


def titles(public, name, column):
    """Everything the metadata says about a column, its description included."""
    meta = json.loads((public / "data" / f"{name}.csv-metadata.json").read_text(encoding="utf-8"))
    found = [c for c in meta["tableSchema"]["columns"] if c["name"] == column]
    return json.dumps([found, meta.get("dc:description")], ensure_ascii=False).lower()


def in_tens(public, name, column):
    """Whether a column is said to be in tens; when it is not said, it is in tens only if that is what it holds."""
    said = titles(public, name, column)
    if "tientallen" in said or "tens" in said or "op tien" in said:
        return True
    values = [r[column] for r in read(public, name) if r[column] not in HIDDEN | {"[z]"}]
    return bool(values) and all(float(v) % ROUNDING == 0 for v in values)


def some_in_tens(public, name):
    """Whether a note says that some numbers of a table are in tens: then a whole ten may be one, or exact."""
    path = public / "data" / f"{name}.csv-metadata.json"
    return path.is_file() and "Sommige aantallen zijn afgerond op tien" in path.read_text(encoding="utf-8")


def rounded(value, at_least=0):
    """Rounding half up: 40 is 35 to 44. Written as bounds, since the direction of ties is public."""
    low = max(value - ROUNDING // 2, at_least, 0)
    return {"lo": low, "hi": value + ROUNDING // 2 - 1}


def share_of(count, size):
    """What is printed of a count in a group: whole percentage, and its limits (Wilson 1927, 95 %). A count in tens may be
    more than its group."""
    z = 1.959963984540054
    count = min(count, size)
    p = count / size
    centre, below = p + z * z / (2 * size), 1 + z * z / size
    half = z * math.sqrt(p * (1 - p) / size + z * z / (4 * size * size))
    return [math.floor(100 * value + 0.5) for value in (p, (centre - half) / below, (centre + half) / below)]


def from_percent(percent, size):
    """The tens that a whole percentage of a group may come from, as bounds on the true count."""
    low, high = (size["lo"], size["hi"]) if isinstance(size, dict) else (size, size)
    fits = sorted({c for n in range(low, high + 1) for c in range(0, n + ROUNDING, ROUNDING)
                   if math.floor(100 * min(c, n) / n + 0.5) == percent})
    if not fits:
        return None
    return {"lo": rounded(fits[0])["lo"], "hi": min(rounded(fits[-1])["hi"], high)}


class Tables:
    """Collects tables over one population, and what belongs to them."""

    def __init__(self, name):
        self.name = name
        self.tables = []
        self.hierarchies = {}
        self.relations = []
        self.contradictions = []

    def add(self, table, dims, cells, **more):
        if cells:
            self.tables.append({"id": table, "release": more.pop("release", ""), "dims": dims, "cells": cells,
                                "totals": {d: "Totaal" for d in dims}, **more})

    def document(self):
        return {"threshold": MIN_CELL, "min_width": 3, "hierarchies": self.hierarchies, "tables": self.tables,
                "relations": self.relations}


def group_sizes(public):
    """Group -> size in one release: exact for the groups of the lottery, bounds for the pool, which is in tens."""
    sizes = {r[GROUPS]: int(r["n"]) for r in read(public, "flow_arms")}
    arms = set(sizes)
    for name in ("exit_work", "part_time_work"):
        for r in read(public, name):
            if r["n"] not in HIDDEN:
                n = int(r["n"])
                sizes.setdefault(r[GROUPS], n if r[GROUPS] in arms else rounded(n))
    return sizes


def small_changes(folders):
    """Groups whose exact size moves by 1 to 9 people between two releases: who came or went is seen by subtracting."""
    found = []
    releases = [pathlib.Path(f) for f in folders]
    for i, one in enumerate(releases):
        for two in releases[i + 1:]:
            a, b = group_sizes(one), group_sizes(two)
            found += [f"{g}: {a[g]} in {one.parent.name}, {b[g]} in {two.parent.name}"
                      for g in a if g in b and isinstance(a[g], int) and isinstance(b[g], int)
                      and 0 < abs(a[g] - b[g]) < MIN_CELL]
    return found


def lines_with_groups(public, name, sizes, index):
    """Rows of a table; a group that has another size in this release is another set of people."""
    lines = read(public, name)
    own = group_sizes(public)
    for r in lines:
        if GROUPS in r and r[GROUPS] in own and (isinstance(own[r[GROUPS]], dict) or own[r[GROUPS]] != sizes.get(r[GROUPS])):
            r[GROUPS] += f" in {index}"
    return lines


def counts_of(releases, name, sizes):
    """Rows (release, group, month, count) of a table of shares; a count is exact, bounds, or None when hidden."""
    for index, public in enumerate(releases):
        tens = bool(read(public, name)) and in_tens(public, name, "events")
        some = some_in_tens(public, name)
        for r in lines_with_groups(public, name, sizes, index):
            value = None if r["events"] in HIDDEN else int(r["events"])
            in_ten = value is not None and (tens or some and value % ROUNDING == 0)
            yield index, r[GROUPS], int(r["maand"]), rounded(value) if in_ten else value


def table_names(releases):
    return sorted({p.name[:-4] for public in releases for p in (public / "data").glob("*.csv")})


def distinct(releases, *names):
    """The releases that differ in what they print in these tables: equal print is the same figure once more."""
    kept, seen = [], []
    for index, public in enumerate(releases):
        print_of = [read(public, name) for name in names]
        if print_of not in seen:
            seen.append(print_of)
            kept.append((index, public))
    return kept


def control(public):
    """The control group: the one group of the lottery that no effect is printed for."""
    arms = [r[GROUPS] for r in read(public, "flow_arms")]
    effects = {r[GROUPS] for r in read(public, "exit_work_contrasts") if r["vergelijking"] == "treatment"}
    return next((arm for arm in arms if arm not in effects), "")
