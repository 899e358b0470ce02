"""Writes spreadsheets as other programs do, for test_spreadsheet_files.cpp: python3 make_sheets.py FOLDER."""
import datetime
import sys
import zipfile

import openpyxl

folder = sys.argv[1]

book = openpyxl.Workbook()
sheet = book.active
sheet.title = "Lijst"
sheet.append(["nummer", "datum", "moment", "bedrag", "ja", "tekst", "formule"])
sheet.append([123456782, datetime.date(2018, 3, 1), datetime.datetime(2018, 3, 1, 9, 30), 12.5, True, "0012", "=1+2"])
sheet.append([None, None, None, 1e-7, False, "José & <co>\nregel 2", "x"])
sheet["A3"].value = 12345678
sheet["A3"].number_format = "000000000"
hidden = book.create_sheet("Verborgen")
hidden["A1"] = "niet lezen"
hidden.sheet_state = "hidden"
book.save(folder + "/openpyxl.xlsx")

book = openpyxl.Workbook(write_only=True)
sheet = book.create_sheet("Veel")
sheet.append(["id", "waarde"])
for i in range(2000):
    sheet.append([i, i / 8])
book.save(folder + "/openpyxl_rows.xlsx")

# the same parts, streamed: sizes stand behind the data and not before it
with zipfile.ZipFile(folder + "/openpyxl.xlsx") as source, open(folder + "/streamed.xlsx", "wb") as raw:
    class Unseekable:
        def write(self, data):
            return raw.write(data)

        def flush(self):
            raw.flush()

    with zipfile.ZipFile(Unseekable(), "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
