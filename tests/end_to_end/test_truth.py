#!/usr/bin/env python3
"""The estimates find what is true in Lindeveen, and treatment + participation = total.

truth.json holds the true means over everybody who was drawn. An interval of 99.9 % from the standard error of each
estimate must hold the truth: with a fixed seed this either holds for ever or points at an estimator that is off.
"""
import json
import math

from support import Test

test = Test()
Z = 3.2905267314918945  # 99.9 %, two-sided
ARMS = ("regie", "intensief")
CONTROL = "regulier"
HORIZONS = (6, 12, 18)

truth = json.loads((test.study / "truth" / "truth.json").read_text(encoding="utf-8"))
estimates = {e["key"]: e for e in json.loads(
    (test.out / "2020-eind" / "internal" / "estimates.json").read_text(encoding="utf-8"))["estimates"]}
# An end that the register gives the wrong reason cannot be seen: the register's truth is what can be estimated.
true = {"exit_work": truth["exit_work_as_recorded"], "part_time_work": truth["part_time_work"]}


def found(key):
    if test.check(key in estimates and "estimate" in estimates[key], f"{key} was estimated"):
        return estimates[key]
    return {"estimate": math.nan, "se": math.nan, "low": math.nan, "high": math.nan, "n": 1}


def covers(estimate, se, value, what):
    test.check(abs(estimate - value) <= Z * se, f"{what}: true {value:.4f}, found {estimate:.4f} +/- {Z * se:.4f}")


for outcome, values in true.items():
    for month in HORIZONS:
        key = f"{outcome}.{month}"
        for arm in (*ARMS, CONTROL):
            e = found(f"{key}.{arm}.share")
            p = e["estimate"]
            covers(p, math.sqrt(p * (1 - p) / e["n"]), values[arm][str(month)], f"{key}.{arm}.share")
            test.equal(e.get("events"), truth["realised"][arm][
                "exit_work" if outcome == "exit_work" else "part_time_work"][str(month)], f"events of {key}.{arm}")
        for arm in ARMS:
            difference = values[arm][str(month)] - values[CONTROL][str(month)]
            for method in ("means", "adjusted"):
                e = found(f"{key}.{arm}.treatment.{method}")
                covers(e["estimate"], e["se"], difference, f"{key}.{arm}.treatment.{method}")
            treatment = found(f"{key}.{arm}.treatment.means")["estimate"]
            for method in ("raw", "weighted"):
                total = found(f"{key}.{arm}.total.{method}")["estimate"]
                participation = found(f"{key}.{CONTROL}.participation.{method}")["estimate"]
                test.check(abs(total - treatment - participation) < 1e-9,
                           f"{key}.{arm}: total {total} = {treatment} + {participation} ({method})")
        outside = values["outside_the_experiment"][str(month)]
        e = found(f"{key}.{CONTROL}.participation.weighted")
        covers(e["estimate"], e["se"], values[CONTROL][str(month)] - outside, f"{key}.{CONTROL}.participation.weighted")

# The built-in effect on part-time work is large enough to be seen at the last month, in both arms.
for arm in ARMS:
    for method in ("newcombe", "adjusted"):
        e = found(f"part_time_work.18.{arm}.treatment.{method}")
        test.check(e["low"] > 0, f"part-time work, {arm}, {method}: the interval lies above zero ({e['low']:.3f})")
# And self-direction makes people see more of others.
e = found("social_contacts.regie.treatment.ancova")
test.check(e["low"] > 0, "social contacts, regie: the interval lies above zero")
for outcome, waves in truth["scales"].items():
    for arm in ARMS:
        change = {a: waves[a]["clients"]["t2"] - waves[a]["clients"]["t0"] for a in (arm, CONTROL)}
        for method in ("change", "ancova"):
            e = found(f"{outcome}.{arm}.treatment.{method}")
            covers(e["estimate"], e["se"], change[arm] - change[CONTROL], f"{outcome}.{arm}.treatment.{method}")
test.end()
