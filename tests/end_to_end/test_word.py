#!/usr/bin/env python3
"""The memo in a municipality's own Word file, and after people worked on it (council-memo 9.4; K tekst of the requirements).

Two house styles of invented municipalities: one with typed braces that Word divided over runs, one with controls for about
half of the letter. Both give a sound file with every figure; filled twice they are the same; what a person wrote is kept;
what a person should not have written is told.
"""
import re
import shutil
import zipfile

from house_styles import eikenrode, packed, troubles, unpacked, vlietdam
from support import Test, text_of_docx

test = Test()
TEMPLATE_WRONG, USAGE, INPUT = 8, 2, 3
FIGURE = "exit_work"


def study_with(name, template, file):
    """A copy of Lindeveen with this template beside its settings."""
    folder = test.work / name
    shutil.copytree(test.study, folder)
    for key in test.fixture.glob("*.key*"):
        shutil.copy(key, test.work / key.name)
    (folder / file).write_bytes(template)
    settings = (folder / "study.toml").read_text(encoding="utf-8")
    settings = re.sub(r"(\[memo\]\n)", rf'\1template = "{file}"\n', settings)
    (folder / "study.toml").write_text(settings, encoding="utf-8")
    return folder


def plain(text):
    return re.sub(r"\s+", " ", text.replace("\u00a0", " "))


def sound(path, what):
    found = troubles(path.read_bytes())
    test.check(not found, f"{what} is a sound Word file: {found[:5]}")


def part(path, name):
    return unpacked(path.read_bytes())[name].decode("utf-8")


def with_part(path, name, change, to):
    parts = unpacked(path.read_bytes())
    before = parts[name].decode("utf-8")
    after = change(before)
    test.check(before != after, f"{to.name}: something was changed by hand")
    parts[name] = after.encode("utf-8")
    to.write_bytes(packed(parts))
    return to


# The check of soundness can fail.
broken = unpacked(eikenrode())
broken["word/document.xml"] = broken["word/document.xml"].replace(b"<w:pStyle", b'<w:jc w:val="left"/><w:pStyle', 1)
test.check(troubles(packed(broken)), "an element in the wrong place is seen")
test.check(not troubles(eikenrode()) and not troubles(vlietdam(FIGURE)), "the house styles themselves are sound")

# --- tags and templates -------------------------------------------------------------------------------------------------
listed = test.run("template", "list")
tags = re.findall(r"^(wh\.[\w.*]+)", listed.stdout, re.M)
test.check(len(tags) > 30 and "wh.kern" in tags, f"template list names the tags: {len(tags)}")
made = test.run("template", "new", test.work / "start.docx")
test.equal(made.returncode, 0, f"template new: {made.stderr}")
sound(test.work / "start.docx", "a new template")
again = test.run("template", "new", test.work / "start.docx")
test.equal(again.returncode, USAGE, "a template that is there is not overwritten")
test.equal(test.run("template", "check", test.work / "start.docx").returncode, 0, "a new template passes its check")

(test.work / "eikenrode.docx").write_bytes(eikenrode())
(test.work / "vlietdam.dotx").write_bytes(vlietdam(FIGURE))
told = test.run("template", "check", test.work / "eikenrode.docx")
test.equal(told.returncode, 0, f"braces can be filled: {told.stderr}")
test.check(told.stdout.count("D107") >= 6, "every divided pair of braces is told")
told = test.run("template", "check", test.work / "vlietdam.dotx")
test.equal(told.returncode, 0, f"half the controls can be filled: {told.stderr}")
blocks = {t for t in re.findall(r"(wh\.\w+)[^\n]*\n    around: paragraphs", listed.stdout)} - {"wh.kop", "wh.brief"}
missing = set(re.findall(r"D104.*?(wh\.\w+)", told.stdout, re.S)) & blocks
test.equal(missing, blocks - {"wh.kern", "wh.resultaten", "wh.kanttekeningen"}, "every part without a place is told")

wrong = {
    "oud.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "password"),
    "tekst.docx": (b"Dit is geen Word", "not a Word document"),
    "macro.docm": (packed({**unpacked(eikenrode()), "word/vbaProject.bin": b"x"}), "macros"),
    "doctype.docx": (packed({**unpacked(eikenrode()), "word/document.xml":
                             b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document/>'}), "DOCTYPE"),
    "half.docx": (eikenrode()[:3000], "half.docx"),
    "onveilig.docx": (packed({**unpacked(eikenrode()), "../../buiten.txt": b"x"}), "onveilig.docx"),
    "bom.docx": (packed({**unpacked(eikenrode()), "word/bom.xml": b" " * 70_000_000}), "bom.docx"),
    "leeg.docx": (packed({**unpacked(eikenrode()), "word/document.xml": unpacked(eikenrode())["word/document.xml"].replace(
        b"{", b"(")}), "D103"),
}
for name, (data, words) in wrong.items():
    (test.work / name).write_bytes(data)
    told = test.run("template", "check", test.work / name)
    test.equal(told.returncode, TEMPLATE_WRONG, f"{name} is refused: {told.stderr[:200]}")
    test.check(words in told.stdout + told.stderr, f"{name} says {words}: {told.stdout[:200]} {told.stderr[:200]}")
test.check(not (test.work.parent / "buiten.txt").exists(), "nothing is written outside")

# --- a build fills the study's template ---------------------------------------------------------------------------------
usual = plain(text_of_docx(test.out / "2020-eind" / "public" / "memo.docx"))
for name, template, file in (("eik", eikenrode(), "eikenrode.docx"), ("vliet", vlietdam(FIGURE), "vlietdam.dotx")):
    study = study_with(name, template, file)
    built = test.run("build", study, "--out", test.work / f"{name}-out")
    test.equal(built.returncode, 0, f"build with {file}: {built.stderr[-600:]}")
    memo = test.work / f"{name}-out" / "2020-eind" / "public" / "memo.docx"
    if not memo.is_file():
        continue
    sound(memo, f"the memo in {file}")
    text = plain(text_of_docx(memo))
    test.check("{{" not in text and "Klik hier" not in text, f"{file}: nothing is left to fill in")
    test.check("VERZONNEN" in text, f"{file}: invented figures say so")
    test.check("P. de Tekenaar" not in part(memo, "docProps/core.xml"), f"{file}: no name of who drew it")
    test.equal(unpacked(memo.read_bytes())["word/styles.xml"], unpacked(template)["word/styles.xml"],
               f"{file}: the house style is copied byte for byte")
    listed_files = {p.name for p in memo.parent.rglob("*") if p.is_file()}
    usual_files = {p.name for p in (test.out / "2020-eind" / "public").rglob("*") if p.is_file()}
    test.equal(listed_files, usual_files, f"{file}: a template adds no file")
    pictures = [n for n in unpacked(memo.read_bytes()) if n.startswith("word/media/wh-")]
    # The letter's own figure is of one month, as its caption; one that a template asks for by its table has all of them.
    for picture in [f"word/media/wh-{FIGURE.replace('_', '-')}{month}" for month in (["-maand-"] if name == "eik" else ["-maand-", "."])]:
        found = sorted(p.rpartition(".")[2] for p in pictures if p.startswith(picture))
        test.equal(found, ["png", "svg"], f"{file}: SVG and PNG of {picture}: {pictures}")
    second = test.run("build", study, "--out", test.work / f"{name}-again", "--only", "memo", env={"TZ": "Asia/Tokyo"})
    test.equal(second.returncode, 0, "a second build")
    test.equal((test.work / f"{name}-again" / "2020-eind" / "public" / "memo.docx").read_bytes(), memo.read_bytes(),
               f"{file}: the same bytes in another time zone")
    if name == "eik":
        # Everything that the usual memo says stands here too.
        sentences = [s for s in re.split(r"(?<=[.?!]) ", usual) if 30 < len(s) < 200 and "Grafiek" not in s and "VERZONNEN" not in s]
        absent = [s for s in sentences if s not in text]
        test.check(len(sentences) > 40 and not absent, f"every sentence of the memo is there: {absent[:3]}")
    else:
        test.check("wh.tabel.arms" in part(memo, "word/document.xml"), "controls stay")
        test.check("Nummer van de griffie: 12" in text, "controls of others stay as they are")
        number = re.search(r'^case_number = "(.*)"', (study / "study.toml").read_text(encoding="utf-8"), re.M).group(1)
        document = re.search(r'^document_number = "(.*)"', (study / "study.toml").read_text(encoding="utf-8"), re.M).group(1)
        test.check(f"Zaak: {number}, document: {document}" in text, f"a property field and a bookmark: {number}, {document}")
        custom = part(memo, "docProps/custom.xml")
        test.check(f'name="wh.zaaknummer"><vt:lpwstr>{number}</vt:lpwstr>' in custom, f"and the property: {custom[-300:]}")

study = test.work / "vliet"
memo = test.work / "vliet-out" / "2020-eind" / "public" / "memo.docx"
told = test.run("check", study_with("stuk", packed({**unpacked(vlietdam(FIGURE)), "word/vbaProject.bin": b"x"}), "stuk.dotx"))
test.equal(told.returncode, INPUT, "check tells of a template that cannot be read")
test.check("D100" in told.stdout + told.stderr, "with its code")

# --- the memo command: fill again, keep what a person wrote ---------------------------------------------------------------
refilled = test.run("memo", study, "--update", memo, "--to", test.work / "weer.docx")
test.equal(refilled.returncode, 0, f"update: {refilled.stderr[-500:]}")
test.equal((test.work / "weer.docx").read_bytes(), memo.read_bytes(), "filled again with nothing new: the same bytes")


def by_hand(text):
    """A person rewrites the first sentence of the core message."""
    start = text.index('w:val="wh.kern"')
    at = start + re.search(r"<w:t[ >]", text[start:]).start()
    end = text.index("</w:t>", at)
    return text[:at] + '<w:t xml:space="preserve">Wij schreven dit zelf.' + text[end:]


edited = with_part(memo, "word/document.xml", by_hand, test.work / "bewerkt.docx")
kept = test.run("memo", study, "--update", edited)
test.equal(kept.returncode, 0, f"update of an edited memo: {kept.stderr[-500:]}")
target = test.work / "bewerkt-updated.docx"
test.check("Wij schreven dit zelf." in text_of_docx(target), "what a person wrote stays")
test.check("D120" in kept.stdout and "wh.kern" in kept.stdout, "and is told")
difference = (test.work / "bewerkt-updated-differences.txt").read_text(encoding="utf-8")
test.check("Wij schreven dit zelf." in difference and "VERZONNEN" in difference, "both texts stand in the differences")
sound(target, "an updated memo")
test.equal(test.run("memo", study, "--update", edited).returncode, USAGE, "an updated memo is not overwritten")
forced = test.run("memo", study, "--update", edited, "--overwrite", "wh.kern", "--to", test.work / "nieuw.docx")
test.equal(forced.returncode, 0, f"overwrite: {forced.stderr[-300:]}")
test.equal((test.work / "nieuw.docx").read_bytes(), memo.read_bytes(), "overwritten: what the program says")
cleaned = with_part(edited, "word/_rels/document.xml.rels",
                    lambda t: re.sub(r'<Relationship [^>]*customXml[^>]*/>', "", t), test.work / "geschoond.docx")
forgot = test.run("memo", study, "--update", cleaned)
test.equal(forgot.returncode, TEMPLATE_WRONG, "a memo without its memory would lose what people wrote")
test.check(not (test.work / "geschoond-updated.docx").exists(), "so nothing is written")
for words in (("--to", test.work / "brief.pdf"), ("--update", memo, "--template", memo)):
    test.equal(test.run("memo", study, *words).returncode, USAGE, f"memo {words[0]} so is refused")
(test.work / "bezet.pdf").write_bytes(b"van iemand")
test.equal(test.run("memo", study, "--to", test.work / "bezet.docx", "--pdf").returncode, USAGE, "a PDF is not overwritten")
test.equal((test.work / "bezet.pdf").read_bytes(), b"van iemand", "it stays")
# What Word does when it saves: pictures are numbered. The old drawing goes when the letter is filled again.
saved = unpacked(memo.read_bytes())
renamed = {n: n.replace("media/wh-", "media/image-") for n in saved if "media/wh-" in n}
saved = {renamed.get(n, n): d if n in renamed else d.replace(b"media/wh-", b"media/image-").replace(b"rIdWhPng-", b"rIdP").replace(
    b"rIdWhSvg-", b"rIdS") for n, d in saved.items()}
(test.work / "opgeslagen.docx").write_bytes(packed(saved))
test.equal(test.run("memo", study, "--update", test.work / "opgeslagen.docx").returncode, 0, "update of a file that Word saved")
sound(test.work / "opgeslagen-updated.docx", "an update of what Word saved")
left = [n for n in unpacked((test.work / "opgeslagen-updated.docx").read_bytes()) if "media/" in n]
test.check(not [n for n in left if "image-" in n] and len([n for n in left if "media/wh-" in n]) == len(renamed),
           f"no old drawing is left: {left}")

# A warning while filling counts: this template has a part that the final letter has not.
test.equal(test.run("template", "new", test.work / "tussen.docx", "--kind", "interim").returncode, 0, "a template of another kind")
for words, expected in ((("--strict",), 1), ((), 0)):
    target = test.work / f"tussen-{expected}.docx"
    told = test.run("memo", test.study, "--template", test.work / "tussen.docx", "--to", target, *words)
    test.check("D116" in told.stdout, f"the part is told: {told.stdout[-300:]}")
    test.equal(told.returncode, expected, f"memo {words}: {told.stderr[-200:]}")
    test.equal(target.exists(), expected == 0, "with --strict nothing is made")

# So does a warning of the template itself, which no check of the study has told: it has a bookmark.
for words, expected in ((("--strict",), 1), ((), 0)):
    target = test.work / f"vreemd-{expected}.docx"
    told = test.run("memo", test.study, "--template", test.work / "vlietdam.dotx", "--to", target, *words)
    test.check("D118" in told.stdout, f"a warning of the template is told: {told.stdout[-300:]}")
    test.equal((told.returncode, target.exists()), (expected, expected == 0), f"memo {words}: {told.stderr[-200:]}")

alone = test.run("memo", test.study, "--to", test.work / "los.docx")
test.equal(alone.returncode, 0, f"a memo without a template: {alone.stderr[-300:]}")
test.equal((test.work / "los.docx").read_bytes(), (test.out / "2020-eind" / "public" / "memo.docx").read_bytes(),
           "the memo alone is the memo of the build")

# --- after work in Word -----------------------------------------------------------------------------------------------------
release = test.out / "2020-eind"
clean = test.run("memo", "--check", release / "public" / "memo.docx", "--release", release)
test.equal(clean.returncode, 0, f"the program's own memo passes: {clean.stdout[-500:]}")
test.check("0 paragraphs of your own" in clean.stdout, "and holds nothing of a person")
english = test.run("memo", "--check", release / "public" / "memo-en.docx", "--release", release)
test.check(english.returncode == 0 and "0 paragraphs of your own" in english.stdout and "D122" not in english.stdout,
           f"so does the English one, beside itself: {english.stdout[-500:]}")
filled = test.run("memo", "--check", memo, "--release", release)
test.equal(filled.returncode, 0, f"so does the filled one: {filled.stdout[-800:]}")
test.check("D121" not in filled.stdout and "D122" not in filled.stdout, f"with its numbers and caveats: {filled.stdout[-900:]}")


def typed(*sentences):
    paragraphs = "".join(f'<w:p><w:r><w:t xml:space="preserve">{s}</w:t></w:r></w:p>' for s in sentences)
    return lambda text: text.replace("<w:sectPr>", paragraphs + "<w:sectPr>", 1)


flagged = with_part(release / "public" / "memo.docx", "word/document.xml", typed(
    "Het is onomstotelijk aangetoond dat de aanpak werkt.", "De ‘beste’ scores zijn te vinden bij groep 1.",
    "Dit betekent ook dat de afstand tot de arbeidsmarkt is verkleind.",
    "De effecten zijn (net) niet significant, maar wijzen in de goede richting.",
    "De aanpak werkt dus zeker niet slechter.", "Onze mentaliteit die al veel uitstroom oplevert.",
    "Er stroomde 98,7 procent uit.", "Bel 06-12345678."), test.work / "fout.docx")
told = test.run("memo", "--check", flagged, "--release", release)
test.equal(told.returncode, INPUT, "blocked words end with exit code 3")
for words in ("onomstotelijk", '"beste"', "betekent ook dat", "niet significant", "goede richting", "zeker niet slechter",
              "oplevert", "98,7 procent", "P102"):
    test.check(words in told.stdout, f"{words} is told: {told.stdout[-1500:]}")
test.check("06-12345678" not in told.stdout + told.stderr, "a telephone number is not repeated")
innocent = with_part(release / "public" / "memo.docx", "word/document.xml", typed(
    "Beste raadsleden, op 9 april 2020 nam u motie 12 aan.", "Wij bedanken de deelnemers en de consulenten.",
    "Het college legt dit uiterlijk 30 juni 2020 aan u voor."), test.work / "goed.docx")
told = test.run("memo", "--check", innocent, "--release", release, "--strict")
test.equal(told.returncode, 0, f"innocent sentences are not: {told.stdout[-800:]}")
test.check("3 paragraphs of your own" in told.stdout, f"they were read: {told.stdout[-200:]}")
with zipfile.ZipFile(release / "public" / "memo.docx") as archive:
    caveat = re.search(r"Kanttekeningen</w:t>.*?<w:t[^>]*>([^<]+)</w:t>",
                       archive.read("word/document.xml").decode("utf-8"), re.S).group(1)
without = with_part(release / "public" / "memo.docx", "word/document.xml", lambda t: t.replace(caveat, "", 1),
                    test.work / "zonder.docx")
test.check("D122" in test.run("memo", "--check", without, "--release", release).stdout, "a caveat that went is told")

# --- PDF, where LibreOffice is there ------------------------------------------------------------------------------------------
if shutil.which("soffice"):
    made = test.run("memo", study, "--to", test.work / "brief.docx", "--pdf")
    test.equal(made.returncode, 0, f"--pdf: {made.stderr[-300:]}")
    pdf = (test.work / "brief.pdf").read_bytes() if (test.work / "brief.pdf").is_file() else b""
    test.check(pdf.startswith(b"%PDF-") and b"/StructTreeRoot" in pdf and b"/Lang(nl-NL)" in pdf.replace(b" ", b""),
               "a tagged PDF in Dutch")
else:
    print("SKIPPED: no soffice, so no PDF was made")
test.end()
