#!/usr/bin/env python3
"""The workbooks, seen by readers that share no code with the program: openpyxl, the zip and XML of Python, LibreOffice.

Every release: workbook.xlsx passes its audit (in the build, and again from the command line), loads without a warning, and
holds the same values as workbook.ods, figures.json and both forms of CSV. A spoilt workbook fails the audit. Intervals are
drawn from cells in a form that LibreOffice draws too. The internal workbook says INTERN on every sheet and passes the same
audit. LibreOffice, when it is there, opens both files and gives the same values back.
"""
import json
import re
import shutil
import subprocess
import warnings
import xml.etree.ElementTree as ET
import zipfile

import openpyxl

from support import RELEASES, Test, digests, rows

test = Test()
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def near(a, b):
    return abs(a - b) <= 1e-12 * max(abs(a), abs(b), 1)


def of_xlsx(path):
    """Sheet -> {(row, column): value}; warnings are errors."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        book = openpyxl.load_workbook(path)
    return {sheet.title: {(c.row, c.column): c.value for line in sheet.iter_rows() for c in line if c.value is not None}
            for sheet in book}


def words(element):
    text = element.text or ""
    for child in element:
        text += " " * int(child.get(TEXT + "c", 1)) if child.tag == TEXT + "s" else words(child)
        text += child.tail or ""
    return text


def of_ods(path):
    """The same of an .ods."""
    with zipfile.ZipFile(path) as archive:
        test.equal(archive.infolist()[0].filename, "mimetype", f"{path.name}: the first part")
        test.equal(archive.infolist()[0].compress_type, zipfile.ZIP_STORED, f"{path.name}: mimetype is not packed")
        root = ET.fromstring(archive.read("content.xml"))
    sheets = {}
    for table in root.iter(TABLE + "table"):
        cells = sheets[table.get(TABLE + "name")] = {}
        at_row = 1
        for row in table.iter(TABLE + "table-row"):
            times = int(row.get(TABLE + "number-rows-repeated", 1))
            at_column = 1
            for cell in row:
                again = int(cell.get(TABLE + "number-columns-repeated", 1))
                kind = cell.get(OFFICE + "value-type")
                if kind:  # LibreOffice writes equal neighbours once
                    value = float(cell.get(OFFICE + "value")) if kind == "float" else "\n".join(words(p) for p in cell.findall(TEXT + "p"))
                    cells |= {(at_row + r, at_column + c): value for r in range(times) for c in range(again)}
                at_column += again
            at_row += times
    return sheets


def compare(one, other, what):
    test.equal(sorted(one), sorted(other), f"{what}: sheets")
    different = [(name, place) for name in one for place in one[name].keys() | other.get(name, {}).keys()
                 if not same(one[name].get(place), other.get(name, {}).get(place))]
    test.equal(different[:3], [], f"{what}: {len(different)} cells that differ")
    return sum(len(cells) for cells in one.values())


def same(a, b):
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        return near(a, b)
    return a == b


def check_data(public, release):
    """figures.json and the Dutch CSV say cell for cell what the CSV says."""
    figures = json.loads((public / "data" / "figures.json").read_text(encoding="utf-8"))
    test.equal(figures["release"]["id"], release, "release in figures.json")
    names = {path.stem for path in (public / "data").glob("*.csv")}
    test.equal({table["id"] for table in figures["tables"]}, names, f"{release}: tables in figures.json")
    looked = 0
    for table in figures["tables"]:
        dimensions = [d["id"] for d in table["dimensions"]]
        columns = [c["id"] for c in table["columns"]]
        plain = rows(public / "data" / f"{table['id']}.csv")
        found = iter(table["figures"])
        for row in plain:
            for column in columns:
                one = next(found, {})
                test.check(one.get("column") == column and one["codes"] == {d: row[d] for d in dimensions},
                           f"{release}: figures.json {table['id']} {column} is in the order of the CSV")
                cell = row[column]
                if "value" in one:
                    test.check(near(one["value"], float(cell)), f"{release}: {table['id']} {column}: {one['value']} is {cell}")
                elif "missing" in one:
                    test.check(one["missing"] == cell and cell in figures["missing"], f"{release}: {table['id']} {column}: {cell}")
                else:
                    test.check(one["text"]["nl"] == cell, f"{release}: {table['id']} {column}: {cell}")
                looked += 1
        test.check(next(found, None) is None, f"{release}: figures.json {table['id']} has no more figures than the CSV")
        raw = (public / "data" / "nl" / f"{table['id']}.csv").read_bytes()
        test.check(raw.startswith(b"\xef\xbb\xbf"), f"{release}: nl/{table['id']}.csv begins with a byte order mark")
        lines = raw.decode("utf-8-sig").split("\r\n")
        test.equal(len(lines) - 2, len(plain), f"{release}: lines of nl/{table['id']}.csv")
        for line, row in zip(lines[1:], plain):
            last = line.rsplit(";", 1)[1]
            first = row[columns[-1]]
            if re.fullmatch(r"-?\d+(\.\d+)?", first):
                test.equal(last, first.replace(".", ","), f"{release}: nl/{table['id']}.csv")
    return looked


def charts_of(path):
    with zipfile.ZipFile(path) as archive:
        return [archive.read(n).decode("utf-8") for n in archive.namelist() if re.fullmatch(r"xl/charts/chart\d+\.xml", n)]


soffice = shutil.which("soffice")


def by_libreoffice(path, kind):
    """The file as LibreOffice writes it after opening it, or None."""
    folder = test.work / "office" / path.suffix[1:]
    folder.mkdir(parents=True, exist_ok=True)
    done = subprocess.run([soffice, "--headless", f"-env:UserInstallation={(test.work / 'profile').as_uri()}", "--convert-to", kind,
                           "--outdir", folder, path], capture_output=True, text=True, timeout=300)
    made = folder / f"{path.stem}.{kind}"
    test.check(made.is_file(), f"LibreOffice converts {path.name}: {done.stderr[-200:]}")
    return made if made.is_file() else None


for release in RELEASES.values():
    public = test.out / release / "public"
    inside = test.out / release / "internal"
    report = json.loads((inside / "workbook-audit.json").read_text(encoding="utf-8"))
    test.equal((report["failed"], len(report["items"]) > 40, report["passed"] > 35), (0, True, True), f"{release}: audit of the build")
    equal = next(item for item in report["items"] if item["id"] == "values.equal")
    cells = sum(len(row) for path in (public / "data").glob("*.csv") for row in rows(path))
    test.check(equal["looked_at"] >= cells > 500, f"{release}: every value was compared ({equal['looked_at']}, {cells} in CSV)")
    asked = test.run("audit-workbook", public / "workbook.xlsx", "--json", test.work / "audit.json")
    test.equal(asked.returncode, 0, f"{release}: audit-workbook: {asked.stdout[-600:]}")
    test.equal(json.loads((test.work / "audit.json").read_text(encoding="utf-8"))["failed"], 0, f"{release}: its report")

    xlsx, ods = of_xlsx(public / "workbook.xlsx"), of_ods(public / "workbook.ods")
    compared = compare(xlsx, ods, f"{release}: xlsx beside ods")
    looked = check_data(public, release)
    print(f"{release}: {compared} cells of xlsx and ods, {looked} figures of JSON and CSV")
    test.check(compared > 1000 and looked > 300, f"{release}: there was something to compare")

    intern = of_xlsx(inside / "workbook.xlsx")
    test.check({"Controles", "Consulenten", "Celomvang", "Schattingen"} <= set(intern), f"{release}: internal sheets {sorted(intern)}")
    for name, sheet in intern.items():
        test.check(str(sheet[1, 1]).startswith("INTERN") and any(str(v).startswith("INTERN: niet voor publicatie") for v in sheet.values()),
                   f"{release}: sheet {name} says INTERN")
    test.check(not any("INTERN" in str(v) for sheet in xlsx.values() for v in sheet.values()), f"{release}: nothing public is INTERN")
    asked = test.run("audit-workbook", inside / "workbook.xlsx")
    test.equal(asked.returncode, 0, f"{release}: audit of the internal workbook: {asked.stdout[-900:]}")

final = test.out / "2020-eind" / "public"
stock = [chart for chart in charts_of(final / "workbook.xlsx") if "<c:stockChart>" in chart]
test.check(len(stock) > 0, "the final release draws intervals")
for chart in stock:
    series = re.findall(r"<c:ser>.*?</c:ser>", chart, re.S)
    high, low, found = ([float(v) for v in re.findall(r"<c:v>([^<]*)</c:v>", re.search(r"<c:val>.*</c:val>", s, re.S).group(0))] for s in series)
    test.check(high and all(a >= c >= b for a, b, c in zip(high, low, found)), "upper limit, lower limit, and the estimate between")
    test.check("<c:hiLowLines>" in chart and "<c:grouping" not in chart, "a stock chart with lines, as the standard has it")

# A workbook that somebody changed is found, with the place.
spoilt = test.work / "spoilt.xlsx"
with zipfile.ZipFile(final / "workbook.xlsx") as old, zipfile.ZipFile(spoilt, "w") as new:
    for part in old.namelist():
        data = old.read(part)
        if part == "xl/worksheets/sheet6.xml":
            test.check(b"</sheetData>" in data, "the sheet to spoil")
            data = data.replace(b"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>')
        new.writestr(part, data)
asked = test.run("audit-workbook", spoilt)
test.check(asked.returncode == 3 and "tables.merges" in asked.stdout and "!A1:B1" in asked.stdout, f"a merged cell is found: {asked.stdout[-400:]}")
(test.work / "none.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
asked = test.run("audit-workbook", test.work / "none.xlsx")
test.check(asked.returncode == 3 and "error" in asked.stderr, f"what is no workbook is refused: {asked.stderr}")

if soffice is None:
    print("SKIPPED: LibreOffice is not here; the files were read by openpyxl and as XML only")
    test.end()
before = digests(final)
back = by_libreoffice(final / "workbook.ods", "xlsx")
if back:
    compare(of_xlsx(final / "workbook.xlsx"), of_xlsx(back), "ods through LibreOffice beside xlsx")
back = by_libreoffice(final / "workbook.xlsx", "ods")
if back:
    compare(of_ods(final / "workbook.ods"), of_ods(back),
            "xlsx through LibreOffice beside ods")
test.equal(digests(final), before, "reading changes nothing")
test.end()
