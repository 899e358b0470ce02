#!/usr/bin/env python3
"""Where a number in a published text may come from: the data files, the study's settings, and a short list with reasons.

Every entry of OPEN is public by design and says why. Numbers of a person or a group are never in it: those stand in a data
file, and a text that holds another one is a finding.
"""
import json
import re

from support import rows

MINUS = "\u2212"
OPEN = {
    "counting words and list numbers, days and months": {str(n) for n in range(0, 32)},
    "years of the study and of the method's sources": {str(year) for year in range(2015, 2021)},
    "confidence of margins, power of a test, a hundred people": {"95", "80", "100"},
    "the limits of a group that were agreed beforehand": {"150", "149", "20"},
    "limits of balance": {"0,10", "0,25", "0.10", "0.25", "0,1", "0.1"},
    "versions of rules and of this program: WCAG 2.1 and 2.2, EN 301 549, CC0 1.0, WCAG techniques": {
        "2.2", "2.1", "1.0", "0.1.0", "549", "2102", "301"},
}


def numbers(text):
    """Numbers of a sentence as they stand in data files: Dutch or English marks taken away."""
    found = re.findall(rf"[{MINUS}+-]?\d+(?:[.,]\d+)*", text)
    return [f.replace(MINUS, "-").lstrip("+") for f in found]


def of_data(public):
    """Every number of the data files, as digits with either mark."""
    known = set()
    for path in (public / "data").glob("*.csv"):
        for r in rows(path):
            for cell in r.values():
                known |= {n.lstrip("-") for n in numbers(cell)} | {cell.replace("-", "", 1)} | set(re.findall(r"\d+", cell))
                if re.fullmatch(r"-?\d+\.\d+", cell):
                    known.add(cell.lstrip("-").replace(".", ","))
    return known


def of_settings(text):
    known = set()
    for number in re.findall(r"\d+(?:\.\d+)?", text):
        known |= {number, number.lstrip("0"), number.replace(".", ",")}
    return known


def known_numbers(public, settings):
    """Everything a number in the words of this release may be."""
    known = of_data(public) | of_settings(settings) | set().union(*OPEN.values())
    manifest = json.loads((public / "manifest.json").read_text(encoding="utf-8"))
    for size in (f["bytes"] for f in manifest["files"]):
        # Sizes of downloads stand in kB beside their links.
        known |= {str(round(size / base)) for base in (1000, 1024)} | {str(-(-size // base)) for base in (1000, 1024)}
    # Costs per participant: a total of costs.csv over everybody who was drawn, computed here once more.
    if (public / "data" / "costs.csv").is_file():
        drawn = sum(int(r["n"]) for r in rows(public / "data" / "flow_arms.csv"))
        total = next(r for r in rows(public / "data" / "costs.csv") if r["post"] == "Totaal")
        known |= {str(drawn)} | {str(int(int(total[c]) / drawn + 0.5)) for c in ("planned", "spent")}
    return known


def sourceless(text, known):
    """Numbers of a text that are none of the known ones; digits inside a word or an address are no numbers."""
    found = set()
    for number in re.findall(r"(?<![\w.,/#-])\d+(?:[.,]\d+)*(?![\w/]|-\d)", text):
        plain = number.rstrip(".,")
        forms = {plain, plain.replace(".", ""), plain.replace(",", ""), plain.replace(",", "."), plain.replace(".", ",")}
        if not forms & known:
            found.add(plain)
    return sorted(found)
