#!/usr/bin/env python3
"""Tables that say more together than each by itself, and which nobody would lay side by side: classes of a subgroup and the
size of the group, steps and answers and that size, reasons so far and the last month of the outcome, shares of the pool and its size in tens.
"""
import pathlib

from published_counts import (GROUPS, HIDDEN, MIN_CELL, ROUNDING, control, counts_of, distinct, group_sizes,
                              lines_with_groups, read, rounded, share_of, table_names)


def add_later_work(releases, out, sizes):
    """Who left for work so far (a reason, in tens) holds who left for work within the last printed month (exact in a
    closing report): the definition of the outcome takes all reasons that are called work."""
    for index, public in enumerate(releases):
        months = [int(r["maand"]) for r in read(public, "exit_work")]
        reasons = [r for r in lines_with_groups(public, "exit_reasons", sizes, index) if r["reden"] == "werk"]
        if not months or not reasons:
            continue
        more = {"population": f"work in {index}"}
        out.hierarchies["werk"] = {"werk so far": ["within the last month", "later"]}
        out.add(f"{index}/exit_reasons work", [GROUPS, "werk"],
                [{"at": [r[GROUPS], "werk so far"], "v": None if r["n"] in HIDDEN else rounded(int(r["n"]))} for r in reasons],
                **more)
        groups = {r[GROUPS] for r in reasons}
        out.add(f"{index}/exit_work {max(months)}", [GROUPS, "werk"],
                [{"at": [g, "within the last month"], "v": v}
                 for i, g, month, v in counts_of(releases, "exit_work", sizes)
                 if i == index and month == max(months) and g in groups], **more)
        out.add(f"not printed/{index} later work", [GROUPS, "werk"],
                [{"at": [g, code], "v": None} for g in sorted(groups) for code in ("later", "not for work")], **more)
        out.add(f"{index}/work groups", [GROUPS], [{"at": [g], "v": sizes[g]} for g in sorted(groups) if g in sizes], **more)


def add_subgroups(releases, out, sizes):
    """Classes of a subgroup divide the group for shares, where everybody counts; answers and amounts are of fewer people."""
    shares = {name for name in table_names(releases) for public in releases for r in read(public, name)[:1] if "events" in r}
    for index, public in enumerate(releases):
        lines = [r for r in read(public, "subgroups") if r["uitkomst"] in shares]
        comparator = control(public)
        for outcome in sorted({r["uitkomst"] for r in lines}):
            for kind in sorted({r["deelgroep"].rsplit("_", 1)[0] for r in lines}):
                cells = {}
                for r in lines:
                    if r["uitkomst"] == outcome and r["deelgroep"].rsplit("_", 1)[0] == kind:
                        for group, column in ((r[GROUPS], "n_group"), (comparator, "n_comparator")):
                            v = r[column]
                            cells[group, r["deelgroep"]] = None if v in HIDDEN else rounded(int(v))
                more = {"population": f"{outcome} {kind} in {index}"}
                out.add(f"{index}/subgroups {outcome} {kind}", [GROUPS, "deelgroep"],
                        [{"at": list(at), "v": v} for at, v in cells.items()], **more)
                out.add(f"{index}/subgroups {outcome} {kind} groups", [GROUPS],
                        [{"at": [g], "v": sizes[g]} for g in sorted({g for g, _ in cells}) if g in sizes], **more)


def add_divisions(releases, out, sizes):
    """Steps of the ladder and answers to a statement divide the whole group: who has none is a class of its own."""
    for name in table_names(releases):
        for index, public in distinct(releases, name):
            lines = lines_with_groups(public, name, sizes, index)
            classes = next((d for d in ("trede", "antwoord") if lines and d in lines[0]), None)
            if classes is None or "n" not in lines[0]:
                continue
            others = [d for d in ("stelling", "moment", "meting") if d in lines[0]]
            for about in sorted({tuple(r[d] for d in others) for r in lines}):
                rows = [r for r in lines if tuple(r[d] for d in others) == about]
                more = {"population": f"{name} {' '.join(about)} in {index}"}
                out.add(f"{index}/{name} {' '.join(about)}", [GROUPS, classes],
                        [{"at": [r[GROUPS], r[classes]], "v": None if r["n"] in HIDDEN else rounded(int(r["n"]))}
                         for r in rows], **more)
                out.add(f"{index}/{name} {' '.join(about)} groups", [GROUPS],
                        [{"at": [g], "v": sizes[g]} for g in sorted({r[GROUPS] for r in rows}) if g in sizes], **more)


def pool_sizes(public):
    """The sizes of the pool, between those its print in tens leaves, that give every printed share of it. None when the
    size is exact or unprinted, or when all shares fit the printed tens: then they say nothing more."""
    pool = next((g for g, n in group_sizes(public).items() if isinstance(n, dict)), None)
    if pool is None:
        return None
    bounds = group_sizes(public)[pool]
    shares = [(int(r["events"]), [int(r[c]) for c in ("share", "low", "high")])
              for name in ("exit_work", "part_time_work") for r in read(public, name)
              if r[GROUPS] == pool and not {r["events"], r["share"], r["low"], r["high"]} & (HIDDEN | {"[z]"})]
    alone = {int(r["share"]) for r in read(public, "balance") if r[GROUPS] == pool and r["share"] not in HIDDEN | {"[z]"}}

    def gives(size):
        return all(share_of(count, size) == share for count, share in shares) and \
            alone <= {share_of(count, size)[0] for count in range(0, size + ROUNDING, ROUNDING)}

    if gives(bounds["lo"] + ROUNDING // 2):
        return None
    return [size for size in range(bounds["lo"], bounds["hi"] + 1) if gives(size)]


def pool_leaks(folders):
    """Sizes of the pool that are printed in tens and yet known, and how many people came or went between two releases."""
    found, sizes = [], []
    for public in map(pathlib.Path, folders):
        known = pool_sizes(public)
        exact = [n for g, n in group_sizes(public).items() if isinstance(n, int) and g.startswith("niet_deelnemers")]
        if known is not None and len(known) < 4:
            found.append(f"POOL {public.parent.name}: shares leave sizes {known}")
        if exact or known:
            sizes.append((public.parent.name, exact or known))
    for i, (one, a) in enumerate(sizes):
        for two, b in sizes[i + 1:]:
            changes = sorted({y - x for x in a for y in b})
            if 0 not in changes and all(abs(c) < MIN_CELL for c in changes):
                found.append(f"POOL {one} and {two}: the change is one of {changes}")
    return found
