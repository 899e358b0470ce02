"""The same dashboard for the peers: six municipalities, three groups, five charts with their tables per municipality and ten
pages in all; more pages are more municipalities. Hugo draws its charts in a template, R Markdown with ggplot2.
"""
import csv
import json
import pathlib
import random
import shutil

HERE = pathlib.Path(__file__).parent
GROUPS = ("Eigen regie", "Intensief", "Regulier", "Niet-deelnemers")
CHARTS = ("Uitstroom naar werk", "Deeltijdwerk", "Welbevinden", "Vertrouwen", "Contact per kwartaal")
TEXT_PAGES = ("Over het onderzoek", "Hoe zeker is dit", "Verantwoording")


def towns(count):
    draw = random.Random(7)
    found = {}
    for t in range(count):
        charts = []
        for title in CHARTS:
            values = [draw.randint(15, 60) for _ in GROUPS]
            charts.append({"title": title, "rows": [{"name": g, "value": v, "low": v - 8, "high": v + 8}
                                                    for g, v in zip(GROUPS, values)]})
        found[f"gemeente{t + 1}"] = {"charts": charts}
    return found


def make_hugo(folder, pages):
    shutil.copytree(HERE / "hugo", folder)
    found = towns(pages - 1 - len(TEXT_PAGES))
    (folder / "data").mkdir()
    (folder / "data" / "towns.json").write_text(json.dumps(found), encoding="utf-8")
    content = folder / "content"
    content.mkdir()
    (content / "_index.md").write_text("---\ntitle: Overzicht\n---\nSix towns.\n", encoding="utf-8")
    for town in found:
        (content / f"{town}.md").write_text(f"---\ntitle: {town}\ntown: {town}\n---\n", encoding="utf-8")
    for title in TEXT_PAGES:
        (content / f"{title.lower().replace(' ', '-')}.md").write_text(f"---\ntitle: {title}\n---\n" + "Tekst. " * 200,
                                                                     encoding="utf-8")
    return ["hugo", "--quiet", "--destination", "public"]


def make_rmarkdown(folder, pages):
    folder.mkdir()
    found = towns(pages - 1 - len(TEXT_PAGES))
    (folder / "_site.yml").write_text('name: dashboard\noutput: html_document\n', encoding="utf-8")
    with open(folder / "data.csv", "w", newline="", encoding="utf-8") as text:
        out = csv.writer(text)
        out.writerow(["town", "chart", "name", "value", "low", "high"])
        for town, one in found.items():
            for chart in one["charts"]:
                out.writerows([town, chart["title"], r["name"], r["value"], r["low"], r["high"]] for r in chart["rows"])
    page = (HERE / "rmarkdown" / "page.Rmd").read_text(encoding="utf-8")
    for town in found:
        (folder / f"{town}.Rmd").write_text(page.replace("@TITLE@", town).replace("@TOWN@", town), encoding="utf-8")
    for i, title in enumerate(("Overzicht", *TEXT_PAGES)):
        name = "index" if i == 0 else f"text{i}"
        (folder / f"{name}.Rmd").write_text(f'---\ntitle: "{title}"\n---\n' + "Tekst. " * 200, encoding="utf-8")
    return ["Rscript", "-e", 'rmarkdown::render_site(quiet = TRUE)']
