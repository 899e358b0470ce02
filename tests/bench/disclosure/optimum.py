#!/usr/bin/env python3
"""How far from the fewest cells that must be hidden? Random tables, and the least number by integer programming (bar D2).

  optimum.py --program build/release/bin/suppression_tables --work DIR [--count 200] [--min-cell 4]

Tables of two or three dimensions with all totals, some with subtotals, fewer than 60 cells. `suppression_tables --each`
says what ours hides. The least: a set of cells such that, with the others printed, every small cell keeps the same room
(linear programs over tables that are not negative). It is found by covering sets: whenever a small cell has too little
room, one of the printed cells with a price in that program has to go (the bound holds by duality while they all stay).
Exit code 1 when ours hides more than 1.2 times the least, over all tables together.
"""
import argparse
import itertools
import json
import pathlib
import random
import subprocess
import sys

import numpy
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

BAR = 1.2
SHAPES = ([4, 3], [5, 4], [6, 5], [6, 6], [9, 4], [2, 2, 3], [2, 2, 4], [3, 2, 3], [2, 3, 3])
PRICE = 1e-7


def table_of(seed):
    """A document in the format of the outside attacker."""
    draw = random.Random(seed)
    shape = draw.choice(SHAPES)
    names = ["a", "b", "c"][:len(shape)]
    codes = [[f"{name}{i}" for i in range(n)] for name, n in zip(names, shape)]
    hierarchies = {}
    if draw.random() < 0.4 and shape[0] > 3:  # the first codes together are a class as well
        hierarchies = {"a": {"a_part": codes[0][:shape[0] // 2]}}
    mean = draw.choice([4, 8, 15])
    leaves = {at: int(draw.expovariate(1 / mean)) for at in itertools.product(*codes)}
    shown = [own + list(hierarchies.get(name, {})) + ["Total"] for name, own in zip(names, codes)]

    def holds(name, code, leaf):
        return code in ("Total", leaf) or leaf in hierarchies.get(name, {}).get(code, [])

    cells = [{"at": list(at), "v": sum(v for leaf, v in leaves.items()
                                       if all(holds(n, c, one) for n, c, one in zip(names, at, leaf)))}
             for at in itertools.product(*shown)]
    document = {"tables": [{"id": "t", "dims": names, "cells": cells}]}
    if hierarchies:
        document["hierarchies"] = hierarchies
    matrix = numpy.array([[all(holds(n, c, one) for n, c, one in zip(names, cell["at"], leaf)) for leaf in leaves]
                          for cell in cells], dtype=float)
    return document, matrix, numpy.array([cell["v"] for cell in cells], dtype=float)


def end(matrix, values, printed, cell, sign):
    """The greatest (sign 1) or least value of a cell, and the printed cells that keep it there."""
    found = linprog(-sign * matrix[cell], A_eq=matrix[printed], b_eq=values[printed], bounds=(0, None), method="highs") \
        if printed else None
    if found is None or found.status == 3:  # nothing bounds it
        return (numpy.inf if sign > 0 else 0.0), set()
    assert found.status == 0, found.message
    prices = numpy.abs(found.eqlin.marginals)
    return -sign * found.fun, {i for i, price in zip(printed, prices) if price > PRICE}


def fewest(matrix, values, min_cell, width, reach):
    """The least number of hidden cells, the small ones among them."""
    small = [i for i, v in enumerate(values) if v < min_cell]
    others = [i for i in range(len(values)) if i not in small]
    covers = []
    while True:
        if covers:
            rows = numpy.array([[1.0 if i in cover else 0.0 for i in others] for cover in covers])
            chosen = milp(numpy.ones(len(others)), constraints=LinearConstraint(rows, lb=1), integrality=numpy.ones(len(others)),
                          bounds=Bounds(0, 1))
            assert chosen.status == 0, chosen.message
            hidden = {i for i, y in zip(others, chosen.x) if y > 0.5}
        else:
            hidden = set()
        printed = [i for i in others if i not in hidden]
        before = len(covers)
        for cell in small:
            high, above = end(matrix, values, printed, cell, 1)
            low, below = end(matrix, values, printed, cell, -1)
            if high < reach - 1e-6:
                covers.append(above)
            elif numpy.floor(high + 1e-6) - numpy.ceil(low - 1e-6) < width:
                covers.append(above | below)
        if len(covers) == before:
            return len(small) + len(hidden)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True, type=pathlib.Path)
    parser.add_argument("--work", required=True, type=pathlib.Path)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--min-cell", type=int, default=4)
    options = parser.parse_args()
    folder = options.work / "tables"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.json"):
        old.unlink()
    tables = {f"{seed:04}.json": table_of(seed) for seed in range(1, options.count + 1)}
    for name, (document, _, values) in tables.items():
        assert len(values) < 60
        (folder / name).write_text(json.dumps(document), encoding="utf-8")
    print("| asked of a hidden cell | tables | cells | small | ours hides | the least | together | worst table | no more than the least |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    over = False
    for width, reach in ((1, 0), (3, options.min_cell)):
        output = subprocess.run([options.program, "--each", folder, str(options.min_cell), str(width), str(reach)],
                                check=True, capture_output=True, text=True).stdout
        ours = {name: int(hidden) for name, hidden in (line.split() for line in output.splitlines())}
        least = {name: fewest(matrix, values, options.min_cell, width, reach) for name, (_, matrix, values) in tables.items()}
        cells = sum(len(values) for _, _, values in tables.values())
        small = sum(int((values < options.min_cell).sum()) for _, _, values in tables.values())
        assert ours.keys() == least.keys() and all(ours[name] >= least[name] for name in ours), "fewer than the least is a leak"
        together = sum(ours.values()) / max(1, sum(least.values()))
        worst = max(ours[name] / max(1, least[name]) for name in ours)
        same = sum(ours[name] == least[name] for name in ours)
        over |= together > BAR
        print(f"| width {width}, upper end {reach} | {len(ours)} | {cells} | {small} | {sum(ours.values())} | {sum(least.values())} | "
              f"{together:.3f} | {worst:.2f} | {same} |")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
