#!/usr/bin/env python3
"""How far a member of a council is from an answer: clicks by following links, place of the answer on its page, seconds of
reading at 200 words a minute. The four questions of requirements 8 (does it work, how sure is it, what changed, people or
benefits?) and what the margin means; in the memo the first three.

The limits are those of today with a little room, so a page that gets worse fails. They stand beside the question; a limit is
changed only with a reason.
"""
import html
import re
import shutil

from support import Test, text_of_docx, unescape

test = Test()
WORDS_PER_MINUTE = 200
FIRST_SCREEN = 130  # words of <main> on a screen of 1280 by 800, counted on the start page

# question -> what only its answer says; clicks at most; words before the answer on its page, at most
SITE = {"werkt het?": (r"De marge loopt van [−\d]", 0, FIRST_SCREEN),
        "hoe zeker is dit?": (r"Dit verschil kan toeval zijn|nul valt daarbuiten|nul hoort daarbij", 0, FIRST_SCREEN),
        "wat betekent de marge?": (r"[Nn]iet significant” betekent|95 van de 100 keer", 1, 100),
        "wat is er veranderd?": (r"Hier staat wat er toen stond en wat er nu staat", 1, 40),
        "mensen of uitkeringen?": (r"[Ee]chtpaar is één uitkering en twee personen", 1, 80)}
MEMO = {"werkt het?": (r"De marge loopt van [−\d]", 200),
        "hoe zeker is dit?": (r"Dit verschil kan toeval zijn|nul valt daarbuiten|nul hoort daarbij", 200),
        "wat is er veranderd?": (r"Wijzigingen en correcties", 1700)}


def words(text):
    return [w for w in text.split() if re.search(r"\w", w)]


def main_of(path):
    page = path.read_text(encoding="utf-8")
    return page[page.index("<main"):page.index("</main>")]


def text_of(path):
    body = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", main_of(path), flags=re.S)
    return re.sub(r"\s+", " ", unescape(html.unescape(re.sub(r"<[^>]+>", " ", body))))


def links_of(path, whole):
    page = path.read_text(encoding="utf-8") if whole else main_of(path)
    for target in re.findall(r'<a [^>]*href="([^"#]+)', page):
        if re.fullmatch(r"[\w-]+\.html", target):
            yield path.parent / target


def clicks_from(start, whole=True):
    """Pages and their distance from the start, following links."""
    distance = {start: 0}
    queue = [start]
    for page in queue:
        for target in links_of(page, whole):
            if target.is_file() and target not in distance:
                distance[target] = distance[page] + 1
                queue.append(target)
    return distance


def nearest(distance, pattern):
    """(clicks, words before the answer, page) of the nearest page that answers; None when none does."""
    found = []
    for page, clicks in distance.items():
        text = text_of(page)
        at = re.search(pattern, text)
        if at:
            found.append((clicks, len(words(text[:at.start()])), page.name))
    return min(found) if found else None


def seconds(count):
    return round(60 * count / WORDS_PER_MINUTE)


def read_site(site):
    distance = clicks_from(site / "index.html")
    inner = clicks_from(site / "index.html", whole=False)
    problems = []
    for question, (pattern, most_clicks, most_words) in SITE.items():
        found = nearest(distance, pattern)
        if found is None:
            problems.append(f"{question} has no answer that links lead to")
            continue
        clicks, before, page = found
        print(f"{question:25} {clicks} clicks (at most {most_clicks}), word {before} of {page} (at most {most_words}), "
              f"{seconds(before)} s, screen {1 + before // FIRST_SCREEN}, "
              f"{inner.get(site / page, 'no path')} clicks without the menu")
        if clicks > most_clicks or before > most_words:
            problems.append(f"{question} {clicks} clicks and word {before} of {page}")
    return problems


def read_memo(memo):
    text = re.sub(r"\s+", " ", text_of_docx(memo))
    problems = []
    for question, (pattern, most_words) in MEMO.items():
        at = re.search(pattern, text)
        before = len(words(text[:at.start()])) if at else None
        print(f"memo: {question:19} word {before} (at most {most_words}), {seconds(before or 0)} s")
        if before is None or before > most_words:
            problems.append(f"memo: {question} word {before}")
    return problems


# A closing release that follows up what an earlier one said: only then is there something that changed.
study = test.work / "lindeveen"
shutil.copytree(test.study, study)
shutil.copy(test.fixture / "lindeveen.key", test.work)
shutil.copytree(test.out / "2019-k1", study / "out" / "2019-k1")
text = (study / "study.toml").read_text(encoding="utf-8")
before, block = text.split("\n[release]\n")
block, found = re.subn(r"(?m)^earlier = .*$", 'earlier = ["out/2019-k1"]', block, count=1)
block = block if found else f'earlier = ["out/2019-k1"]\n{block}'
(study / "study.toml").write_text(f"{before}\n[release]\n{block}", encoding="utf-8")
built = test.run("build", study, "--out", study / "out", "--only", "site,memo")
test.equal(built.returncode, 0, f"build: {built.stderr[-400:]}")
public = study / "out" / "2020-eind" / "public"
test.equal(read_site(public / "site"), [], "answers that are too far")
test.equal(read_memo(public / "memo.docx"), [], "answers that stand too late in the letter")

# Every page can be reached, and a site that hides an answer or buries it fails.
distance = clicks_from(public / "site" / "index.html")
test.equal(sorted(p.name for p in (public / "site").glob("*.html") if p not in distance), [], "pages that no link leads to")
for name, spoil in {"hidden": lambda page: page.replace('href="wijzigingen-en-correcties.html"', 'href="#"'),
                    "buried": lambda page: re.sub(r"(<main\b[^>]*>)", r"\1<p>" + "woord " * 500 + "</p>", page)}.items():
    worse = test.work / name
    shutil.copytree(public / "site", worse)
    for page in worse.glob("*.html"):
        page.write_text(spoil(page.read_text(encoding="utf-8")), encoding="utf-8")
    print(f"spoiled ({name}):")
    test.check(read_site(worse), f"a {name} answer is found out")
test.end()
