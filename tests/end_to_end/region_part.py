"""A region without an experiment of its own: the exchange files of its municipalities in, and site, workbook and letter
out, with the same figures as the release of a municipality that lays the same files side by side.
"""
import zipfile

from support import digests, rows, text_of_docx, text_of_html

STUDY = """
[study]
id = "regio"
name = "Regio Veenstreek"
name_en = "Veenstreek region"
municipality = "Regio Veenstreek"
fictitious = true
start = 2017-10-01
end = 2019-10-01
run_out_until = 2020-01-01
question = "Wat vonden de gemeenten in onze regio?"
question_en = "What did the municipalities in our region find?"

[synthesis]
files = ["gemeenten/*.json"]

[release]
id = "regio-2020"
kind = "final"
status = "final"
date = 2020-09-01
"""


def check_region(test, files, beside):
    """`files`: name -> text of the exchange files; `beside`: public/data of a release with the same files."""
    folder = test.work / "regio"
    (folder / "gemeenten").mkdir(parents=True)
    for name, text in files.items():
        (folder / "gemeenten" / name).write_text(text, encoding="utf-8")
    (folder / "study.toml").write_text(STUDY, encoding="utf-8")
    checked = test.run("check", folder)
    test.equal(checked.returncode, 0, f"region: check: {checked.stdout}{checked.stderr}")
    built = test.run("build", folder, "--out", test.work / "out-regio")
    test.equal(built.returncode, 0, f"region: build: {built.stderr}")
    public = test.work / "out-regio" / "regio-2020" / "public"
    tables = sorted(path.name for path in (public / "data").glob("*.csv"))
    expected = sorted(path.name for path in beside.glob("synthesis*.csv"))
    test.equal(tables, expected, "region: the tables of the comparison and no other")
    for name in expected:
        test.equal((public / "data" / name).read_bytes(), (beside / name).read_bytes(), f"region: {name} is the same")
    test.check(not (public / "data" / "exchange.json").exists(), "region: nothing to hand on: it has no figures of its own")
    pages = sorted(str(path.relative_to(public / "site")) for path in (public / "site").rglob("*.html"))
    test.equal(pages, ["begrippen.html", "brief-aan-de-raad.html", "downloads.html", "en/accessibility.html", "en/accountability-and-privacy.html",
                       "en/comparison-of-municipalities.html", "en/downloads.html", "en/glossary.html", "en/index.html",
                       "en/letter-to-the-council.html", "index.html", "toegankelijkheid.html", "verantwoording-en-privacy.html",
                       "vergelijk-gemeenten.html"], "region: pages")
    for page, words in (("index.html", ("Samen komt het verschil uit op", "Geen ranglijst", "Regio Veenstreek")),
                        ("en/index.html", ("Together the difference comes to", "No ranking")),
                        ("vergelijk-gemeenten.html", ("60 dagen", "Merwestad (AMvB)")),
                        ("verantwoording-en-privacy.html", ("die al openbaar waren", "Hartung en Knapp"))):
        text = text_of_html(public / "site" / page)
        for word in words:
            test.check(word in text, f"region: {page} says {word!r}")
        for word in ("niet-deelnemers.", "Inwoners met bijstand kregen een uitnodiging", "vragenlijsten van de gemeente"):
            test.check(word not in text or page == "begrippen.html", f"region: {page} does not say {word!r}")
    for memo, words in (("memo.docx", ("Vergelijking van gemeenten", "Elke gemeente deed een eigen experiment",
                                       "Samen komt het verschil uit op", "Wat vergelijken we?", "nagerekend")),
                        ("memo-en.docx", ("Comparison of municipalities", "Together the difference comes to"))):
        text = text_of_docx(public / memo)
        for word in words:
            test.check(word in text, f"region: {memo} says {word!r}")
        for word in ("Wie deden mee?", "controlegroep en niet-deelnemers", "Over de hoofduitkomst"):
            test.check(word not in text, f"region: {memo} does not say {word!r}")
    with zipfile.ZipFile(public / "workbook.xlsx") as book:
        words = "".join(book.read(n).decode("utf-8") for n in book.namelist() if n.endswith(".xml"))
    test.check("Er zijn geen gegevens van mensen gebruikt" in words, "region: the workbook says that there are no data of people")
    test.check("synthesis" not in words or rows(public / "data" / "synthesis_municipalities.csv"), "region: workbook")
    once = digests(public)
    test.equal(test.run("build", folder, "--out", test.work / "out-regio").returncode, 0, "region: once more")
    test.equal(digests(public), once, "region: the same bytes")
    test.equal(test.run("audit", public).returncode, 0, "region: audit")
    test.equal(test.run("verify", test.work / "out-regio" / "regio-2020").returncode, 0, "region: verify")
    # A file that lies stops it; and without any file there is nothing to compare.
    (folder / "gemeenten" / "lie.json").write_text("[" * 100000, encoding="utf-8")
    test.equal(test.run("build", folder, "--out", test.work / "out-regio").returncode, 3, "region: a lie stops it")
    test.equal(digests(public), once, "region: and leaves the earlier release")
    text = STUDY.replace('files = ["gemeenten/*.json"]', "files = []")
    (folder / "study.toml").write_text(text, encoding="utf-8")
    refused = test.run("check", folder)
    test.check(refused.returncode != 0 and "[arms" in refused.stderr + refused.stdout, "region: without files it is a study without groups")
