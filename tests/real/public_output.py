"""Every number in the public data files against the estimate it comes from: it must be that estimate, rounded to the
decimals that are printed. And the outputs that a release promises must be there."""
import csv
import glob
import os

MUST_EXIST = ("public/memo.docx", "public/memo-en.docx", "public/workbook.xlsx", "public/manifest.json",
              "public/site/index.html", "public/site/en/index.html", "public/data/README.txt",
              "internal/estimates.json", "internal/manifest.json", "internal/workbook.xlsx",
              "internal/disclosure.csv", "internal/check.csv", "internal/check.html")

RAW = {"treatment": {"share": "newcombe", "mean": "welch"}, "participation": {"share": "newcombe", "mean": "raw"},
       "total": {"share": "newcombe", "mean": "raw"}}


class Printed:
    def __init__(self):
        self.compared = 0
        self.failures = []

    def number(self, where, text, value):
        if text in ("[c]", "[x]", "[z]"):
            return
        decimals = len(text.partition(".")[2])
        if value is None or abs(float(text) - value) > 0.5 * 10 ** -decimals + 1e-9 * (1 + abs(value)):
            self.failures.append("%s prints %s, the estimate is %r" % (where, text, value))
        else:
            self.compared += 1


def rows(path):
    with open(path, encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def in_tens(n):
    """The size of the pool of non-participants is printed in tens, rounded half up."""
    return (n + 5) // 10 * 10


def check_levels(printed, path, outcome, estimates):
    for row in rows(path):
        quantity = "share" if "share" in row else "mean"
        horizon = row.get("maand", "0")
        key = ".".join([outcome] + ([horizon] if horizon != "0" else []) + [row["groep"], quantity])
        e = estimates.get(key) or estimates.get(key.replace(".share", ".incidence"))  # a time until an event
        where = os.path.basename(path) + " " + key
        if e is None:
            printed.failures.append(where + ": no such estimate")
            continue
        factor = 100.0 if quantity == "share" else 1.0
        printed.number(where + " " + quantity, row[quantity], factor * e["estimate"])
        for end in ("low", "high"):
            printed.number(where + " " + end, row[end], factor * e[end])
        printed.number(where + " n", row["n"], in_tens(e["n"]) if row["groep"] == "niet_deelnemers" else e["n"])
        if "events" in row:
            printed.number(where + " events", row["events"], e["events"])


def check_contrasts(printed, path, outcome, estimates):
    for row in rows(path):
        quantity = "share" if any(k.startswith(outcome + ".") and k.endswith(".share") for k in estimates) else "mean"
        horizon = row.get("maand", "0")
        word = row["vergelijking"]
        method = "weighted" if row["methode"] == "gewogen" else RAW[word][quantity]
        key = ".".join([outcome] + ([horizon] if horizon != "0" else []) + [row["groep"], word, method])
        e = estimates.get(key)
        where = os.path.basename(path) + " " + key
        if e is None:
            printed.failures.append(where + ": no such estimate")
            continue
        factor = 100.0 if quantity == "share" else 1.0
        for column, field in (("difference", "estimate"), ("low", "low"), ("high", "high")):
            printed.number(where + " " + column, row[column], factor * e[field])
        printed.number(where + " n_group", row["n_group"], e["n"])
        n = e["n_comparator"]
        printed.number(where + " n_comparator", row["n_comparator"], n if word == "treatment" else in_tens(n))


def check(release, reference):
    printed = Printed()
    for path in MUST_EXIST:
        full = os.path.join(release, path)
        if not os.path.isfile(full) or os.path.getsize(full) == 0:
            printed.failures.append(path + " is missing or empty")
    outcomes = {e["outcome"] for e in reference.estimates.values()}
    for path in sorted(glob.glob(os.path.join(release, "public", "data", "*.csv"))):
        name = os.path.splitext(os.path.basename(path))[0]
        if name in outcomes:
            check_levels(printed, path, name, reference.estimates)
        elif name.endswith("_contrasts") and name[:-len("_contrasts")] in outcomes:
            check_contrasts(printed, path, name[:-len("_contrasts")], reference.estimates)
    return printed
