#!/usr/bin/env python3
"""Simulated municipalities publish for years; two attackers read everything and must find nothing (bar D1).

  run_municipalities.py --program build/release/bin/werkthet --shared DIR --work DIR [--count 200] [--first 1]

Each seed is one municipality: a size of 0.3 to 3 times Lindeveen and two to eight releases, all drawn from the seed. The
last release is the closing one; the earlier ones are quarterly or interim, each with the data until the end of another
quarter, and for half of the municipalities with what was known on the day of the release only (--as-of). Each has a list of
steps on the participation ladder, drawn from the seed too: many classes of which some are small. Releases are built
in the order of their dates into one folder, as a municipality does. Then `werkthet audit` and the independent attackers
(tests/end_to_end/attacks.py) read the public data of all releases together.

One JSON line per municipality goes to WORK/results.jsonl; a second run goes on where the first ended. What a municipality
printed is kept (WORK/leaks/SEED) when something was found in it. `--report` prints the summary of what is there. The exit
code is 1 when anything was found, 0 when nothing.
"""
import argparse
import csv
import datetime
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "end_to_end"))
import attacks  # noqa: E402  (the folder of the shared attack code is not a package)
import support  # noqa: E402

# Ends of quarters with people to speak of (the experiment began in October 2017), and the day of the release after each.
QUARTERS = {"2018-03-31": "2018-05-22", "2018-06-30": "2018-08-21", "2018-09-30": "2018-11-20", "2018-12-31": "2019-02-19",
            "2019-03-31": "2019-05-21", "2019-06-30": "2019-08-20", "2019-09-30": "2019-11-19", "2019-12-31": "2020-03-10"}
PARTS = ("audit", "fails", "known_small", "group", "contradictions", "curves", "comparisons", "disagree", "errors")


# With --vary: other designs of the study than the example's, by what stands in its text.
HORIZONS = ([3, 6, 9, 12, 15, 18], [12], [6, 18], [1, 2, 3, 4, 5, 6, 9, 12, 18])
CUTS = ([1], [1, 4], [2, 3], [1, 2, 5])

LADDER = """
[outcomes.ladder]
kind = "ladder_change"
label = "Stijging op de participatieladder"
label_en = "Steps up the participation ladder"
horizons = [12]

"""


def plan(seed, vary=False):
    """What municipality `seed` is like. Draws only here, in a fixed order."""
    draw = random.Random(seed)
    scale = round(0.3 * 10 ** draw.random(), 2)
    releases = draw.randint(2, 8)
    quarters = sorted(draw.sample(sorted(QUARTERS), releases - 1))
    kinds = [draw.choice(["quarterly", "quarterly", "interim"]) for _ in quarters]
    found = {"seed": seed, "scale": scale, "as_of": draw.random() < 0.5,
             "releases": [[q, k] for q, k in zip(quarters, kinds)] + [["2019-12-31", "final"]]}
    return dict(found, horizons=draw.choice(HORIZONS), cuts=draw.choice(CUTS)) if vary else found


def add_ladder(study, seed):
    """A list of steps for the participants of the study in this folder, as outcome of both its studies."""
    draw = random.Random(f"ladder {seed}")
    with open(study / "data" / "steps.csv", "w", newline="", encoding="utf-8") as handle:
        out = csv.writer(handle, delimiter=";")
        out.writerow(["bsn", "datum", "trede", "bron", "beoordelaar"])
        for row in support.allocation(study):
            first = draw.choices(range(1, 7), [30, 25, 20, 15, 7, 3])[0]
            gain = draw.choice([0, 0, 0, 1, 1, 2])
            known = draw.random() < 0.9
            later = draw.randint(30, 700)  # days after the draw
            if row["arm"] and known:
                day = datetime.datetime.strptime(row["drawn"], "%d-%m-%Y").date()
                for when, step in ((-30, first), (later, min(6, first + gain))):
                    date = day + datetime.timedelta(days=when)
                    out.writerow([row["bsn"], date.strftime("%d-%m-%Y"), step, "dossier", "consulent"])
    for path in study.glob("study*.toml"):
        text = path.read_text(encoding="utf-8")
        text, one = re.subn("(?m)^# Een deelgroep die vooraf is gekozen", LADDER + r"\g<0>", text)
        text, two = re.subn(r'(?m)^contacts = .*$', r'\g<0>\nladder = "data/steps.csv"', text)
        assert one and two, "the example's study has a subgroup and a list of contacts"
        path.write_text(text, encoding="utf-8")


class Municipality:
    def __init__(self, options, seed):
        self.options = options
        self.plan = plan(seed, options.vary)
        self.folder = options.work / f"town-{seed}"
        self.result = dict(self.plan, seconds={}, **{part: [] for part in PARTS})

    def run(self, stage, *words):
        begin = time.monotonic()
        result = subprocess.run(list(map(str, words)), capture_output=True, text=True, encoding="utf-8", errors="replace")
        seconds = self.result["seconds"]
        seconds[stage] = round(seconds.get(stage, 0) + time.monotonic() - begin, 2)
        return result

    def program(self, stage, *words):
        return self.run(stage, self.options.program, *words)

    def tool(self, script, *words):
        return self.run(script, sys.executable, self.options.shared / "attack" / script, *words)

    def publish(self):
        """All releases of the municipality; gives their public folders in the order of their dates."""
        study = self.folder / "study"
        made = self.program("init", "init", "--example", "lindeveen", study, "--seed", self.plan["seed"], "--scale",
                            self.plan["scale"])
        if made.returncode != 0:
            self.result["errors"].append(f"init: {made.stderr[-300:]}")
            return []
        if self.options.vary:
            for path in study.glob("study*.toml"):
                text, one = re.subn(r"(?m)^horizons = \[6, 12, 18\]$", f"horizons = {self.plan['horizons']}",
                                    path.read_text(encoding="utf-8"))
                text, two = re.subn(r"(?m)^cuts = \[2\]$", f"cuts = {self.plan['cuts']}", text)
                assert one and two, "the example's study has horizons and a subgroup"
                path.write_text(text, encoding="utf-8")
        add_ladder(study, self.plan["seed"])
        template = (study / "study-interim.toml").read_text(encoding="utf-8")
        folders = []
        for number, (until, kind) in enumerate(self.plan["releases"]):
            name, more = "study.toml", []
            if kind != "final":
                name, release = f"study-{number}.toml", f"{until[:4]}-{number}"
                block = f'[release]\nid = "{release}"\nkind = "{kind}"\nstatus = "provisional"\ndate = {QUARTERS[until]}\n' \
                        f"data_until = {until}\n{self.earlier(folders)}\n[memo]"
                text, found = re.subn(r"(?ms)^\[release\]$.*?^\[memo\]$", block, template)
                assert found == 1, "the example's study has one release before its memo"
                (study / name).write_text(text, encoding="utf-8")
                if self.plan["as_of"]:
                    more = ["--as-of", QUARTERS[until]]
            else:
                release = "2020-eind"
                text = (study / name).read_text(encoding="utf-8")
                (study / name).write_text(re.sub(r"(?m)^\[release\]$", f"[release]\n{self.earlier(folders)}", text),
                                          encoding="utf-8")
            built = self.program("build", "build", study / name, "--out", study / "out", "--only", "data", "--threads", 1,
                                 *more)
            if built.returncode != 0:
                self.result["errors"].append(f"build of {release}: {built.stderr[-300:]}")
                continue
            folders.append(study / "out" / release / "public")
        return folders

    def earlier(self, folders):
        """The line by which a release is held to those before it; nothing with --no-history."""
        names = ", ".join(f'"out/{public.parent.name}"' for public in folders)
        return f"earlier = [{names}]\n" if names and not self.options.no_history else ""

    def attack(self, folders):
        result = self.result
        path = self.folder / "audit.json"
        audit = self.program("audit", "audit", *folders, "--json", path)
        if audit.returncode not in (0, 3, 4) or not path.exists():
            result["errors"].append(f"audit: {audit.returncode} {audit.stderr[-300:]}")
            return
        inside = json.loads(path.read_text(encoding="utf-8"))
        result["audit"] = [f"{f['leak']} {f['release']} {f['file']} {f['row']} {f['column']} [{f['low']}, {f['high']}]"
                           for f in inside["findings"]]
        result["contradictions"] = [f"inside: {c}" for c in inside["contradictions"]]
        result["cells"] = {k: inside[k] for k in ("cells", "hidden", "rounded")}
        # Every fifth municipality: all intervals, to be compared; the others: until each cell is known to be wide enough.
        full = ["--full"] if self.plan["seed"] % 5 == 0 else []
        outside = attacks.tables(self.tool, self.folder, folders, "attack", *full)
        result["fails"] = outside.fails
        result["contradictions"] += [f"outside: {c}" for c in outside.contradictions]
        result["known_small"] = [w for w in outside.warnings if " KNOWN_SMALL " in w]
        result["group"] = [w for w in outside.warnings if " GROUP " in w]
        result["other_warnings"] = len(outside.warnings) - len(result["known_small"]) - len(result["group"])
        ours, theirs = attacks.intervals_inside(inside), attacks.intervals_outside(outside)
        # The pool has another size in each release: another set of people for both, under other names.
        both = [key for key in ours if key in theirs and key[0] != "niet_deelnemers"] if full else []
        result["compared"] = len(both)
        result["disagree"] = [f"{' '.join(key)}: inside {ours[key]}, outside {theirs[key]}" for key in both
                              if tuple(ours[key]) != tuple(theirs[key])]
        if bool(result["audit"]) != bool(result["fails"] or result["known_small"]):
            result["disagree"].append(f"inside {len(result['audit'])} findings, outside {len(result['fails'])} FAIL and "
                                      f"{len(result['known_small'])} KNOWN_SMALL")
        for public in folders:
            result["curves"] += attacks.curves(self.tool, self.folder, public)
            if public.parent.name == "2020-eind":
                result["comparisons"] += attacks.comparisons(self.tool, public)

    def work(self):
        """The whole municipality; always gives a line, whatever goes wrong."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        begin = time.monotonic()
        try:
            folders = self.publish()
            if folders:
                self.attack(folders)
        except Exception as error:  # noqa: BLE001  (one municipality must not end the round)
            self.result["errors"].append(f"{type(error).__name__}: {error}")
        self.result["seconds"]["all"] = round(time.monotonic() - begin, 2)
        if found_in(self.result):
            for public in sorted(self.folder.glob("study/out/*/public")):
                kept = self.options.work / "leaks" / str(self.plan["seed"]) / public.parent.name / "public"
                shutil.rmtree(kept, ignore_errors=True)
                shutil.copytree(public, kept)
        shutil.rmtree(self.folder, ignore_errors=True)
        return self.result


def found_in(line):
    return any(line[part] for part in PARTS)


def report(lines):
    """What a person reads: totals, and every finding."""
    print(f"{len(lines)} municipalities, {sum(len(line['releases']) for line in lines)} releases, "
          f"{sum(line.get('cells', {}).get('cells', 0) for line in lines)} counts, "
          f"{sum(line.get('cells', {}).get('hidden', 0) for line in lines)} hidden; "
          f"{sum(line.get('compared', 0) for line in lines)} intervals compared between the attackers; "
          f"{sum(line['seconds']['all'] for line in lines):.0f} s")
    for part in PARTS:
        with_it = [line for line in lines if line[part]]
        print(f"  {part:15} {sum(len(line[part]) for line in with_it):5} in {len(with_it)} municipalities")
    for line in lines:
        for part in PARTS:
            for one in line[part][:5]:
                print(f"seed {line['seed']} scale {line['scale']} ({len(line['releases'])} releases) {part}: {one}")
            if len(line[part]) > 5:
                print(f"seed {line['seed']}: {len(line[part]) - 5} more of {part}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", type=pathlib.Path)
    parser.add_argument("--shared", type=pathlib.Path, help="folder that holds attack/")
    parser.add_argument("--work", required=True, type=pathlib.Path)
    parser.add_argument("--first", type=int, default=1, help="first seed")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=0, help="start no municipality after this many seconds")
    parser.add_argument("--cheapest-first", action="store_true", help="few and small releases first")
    parser.add_argument("--no-history", action="store_true", help="releases do not name those before them")
    parser.add_argument("--vary", action="store_true", help="other horizons and subgroups too; use a work folder of its own")
    parser.add_argument("--report", action="store_true", help="only the summary of what has been run")
    options = parser.parse_args()
    options.work = options.work.resolve()
    options.work.mkdir(parents=True, exist_ok=True)
    path = options.work / "results.jsonl"
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
    done = {line["seed"] for line in lines}
    begin = time.monotonic()
    seeds = list(range(options.first, options.first + options.count)) if not options.report else []
    if options.cheapest_first:
        seeds.sort(key=lambda seed: len(plan(seed)["releases"]) * (1 + plan(seed)["scale"]))
    for seed in seeds:
        if seed in done or options.seconds and time.monotonic() - begin > options.seconds:
            continue
        line = Municipality(options, seed).work()
        lines.append(line)
        with path.open("a", encoding="utf-8") as handle:
            handle.write(json.dumps(line, ensure_ascii=False) + "\n")
        print(f"seed {seed} scale {line['scale']} {len(line['releases'])} releases {line['seconds']['all']} s"
              + "".join(f", {part} {len(line[part])}" for part in PARTS if line[part]), flush=True)
    report(lines)
    return 1 if any(found_in(line) for line in lines) else 0


if __name__ == "__main__":
    sys.exit(main())
