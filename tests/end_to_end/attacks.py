#!/usr/bin/env python3
"""The independent attackers (scripts under WERKTHET_SHARED/attack) on public folders, and what they found as lines.

One place for how they are called, for the end-to-end tests and for tests/bench/disclosure. `tool(script, *words)` runs
one of the scripts and gives returncode, stdout and stderr.
"""
import dataclasses
import json
import re

import attack_input
import attack_links
import published_counts

# In the order of the attack's manual: --rules (printed counts against the threshold and the group share), --zeros (a
# hidden cell known to be zero is a finding too), --diff (changes between releases), --implicit 3 (margins that nobody
# printed), --ilp and --width 3 (whole numbers; a hidden count keeps at least four values).
OPTIONS = ["--rules", "--zeros", "--diff", "--implicit", "3", "--ilp", "--width", "3"]


@dataclasses.dataclass
class Found:
    """What the attack on linked tables says of a set of releases."""

    fails: list = dataclasses.field(default_factory=list)
    warnings: list = dataclasses.field(default_factory=list)
    contradictions: list = dataclasses.field(default_factory=list)
    reports: dict = dataclasses.field(default_factory=dict)  # part of the input -> report with intervals

    def lines(self):
        return [f"CONTRADICTION {line}" for line in self.contradictions] + self.fails


def tables(tool, work, releases, name, *more):
    """Runs the attack on linked tables over all tables of these public folders together."""
    found = Found()
    for part in attack_input.documents(releases):
        found.contradictions += part.contradictions
        path = work / f"{name}-{part.name}.json".replace(" ", "-")
        report = path.with_name(path.name.replace(".json", "-report.json"))
        path.write_text(json.dumps(part.document(), ensure_ascii=False), encoding="utf-8")
        result = tool("sdcattack.py", *OPTIONS, *more, "--json", report, path)
        if "KNOWN_SMALL" in result.stdout and "--full" not in more:
            # Once a count is wide enough the attacker stops at the points it has seen; "small" needs the real ends.
            result = tool("sdcattack.py", *OPTIONS, *more, "--full", "--json", report, path)
        found.fails += re.findall(r"^FAIL .*", result.stdout, re.M)
        found.warnings += re.findall(r"^WARN .*", result.stdout, re.M)
        found.reports[part.name] = json.loads(report.read_text(encoding="utf-8")) if report.exists() else {"cells": []}
        if result.stderr.startswith("CONTRADICTION"):
            found.contradictions.append(f"{part.name}: {result.stderr.strip()[-300:]}")
        elif result.returncode not in (0, 1) or not re.search(r"^\d+ FAIL, \d+ WARN$", result.stdout, re.M):
            found.fails.append(f"the attack on {part.name} ended with {result.returncode}: {result.stderr.strip()[-300:]}")
    found.fails += [f"FAIL SMALL_CHANGE {line}" for line in published_counts.small_changes(releases)]
    found.fails += [f"FAIL {line}" for line in attack_links.pool_leaks(releases)]
    return found


def curves(tool, work, public):
    """How many people does each step of a printed curve stand for? Lines for steps below ten. Refreshed releases have
    no curve."""
    lines, by_group = [], {}
    some = published_counts.some_in_tens(public, "exit_work_by_month")
    for r in published_counts.read(public, "exit_work_by_month"):
        if some and r["events"].endswith("0"):
            continue  # in tens perhaps: no step of a known size
        if r["share"] not in published_counts.HIDDEN | {"[z]"} and r["n"] not in published_counts.HIDDEN:
            by_group.setdefault((r["groep"], int(r["n"])), []).append((int(r["maand"]), 1 - int(r["share"]) / 100))
    for (group, n), points in by_group.items():
        curve = work / f"{public.parent.name}-{group}.csv"
        curve.write_text("".join(f"{m},{s:.2f}\n" for m, s in points), encoding="utf-8")
        result = tool("kmattack.py", "--n0", n, "--k", published_counts.MIN_CELL, "--tol", 0.005, curve)
        if result.returncode != 0:
            lines.append(f"CURVE {group} in {public.parent.name}: {result.stdout[:400]}{result.stderr[-200:]}")
    return lines


def comparisons(tool, public):
    """Which counts fit a printed difference with its margin? Lines for those with none, or with too few small ones. Where
    both counts are printed, the difference is computed from what is printed (tens from tens) and has nothing to add."""
    lines = []
    for name in ("exit_work", "part_time_work"):
        printed = {(r["groep"], r["maand"]) for r in published_counts.read(public, name)
                   if r["events"] not in published_counts.HIDDEN}
        for r in published_counts.read(public, f"{name}_contrasts"):
            if r["vergelijking"] != "treatment" or r["difference"] in published_counts.HIDDEN | {"[z]"}:
                continue
            if {(r["groep"], r["maand"]), (published_counts.control(public), r["maand"])} <= printed:
                continue
            result = tool("testinvert.py", "--n", r["n_group"], r["n_comparator"], "--rd", r["difference"],
                          "--ci", r["low"], r["high"], "--k", published_counts.MIN_CELL, "--values", 4)
            if result.returncode != 0:
                lines.append(f"COMPARISON {name} {r['groep']} {r['maand']} in {public.parent.name}: "
                             f"{result.stdout[:300]}{result.stderr[-200:]}")
    return lines


def intervals_inside(report):
    """Of `audit --json`: (group, months) -> interval, of what both attackers ask about leaving for work."""
    found = {}
    for one in report["counts"] + report["derived"]:
        row = re.fullmatch(r"groep=(\w+), maand=(\d+)(?: to (\d+))?", one["row"])
        if not row or not one["file"].startswith("data/exit_work") or one.get("asked") == "rounded":
            continue
        group, first, last = row.groups()
        code = f"{first} tot {last}" if last else f"niet binnen {first}" if one["column"] == "n minus events" \
            else f"binnen {first}"
        found[(group, code)] = (one["low"], one["high"])
    return found


def intervals_outside(found):
    """Of a Found made with --full: the same keys."""
    return {(c["at"]["groep"], c["at"]["vertrek"]): (c["lo"], c["hi"])
            for c in found.reports.get("people", {"cells": []})["cells"] if {"groep", "vertrek"} <= c["at"].keys()}
