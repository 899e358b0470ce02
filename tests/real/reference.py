"""The numbers of R and those of the program, side by side. A number agrees when |a-b| <= abs + rel*|b|, with the
tolerance that the case states for it."""
import glob
import json
import math
import os


class Reference:
    def __init__(self, folder, estimates):
        self.cases = {}
        for path in sorted(glob.glob(os.path.join(folder, "*.json"))):
            with open(path, encoding="utf-8") as text:
                for case in json.load(text).get("cases", []):
                    self.cases[case["id"]] = case
        self.estimates = {e["key"]: e for e in estimates["estimates"]}
        if len(self.estimates) != len(estimates["estimates"]):
            raise ValueError("two estimates have one key")
        self.comparisons = {c["outcome"]: c for c in estimates["comparisons"]}
        self.failures = []
        self.counts = {}

    @property
    def compared(self):
        return sum(self.counts.values())

    def expected(self, case):
        return self.cases[case]["expected"]

    def number(self, case, path, got, what):
        """`path`: dotted keys of the case's expected numbers, list positions as digits."""
        want = self.expected(case)
        names = path.split(".")
        for name in names:
            want = want[int(name)] if isinstance(want, list) else want[name]
        by_key = self.cases[case].get("tol_by_key") or {}
        tolerance = next((by_key[n] for n in reversed(names) if n in by_key), self.cases[case]["tol"])
        limit = tolerance.get("abs", 0.0) + tolerance.get("rel", 0.0) * abs(want)
        if isinstance(got, (int, float)) and math.isfinite(got) and abs(got - want) <= limit:
            self.counts[case] = self.counts.get(case, 0) + 1
        else:
            self.failures.append("%s %s: %s is %r, R has %r" % (case, path, what, got, want))

    def estimate(self, case, key, **fields):
        """fields: field of the estimate = path in the case, for example se="welch_se"."""
        e = self.estimates.get(key)
        if e is None:
            self.failures.append("%s: there is no estimate %s" % (case, key))
            return
        for field, path in fields.items():
            self.number(case, path, e.get(field), key + " " + field)
