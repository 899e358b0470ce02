#!/usr/bin/env python3
"""compare.py plan OURS THEIRS | compare.py resampling OURS THEIRS

plan: joins the estimates of plan_bench and of plan.R by key and holds every number against the tolerance of its method:
1e-6 relative where both compute the same formula, Monte-Carlo bands (four standard deviations of the difference of two
runs) where numbers are drawn; BCa limits may also differ by what the treatment of ties moves them. Numbers that only one
side gives are counted apart; keys that only one side has are listed.
resampling: the same for the jobs of resampling_bench and resampling.R, and how many times faster ours are.
Exit code 1 when a number lies outside its tolerance."""
import csv
import math
import sys

PARTS = ("estimate", "se", "low", "high", "p")
SIMULATIONS = {"randomisations": 10000, "bootstrap_draws": 2000}
# Standard error, in se, of a 2.5 % quantile of 2,000 normal draws: sqrt(0.025 0.975 / 2000) / phi(1.96).
QUANTILE = math.sqrt(0.025 * 0.975 / SIMULATIONS["bootstrap_draws"]) / 0.05844507
BAND = 4 * math.sqrt(2)


def number(text):
    return float(text) if text not in ("", "NA") else None


def read(path):
    with open(path, newline="") as f:
        return {row["key"]: row for row in csv.DictReader(f)}


def kind_of(key):
    for suffix, kind in ((".randomisation", "randomisation test"), (".bootstrap", "bootstrap, BCa"),
                         (".incidence", "bootstrap, curves"), (".imputed", "imputation"), (".mmrm", "MMRM")):
        if key.endswith(".treatment" + suffix):
            return kind
    return "same formula"


def tolerance(kind, part, a, b, ours, theirs):
    """Largest difference allowed, or None when the two programs differ by definition."""
    exact = 1e-6 * max(abs(a), abs(b)) + 1e-9
    se = number(ours["se"]) or 0
    if kind == "same formula" or (part == "estimate" and kind not in ("imputation", "MMRM")):
        return exact
    if kind == "randomisation test":
        return BAND * math.sqrt(max(a * (1 - a), 1e-4) / SIMULATIONS["randomisations"])
    if kind.startswith("bootstrap"):
        if part == "se":
            return BAND * se / math.sqrt(2 * SIMULATIONS["bootstrap_draws"])
        return BAND * se * QUANTILE + (number(theirs["mc"]) or 0)
    if kind == "imputation":  # the share of missing information itself is drawn: se and limits by a quarter of se
        spread = BAND * number(theirs["mc"])
        return {"estimate": spread, "se": 0.25 * se, "low": spread + 0.5 * se, "high": spread + 0.5 * se}.get(part)
    return {"estimate": 1e-4 * se, "se": 1e-4 * se}.get(part)  # MMRM: other degrees of freedom


def plan(ours, theirs):
    counts, outside, failed = {}, [], 0
    for key, row in ours.items():
        other = theirs.get(key)
        if other is None:
            continue
        kind = kind_of(key)
        count = counts.setdefault(kind, dict(keys=0, agree=0, numbers=0, good=0, skipped=0, one_side=0, worst=0.0))
        count["keys"] += 1
        if row["reason"]:
            outside.append(f"{key}: ours says \"{row['reason']}\", R has {other['estimate']}")
            continue
        whole = True
        for part in PARTS:
            a, b = number(row[part]), number(other[part])
            if a is None or b is None:
                count["one_side"] += (a is None) != (b is None)
                continue
            allowed = tolerance(kind, part, a, b, row, other)
            if allowed is None:
                count["skipped"] += 1
                continue
            good = abs(a - b) <= allowed
            count["numbers"] += 1
            count["good"] += good
            count["worst"] = max(count["worst"], abs(a - b) / allowed)
            whole = whole and good
            if not good:
                outside.append(f"{key} {part}: ours {a:.10g}, R {b:.10g}, allowed {allowed:.2g}")
        count["agree"] += whole
        failed += not whole
    print("| method | keys | agree | numbers compared | inside | by definition other | only one gives it | "
          "largest share of the tolerance |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for kind, c in sorted(counts.items(), key=lambda item: -item[1]["keys"]):
        print(f"| {kind} | {c['keys']} | {c['agree']} | {c['numbers']} | {c['good']} | {c['skipped']} | {c['one_side']} | "
              f"{c['worst']:.2g} |")
    total = {x: sum(c[x] for c in counts.values()) for x in ("keys", "agree", "numbers", "good")}
    print(f"\n{total['agree']} of {total['keys']} keys that both have agree; {total['good']} of {total['numbers']} numbers")
    for line in outside:
        print("outside:", line)
    for name, one, two in (("ours", ours, theirs), ("R", theirs, ours)):
        only = [k for k in one if k not in two]
        print(f"only {name}: {len(only)} keys")
        for k in only:
            print("  ", k, one[k].get("reason") or "")
    return failed


def jobs(path):
    with open(path) as f:
        return {line.split(",")[0]: [float(x) for x in line.strip().split(",")[1:]] for line in f if "," in line}


# Ours, R's, and why the answers need not be the same.
PAIRS = [("permutation_yes_no", "permutation_yes_no", "other lottery"),
         ("permutation_yes_no", "permutation_yes_no_pairs", ""),
         ("permutation_yes_no_exact", "permutation_yes_no_pairs", ""),
         ("permutation_days", "permutation_days", "other lottery"),
         ("permutation_days", "permutation_days_pairs", ""),
         ("bootstrap_by_month", "bootstrap_by_month", ""),
         ("bootstrap_by_day", "bootstrap_by_day", ""),
         ("bootstrap_by_month", "bootstrap_survfit", "months, days"),
         ("bootstrap_by_day", "bootstrap_survfit", "")]


def agree(a, b):
    good = True
    for i in range(1, 10, 3):
        (e1, s1, p1), (e2, s2, p2) = a[i:i + 3], b[i:i + 3]
        draws = SIMULATIONS["bootstrap_draws"]
        good = good and abs(e1 - e2) <= 2e-6 and abs(s1 - s2) <= BAND * s1 / math.sqrt(2 * draws)
        good = good and abs(p1 - p2) <= BAND * math.sqrt(max(p1 * (1 - p1), 1e-3) / draws)
    return good


def resampling(ours, theirs):
    failed = 0
    print("| ours | R | CPU ms, ours | CPU s, R | times faster | answers |\n| --- | --- | --- | --- | --- | --- |")
    for mine, its, other in PAIRS:
        if mine in ours and its in theirs:
            a, b = ours[mine], theirs[its]
            good = bool(other) or agree(a, b)
            failed += not good
            print(f"| {mine} | {its} | {a[0] * 1000:.2f} | {b[0]:.3f} | {b[0] / a[0]:.0f} | "
                  f"{other or ('agree' if good else 'DIFFER')} |")
    return failed


def main():
    if len(sys.argv) != 4 or sys.argv[1] not in ("plan", "resampling"):
        sys.exit(__doc__)
    if sys.argv[1] == "plan":
        return 1 if plan(read(sys.argv[2]), read(sys.argv[3])) else 0
    return 1 if resampling(jobs(sys.argv[2]), jobs(sys.argv[3])) else 0


if __name__ == "__main__":
    sys.exit(main())
