#!/usr/bin/env python3
"""Turns the public data files of one or more releases into input for the attack on linked tables.

  attack_input.py PUBLIC...  > tables.json

Reads public/data/*.csv and their metadata only, plus what anybody may know: how the tables are made (the program is
open). An attacker who knows the rules is the one to withstand. What is assumed known:

* Where a note says that some numbers of a table are in tens, a whole ten is taken as rounded.
* A column whose title says "op tientallen" or a release whose counts are all tens is rounded half up from the true
  count; a percentage in a refreshed table is computed from the count in tens, so it says the tens and nothing more.
* Groups of the lottery are exact. The pool of non-participants is in tens. A reason for exclusion
  that is printed by itself holds at least ten people.
* Months of an outcome are one person's one date: "left within 6 months" is part of "left within 12 months". One
  population, one set of unknowns: group x month of leaving x part-time work at each horizon x characteristics.
* The same figure in two releases is the same number of people (the horizon of a participant does not move), so
  outcomes of all releases are put into one set of equations: tens of a quarter beside exact figures of the closing
  report. A late delivery may have revised it: where two releases cannot both be about the same people, they are two sets.
  Flows, stocks and reasons move with the deliveries; two releases share them when they print the same.
* The classes of a subgroup divide the whole group: everybody has an age and a time on benefit. So do the steps of the
  ladder and the answers to a statement, where "not known" and "no answer" are classes.
* A share of the pool is a number in tens of the pool, exact or in tens itself: `pool_leaks` asks which sizes fit.
"""
import json
import pathlib
import sys

from attack_links import add_divisions, add_later_work, add_subgroups
from published_counts import (GROUPS, HIDDEN, MIN_CELL, Tables, counts_of, distinct, from_percent, group_sizes,
                              lines_with_groups, read, rounded, table_names)


def fits(bounds):
    """Whether one set of people can have all these counts: {month: [bounds, ...]}, where a count never falls."""
    low = 0
    for month in sorted(bounds):
        low = max([low] + [b["lo"] for b in bounds[month]])
        if low > min(b["hi"] for b in bounds[month]):
            return False
    return True


def revised(figures):
    """{(release, group): [(month, bounds), ...]} -> names of the groups in each release. The latest release keeps the
    plain name; an earlier one that cannot be about the same counts was revised since, and becomes a set of its own."""
    names, sets = {}, {}
    for index, group in sorted(figures, reverse=True):
        for number, (members, kept) in enumerate(sets.setdefault(group, [])):
            tried = {m: list(b) for m, b in kept.items()}
            for month, bounds in figures[index, group]:
                tried.setdefault(month, []).append(bounds)
            if fits(tried):
                members.append(index)
                kept.clear()
                kept.update(tried)
                break
        else:
            number = len(sets[group])
            own = {}
            for month, bounds in figures[index, group]:
                own.setdefault(month, []).append(bounds)
            sets[group].append(([index], own))
        names[index, group] = group if number == 0 else f"{group} as before revision {number}"
    return names


def add_people(releases, out):
    """Groups, months of leaving, part-time work, characteristics, answers."""
    sizes = {}
    for index, public in enumerate(releases):
        for group, n in group_sizes(public).items():
            # A size in tens may hide people who came and went: then nobody can say that it is the same set.
            if isinstance(n, dict) or sizes.setdefault(group, n) != n:
                sizes[f"{group} in {index}"] = n

    def groups(population, names=()):
        """The sizes of all groups, and of the sets before a revision: as many people, of whom other figures were told."""
        known = dict(sizes, **{name: sizes[name.split(" as before")[0]] for name in names})
        out.add(f"groups/{population}", [GROUPS], [{"at": [g], "v": n} for g, n in known.items()], population=population)
        return known

    def sets_of(*rows):
        figures = {}
        for index, group, month, v in rows:
            if v is not None:
                figures.setdefault((index, group), []).append((month, v if isinstance(v, dict) else {"lo": v, "hi": v}))
        return revised(figures)

    tables = {name: list(counts_of(releases, name, sizes)) for name in ("exit_work", "exit_work_by_month")}
    names = sets_of(*tables["exit_work"], *tables["exit_work_by_month"])
    known = groups("exit_work", names.values())
    months = sorted({int(r["maand"]) for p in releases for name in ("exit_work", "exit_work_by_month")
                     for r in read(p, name)})
    # Leaves: the month in which somebody left, or never within the last one.
    leaf = {m: f"t/m {m}" for m in months}
    tree = out.hierarchies.setdefault("vertrek", {})
    for i, m in enumerate(months):
        tree[f"binnen {m}"] = [leaf[x] for x in months[:i + 1]]
        tree[f"niet binnen {m}"] = [leaf[x] for x in months[i + 1:]] + ["niet"]
    for first in range(len(months)):
        for last in range(first + 1, len(months)):
            tree[f"{months[first]} tot {months[last]}"] = [leaf[x] for x in months[first + 1:last + 1]]

    for name, lines in tables.items():
        for index in range(len(releases)):
            cells = [{"at": [names.get((index, group), group), f"binnen {month}"], "v": v}
                     for i, group, month, v in lines if i == index]
            out.add(f"{index}/{name}", [GROUPS, "vertrek"], cells, population="exit_work")
    # What nobody prints: months that were left out, the rest of the group, and everybody between two months.
    cells = [{"at": [g, code], "v": None} for g in known for code in tree]
    out.add("not printed/exit_work", [GROUPS, "vertrek"], cells, population="exit_work")

    horizons = sorted({int(r["maand"]) for p in releases for r in read(p, "part_time_work")})
    for month in horizons:
        dim = f"deeltijd {month}"
        lines = [line for line in counts_of(releases, "part_time_work", sizes) if line[2] == month]
        names = sets_of(*lines)
        known = groups(dim, names.values())
        for index in range(len(releases)):
            out.add(f"{index}/part_time_work {month}", [GROUPS, dim],
                    [{"at": [names.get((index, group), group), "ja"], "v": v} for i, group, _, v in lines if i == index],
                    population=dim)
        out.add(f"not printed/part_time_work {month}", [GROUPS, dim],
                [{"at": [g, "nee"], "v": None} for g in known], population=dim)

    # Characteristics: a percentage stands for a number in tens. The household forms exclude each other.
    forms = ("single", "single_parent", "couple")
    shares = {}
    for index, public in enumerate(releases):
        own = group_sizes(public)
        for r in lines_with_groups(public, "balance", sizes, index):
            # Without a printed size a share says nothing about people.
            if r["share"] not in HIDDEN | {"[z]"} and (r[GROUPS] in own or r[GROUPS] in sizes and " in " in r[GROUPS]):
                shares.setdefault((r["kenmerk"], r[GROUPS]), set()).add(int(r["share"]))
    for (kind, group), found in sorted(shares.items()):
        dim, code = ("leefvorm", kind) if kind in forms else (kind, "ja")
        for position, percent in enumerate(sorted(found)):
            v = from_percent(percent, sizes[group])
            if v is None:
                out.contradictions.append(f"{kind} of {group}: {percent}% is no number in tens of {sizes[group]}")
                continue
            out.add(f"balance/{kind}/{group}/{position}", [GROUPS, dim], [{"at": [group, code], "v": v}],
                    population=dim)
    for dim, code in sorted({(("leefvorm", "anders") if k in forms else (k, "nee")) for k, _ in shares}):
        groups(dim)
        out.add(f"not printed/balance {dim}", [GROUPS, dim], [{"at": [g, code], "v": None} for g in sizes],
                population=dim)

    # Answers to the surveys: who answered every wave so far is a part of the group, another one in each release.
    for name in table_names(releases):
        for index, public in enumerate(releases):
            lines = [r for r in read(public, name) if "meting" in r and "n" in r and "antwoord" not in r]
            for wave in sorted({r["meting"] for r in lines}):
                more = {"population": f"{name} {wave} in {index}"}
                cells = {r[GROUPS]: None if r["n"] in HIDDEN else rounded(int(r["n"])) for r in lines if r["meting"] == wave}
                out.add(f"{index}/{name} {wave}", [GROUPS, "antwoord"],
                        [{"at": [g, "ja"], "v": v} for g, v in cells.items()], **more)
                out.add(f"{index}/{name} {wave} groups", [GROUPS], [{"at": [g], "v": sizes[g]} for g in cells if g in sizes], **more)
                out.add(f"{index}/{name} {wave} silent", [GROUPS, "antwoord"],
                        [{"at": [g, "nee"], "v": None} for g in cells], **more)
    return sizes


def add_reasons(releases, out, sizes):
    """Why the benefit ended: reasons exclude each other within a group, and whoever has none stayed."""
    for index, public in distinct(releases, "exit_reasons"):
        lines = lines_with_groups(public, "exit_reasons", sizes, index)
        if not lines:
            continue
        more = {"population": "reasons", "release": f"release {index}"}
        groups = sorted({r[GROUPS] for r in lines})
        out.add(f"{index}/exit_reasons", [GROUPS, "reden"],
                [{"at": [r[GROUPS], r["reden"]], "v": None if r["n"] in HIDDEN else rounded(int(r["n"]))}
                 for r in lines], **more)
        out.add(f"{index}/exit_reasons stayed", [GROUPS, "reden"], [{"at": [g, "bleef"], "v": None} for g in groups],
                **more)
        out.add(f"{index}/exit_reasons groups", [GROUPS], [{"at": [g], "v": sizes[g]} for g in groups if g in sizes], **more)


def add_flow(releases, out, sizes):
    """The route to the lottery. Every step is the one before minus what is listed between them. The pool of
    non-participants is who was never asked: its size is a step as well."""
    leaves = ["not_eligible", "excluded", "never_asked", "no_answer", "declined", "not_drawn", "drawn"]
    tree = out.hierarchies.setdefault("stap", {})
    tree["consented"] = ["not_drawn", "drawn"]
    tree["invited"] = ["no_answer", "declined", "not_drawn", "drawn"]
    tree["eligible"] = ["never_asked"] + tree["invited"]
    tree["frame"] = ["not_eligible", "excluded"] + tree["eligible"]
    reasons = sorted({r["reden"] for public in releases for r in read(public, "exclusions")})
    if reasons:
        tree["excluded"] = [f"reden {r}" for r in reasons]
    arms = {g: n for g, n in sizes.items() if not g.startswith("niet_deelnemers")}
    for index, public in distinct(releases, "flow", "exclusions", "flow_arms", "exit_work"):
        pool = [n for g, n in group_sizes(public).items() if g == "niet_deelnemers"]
        more = {"population": "flow", "release": f"release {index}"}
        lines = {r["stap"]: r["n"] for r in read(public, "flow")}
        out.add(f"{index}/flow", ["stap"],
                [{"at": [s], "v": None if n in HIDDEN else rounded(int(n))}
                 for s, n in lines.items() if s in leaves or s in tree], **more)
        # A reason that stands by itself holds at least ten people; only the pooled rest may be smaller.
        out.add(f"{index}/flow/exclusions", ["stap"],
                [{"at": [f"reden {r['reden']}"],
                  "v": None if r["n"] in HIDDEN
                  else rounded(int(r["n"]), MIN_CELL if r["reden"] != "overige_redenen" else 0)}
                 for r in read(public, "exclusions")], **more)
        if pool and lines:
            out.add(f"{index}/flow/never asked", ["stap"], [{"at": ["never_asked"], "v": pool[0]}], **more)
        # The groups are exact, so the step "drawn" is exact as well.
        if lines and arms:
            out.add(f"{index}/flow/drawn", ["stap"], [{"at": ["drawn"], "v": sum(arms.values())}], **more)
        for r in read(public, "flow_arms"):
            for column in ("started", "refused", "replaced", "stopped"):
                if column in r:
                    v = None if r[column] in HIDDEN else rounded(int(r[column]))
                    out.add(f"{index}/flow/arms/{r[GROUPS]}/{column}", ["wel"],
                            [{"at": ["ja"], "v": v}, {"at": ["nee"], "v": None}, {"at": ["Totaal"], "v": arms[r[GROUPS]]}],
                            population=f"{r[GROUPS]} {column}", release=f"release {index}")


def add_stock(releases, out):
    """Stocks and flows per quarter: begin + inflow - outflow - other = end, and an end is the next begin. The others
    (death, state pension) are not printed, so they are one more hidden number to go after."""
    for index, public in distinct(releases, "stock"):
        release = f"release {index}"
        lines = read(public, "stock")
        columns = ("stock_begin", "inflow", "outflow", "other_end", "stock_end")

        def term(r, column, coef):
            return {"table": f"{index}/stock/{r['eenheid']}", "at": {"cijfer": f"{r['kwartaal']} {column}"}, "coef": coef}

        for unit in sorted({r["eenheid"] for r in lines}):
            mine = sorted((r for r in lines if r["eenheid"] == unit), key=lambda r: r["kwartaal"])
            out.add(f"{index}/stock/{unit}", ["cijfer"],
                    [{"at": [f"{r['kwartaal']} {c}"], "v": None if r.get(c, "[c]") in HIDDEN else rounded(int(r[c]))}
                     for r in mine for c in columns], population=unit, measure="stock", release=release)
            for r in mine:
                out.relations.append({"type": "linear", "lo": 0, "hi": 0,
                                      "terms": [term(r, "stock_begin", 1), term(r, "inflow", 1), term(r, "outflow", -1),
                                                term(r, "other_end", -1), term(r, "stock_end", -1)]})
            for one, two in zip(mine, mine[1:]):
                out.relations.append({"type": "linear", "lo": 0, "hi": 0,
                                      "terms": [term(one, "stock_end", 1), term(two, "stock_begin", -1)]})


def documents(folders):
    """Sets of tables that know of each other: (name, document). Small sets, so that the attack stays exact."""
    releases = [pathlib.Path(f) for f in folders]
    parts = {name: Tables(name) for name in
             ("people", "reasons", "flow", "stock", "subgroups", "divisions", "later work")}
    sizes = add_people(releases, parts["people"])
    add_reasons(releases, parts["reasons"], sizes)
    add_flow(releases, parts["flow"], sizes)
    add_stock(releases, parts["stock"])
    add_subgroups(releases, parts["subgroups"], sizes)
    add_divisions(releases, parts["divisions"], sizes)
    add_later_work(releases, parts["later work"], sizes)
    return [t for t in parts.values() if t.tables]


def main():
    if len(sys.argv) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    found = documents(sys.argv[1:])
    everything = {"threshold": MIN_CELL, "min_width": 3, "hierarchies": {}, "tables": [], "relations": []}
    for part in found:
        for line in part.contradictions:
            print(line, file=sys.stderr)
        document = part.document()
        everything["hierarchies"].update(document["hierarchies"])
        everything["tables"] += document["tables"]
        everything["relations"] += document["relations"]
    json.dump(everything, sys.stdout, ensure_ascii=False, indent=1)
    return 1 if any(part.contradictions for part in found) else 0


if __name__ == "__main__":
    sys.exit(main())
