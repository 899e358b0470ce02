#!/usr/bin/env python3
"""Every number in every public file stands in a data file (bar D8: one number, one source).

test_numbers looks at sentences. Here it is all the rest: cells of the workbook and the second copies in its charts, charts
in the memo, texts of SVG files, attributes of pages, properties of documents, JSON, metadata. Numbers in tables and charts
must be those of one data file, not of any. A kind of file that is not known here is a failure: it has not been looked at.
"""
import html
import json
import re
import zipfile

import openpyxl

from sources import known_numbers, numbers, sourceless
from support import RELEASES, Test, rows, unescape

test = Test()
# Attributes that hold no words: names, addresses, sizes and places of drawing.
NO_WORDS = {"class", "id", "href", "src", "for", "role", "lang", "dir", "width", "height", "viewBox", "x", "y", "x1", "x2", "y1",
            "y2", "cx", "cy", "r", "d", "points", "transform", "fill", "stroke", "stroke-width", "stroke-dasharray", "font-size",
            "font-family", "font-weight", "text-anchor", "xmlns", "charset", "name", "rel", "type", "aria-labelledby",
            "aria-describedby", "aria-controls", "headers", "colspan", "rowspan", "scope", "preserveAspectRatio", "rx", "ry",
            "integrity", "http-equiv", "tabindex", "fill-opacity", "opacity", "stroke-linecap", "stroke-linejoin", "hreflang"}
NO_FIGURES = {"bytes", "sha256", "contentSize", "spdx:checksumValue", "version", "path", "url", "@context", "@type", "@id"}  # keys of JSON without numbers of people


def value(text):
    return float(text) if re.fullmatch(r"-?\d+(\.\d+)?", str(text)) else None


def near(a, b):
    return abs(a - b) < 1e-9


def tables_of(public):
    """Data file -> multiset of its numbers, sorted, and the set with the numbers in codes and labels."""
    exact, loose = {}, {}
    for path in sorted((public / "data").glob("*.csv")):
        cells = [cell for row in rows(path) for cell in row.values()]
        exact[path.stem] = sorted(v for v in map(value, cells) if v is not None)
        loose[path.stem] = {abs(v) for v in exact[path.stem]} | {float(n) for cell in cells for n in re.findall(r"\d+", cell)}
    return exact, loose


def check_workbook(public, release, known, exact):
    """A sheet holds the numbers of one data file; a chart holds what its cells hold."""
    book = openpyxl.load_workbook(public / "workbook.xlsx")
    matched = set()
    for sheet in book:
        cells = [cell for line in sheet.values for cell in line if cell is not None]
        found = sorted(float(c) for c in cells if isinstance(c, (int, float)) and not isinstance(c, bool))
        # Codes such as months are text in one and a number in the other.
        held = [name for name, all_of in exact.items() if found and within(found, all_of)]
        test.check(not found or held, f"{release}: the numbers of sheet {sheet.title} are those of no data file")
        matched |= set(held)
        for text in (c for c in cells if isinstance(c, str)):
            loose = sourceless(text, known)
            test.check(not loose or sheet.title == "Rekenwijze", f"{release}: {loose} in sheet {sheet.title}: {text[:80]}")
    unmatched = [name for name, all_of in exact.items() if all_of and name not in matched]
    test.equal(unmatched, [], f"{release}: data files without a sheet")
    with zipfile.ZipFile(public / "workbook.xlsx") as archive:
        charts = [archive.read(n).decode("utf-8") for n in archive.namelist() if re.fullmatch(r"xl/charts/chart\d+\.xml", n)]
    caches = 0
    for chart in charts:
        for reference, cache in re.findall(r"<c:f>([^<]*)</c:f><c:(?:num|str)Cache>(.*?)</c:(?:num|str)Cache>", chart, re.S):
            title, area = html.unescape(reference).replace("$", "").rsplit("!", 1)
            cells = book[title.strip("'")][area]
            shown = [c.value for line in (cells if isinstance(cells, tuple) else ((cells,),))
                     for c in (line if isinstance(line, tuple) else (line,))]
            for index, text in re.findall(r'<c:pt idx="(\d+)"><c:v>([^<]*)</c:v>', cache):
                cell = shown[int(index)] if int(index) < len(shown) else None
                same = near(float(text), cell) if isinstance(cell, (int, float)) else html.unescape(text) == str(cell)
                test.check(same, f"{release}: a chart keeps {text} where {title}!{area} shows {cell}")
                caches += 1
        for text in re.findall(r"<a:t>([^<]*)</a:t>", chart):
            test.equal(sourceless(unescape(text), known), [], f"{release}: numbers in a chart of the workbook")
        test.check(not re.search(r"<c:(?:num|str)Lit>", chart), f"{release}: a chart holds numbers without cells")
    return caches


def check_ods(public, release, known, exact):
    """The same for the .ods: numbers of a sheet are those of one data file, and what a number shows is that number."""
    with zipfile.ZipFile(public / "workbook.ods") as archive:
        parts = {n: archive.read(n).decode("utf-8") for n in archive.namelist()}
    for text in re.findall(r"<(?:dc|meta):(?!date|creation|language)\w[\w-]*>([^<]*)<", parts["meta.xml"]):
        test.equal(sourceless(unescape(text), known), [], f"{release}: numbers in the properties of the .ods")
    looked = 0
    for name, table in re.findall(r'<table:table table:name="([^"]*)"(.*?)</table:table>', parts["content.xml"], re.S):
        cells = re.findall(r'office:value="([^"]*)"><text:p>([^<]*)<', table)
        found = sorted(float(v) for v, _ in cells)
        test.check(not found or any(within(found, all_of) for all_of in exact.values()),
                   f"{release}: the numbers of sheet {name} of the .ods are those of no data file")
        for number, shown in cells:
            plain = unescape(shown).replace("\u2212", "-").lstrip("+").replace(".", "").replace(",", ".")
            test.check(near(float(plain), float(number)), f"{release}: {name} of the .ods shows {shown} for {number}")
            looked += 1
        for text in re.findall(r"<text:(?:p|a)(?: [^>]*)?>([^<]+)<", re.sub(r'office:value="[^"]*"><text:p>[^<]*', "", table)):
            loose = sourceless(unescape(text), known)
            test.check(not loose or name == "Rekenwijze", f"{release}: {loose} in sheet {name} of the .ods: {text[:80]}")
    test.check(looked > 100, f"{release}: the .ods has numbers ({looked})")


def within(found, all_of):
    """Whether a sorted list of numbers is a part of another, each as often."""
    rest = list(all_of)
    for one in found:
        for at, other in enumerate(rest):
            if near(one, other):
                del rest[at]
                break
        else:
            return False
    return True


def check_memo(public, release, known, loose, name):
    """Texts, properties and the words of pictures; a picture is a drawing of one of the tables."""
    with zipfile.ZipFile(public / name) as archive:
        parts = {n: archive.read(n).decode("utf-8") for n in archive.namelist() if n.endswith((".xml", ".rels", ".svg"))}
    drawings = 0
    for part, xml in parts.items():
        if part.endswith(".svg"):
            slug = re.sub(r"-maand-\d+$", "", part.rsplit("/wh-", 1)[-1].removesuffix(".svg"))
            table = next((t for t in loose if t.replace("_", "-") == slug), None)
            test.check(table is not None, f"{release}: {part} in {name} is a drawing of no table")
            check_svg(xml, table, f"{name}!{part}", known, loose)
            drawings += 1
            continue
        for text in re.findall(r"<(?:w:t|a:t|dc:\w+|dcterms:\w+|cp:\w+|Company|TitlesOfParts)(?: [^>]*)?>([^<]*)<", xml):
            if not re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:]+Z", text):  # the date of the release, checked in test_reproducible
                test.equal(sourceless(unescape(text), known), [], f"{release}: numbers in {name}!{part}")
        for words in re.findall(r'(?:descr|title|alt)="([^"]*)"', xml):
            test.equal(sourceless(unescape(words), known), [], f"{release}: numbers in an alternative text of {name}!{part}")
    return drawings


def check_svg(svg, table, where, known, loose):
    """Texts of a chart are of its table; a scale is a row of equal steps."""
    lines = {}
    for x, y, text in re.findall(r'<text x="([^"]*)" y="([^"]*)"[^>]*>([^<]*)<', svg):
        lines.setdefault(("y", y), []).append((float(x), unescape(text)))
        lines.setdefault(("x", x), []).append((float(y), unescape(text)))
    scale = set()
    for members in lines.values():
        plain = [(at, float(t.strip("%").replace("\u2212", "-").replace("+", "").replace(".", "").replace(",", ".")))
                 for at, t in sorted(members) if re.fullmatch(r"[\u2212+-]?\d+(?:[.,]\d+)*%?", t)]
        run = plain[:1]  # of a drawing with two panels each has its scale
        for one in plain[1:] + [(0, None)]:
            if one[1] is not None and (len(run) < 2 or near(one[1] - run[-1][1], run[1][1] - run[0][1])):
                run.append(one)
                continue
            if len(run) > 2:
                scale |= {abs(v) for _, v in run}
            run = [one]
    held = loose.get(table)
    for text in re.findall(r"<(?:text|tspan|title|desc)(?: [^>]*)?>([^<]*)<", svg):
        strange = []
        for plain in re.findall(r"(?<![\w.,/#-])\d+(?:[.,]\d+)*(?![\w/])", unescape(text)):
            forms = {plain, plain.replace(".", ""), plain.replace(",", ""), plain.replace(",", ".")}
            values = {float(f) for f in forms if value(f) is not None}
            if not values & (scale | (held or set())) and sourceless(plain, known):
                strange.append(plain)
        test.equal(strange, [], f"numbers in {where}: {text[:80]}")
        # What stands alone at a mark or bar is a number of this very table.
        only = re.fullmatch(r"[\u2212+-]?(\d+(?:[.,]\d+)*)%?(?: \(.*\))?", unescape(text))
        if only and held:
            forms = {only.group(1).replace(".", ""), only.group(1).replace(",", "."), only.group(1).replace(",", "")}
            test.check({float(f) for f in forms if value(f) is not None} & (held | scale),
                       f"{where} prints {text}, which is not in {table}.csv")


def check_json(release, where, data, known):
    def walk(node, key):
        if isinstance(node, dict):
            for name, child in node.items():
                # The name of a column or code may be a number too.
                test.equal(sourceless(name, known), [], f"{release}: keys in {where}")
                walk(child, name)
        elif isinstance(node, list):
            for child in node:
                walk(child, key)
        elif key in NO_FIGURES or isinstance(node, bool) or node is None:
            return
        elif isinstance(node, (int, float)):
            text = f"{abs(node):g}"
            test.check(text in known or text.rstrip("0").rstrip(".") in known or near(node, round(node)) and str(round(abs(node))) in known
                       or f"{100 * node:g}" in known, f"{release}: {key} = {node} in {where} has no source")
        else:
            # A definition lists codes of the register: 11,13.
            words = node.replace(",", " ") if key == "definition" else node
            test.equal(sourceless(words, known), [], f"{release}: numbers in {where}, {key}")
    walk(data, "")


for study, release in RELEASES.items():
    public = test.out / release / "public"
    known = known_numbers(public, (test.study / study).read_text(encoding="utf-8"))
    exact, loose = tables_of(public)
    # Catalogues name the size of a file in bytes; nothing else does.
    sizes = {str(f["bytes"]) for f in json.loads((public / "manifest.json").read_text(encoding="utf-8"))["files"]}
    methods = openpyxl.load_workbook(public / "workbook.xlsx")["Rekenwijze"]
    of_methods = {n for line in methods.values for cell in line for n in numbers(str(cell))}
    seen = dict.fromkeys(("csv", "json", "svg", "html", "docx", "xlsx", "ods", "txt", "css", "js", "jsonld", "ttl", "xml", "conf"), 0)
    caches = drawings = 0
    for path in sorted(p for p in public.rglob("*") if p.is_file()):
        kind = path.suffix.lstrip(".")
        where = path.relative_to(public)
        if not test.check(kind in seen, f"{release}: {where} is of a kind that nobody looks at"):
            continue
        seen[kind] += 1
        if kind in ("json", "jsonld"):
            check_json(release, where, json.loads(path.read_text(encoding="utf-8")), known | (sizes if kind == "jsonld" else set()))
        elif kind == "svg":
            check_svg(path.read_text(encoding="utf-8"), path.name.split(".")[0], where, known, loose)
        elif kind == "xlsx":
            caches += check_workbook(public, release, known, exact)
        elif kind == "ods":
            check_ods(public, release, known, exact)
        elif kind == "docx":
            drawings += check_memo(public, release, known, loose, path.name)
        elif kind == "txt":
            test.equal(sourceless(path.read_text(encoding="utf-8"), known), [], f"{release}: numbers in {where}")
        elif kind == "html":
            page = path.read_text(encoding="utf-8")
            for name, words in re.findall(r'\s([\w:-]+)="([^"]*)"', page):
                if name not in NO_WORDS:
                    loose_ones = [n for n in sourceless(unescape(words), known) if n not in of_methods]
                    test.equal(loose_ones, [], f"{release}: attribute {name} in {where}")
            for comment in re.findall(r"<!--(.*?)-->", page, re.S):
                test.equal(re.findall(r"\d+", comment), [], f"{release}: a comment in {where}")
        elif kind in ("ttl", "xml"):
            # The same words and sizes as in the JSON forms; hashes are no numbers.
            text = re.sub(r'"[0-9a-f]{64}"', '""', path.read_text(encoding="utf-8"))
            test.equal(sourceless(text, known | (sizes if kind == "ttl" else set()) | {"1.0"}), [], f"{release}: numbers in {where}")
        elif kind == "js":
            # The script shows no number of its own: it is the shipped file, and writes texts without digits.
            texts = re.findall(r"say\('([^']*)', '([^']*)'\)", path.read_text(encoding="utf-8"))
            test.check(texts and not any(re.search(r"\d", t) for pair in texts for t in pair), f"{where} says numbers")
        elif kind == "conf":
            settings = re.sub(r"#.*|max-age=\d+|\{10\}|\[0-9a-f\]", "", path.read_text(encoding="utf-8"))
            test.equal(re.findall(r"(?<![\w-])\d+", settings), [], f"{release}: numbers in {where}")
        elif kind == "css":
            test.check(not re.search(r'content:\s*"[^"]*\d', path.read_text(encoding="utf-8")), f"{where} writes no numbers")
    test.check(seen["csv"] > 10 and seen["svg"] > 10 and seen["html"] > 20 and caches > 50,
               f"{release}: there was something to look at ({seen}, {caches} numbers in caches)")
    test.equal(drawings > 0, study != "study-quarterly.toml", f"{release}: drawings in its memos, {drawings}")
    print(f"{release}: {seen}, {caches} numbers in chart caches, {drawings} drawings in memos")

# The checks notice a number that was made up.
public = test.out / "2020-eind" / "public"
test.check(not within([22.0, 23.0], [22.0, 14.0]), "a number that is in no table is noticed")
test.equal(sourceless("Het waren 7.341 mensen.", known_numbers(public, "")), ["7.341"], "a made-up number is noticed")
test.end()
