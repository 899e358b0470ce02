#!/usr/bin/env python3
"""Descriptions for machines (N10, N11), read by programs that others wrote: Turtle and JSON-LD are one graph that has what
DCAT-AP-NL 3.0 requires, sitemaps are XML with https addresses of files that are there, the research object names every file
with its true size and hash. Needs rdflib; without it the graphs are not compared and the test says SKIPPED.
"""
import hashlib
import json
import re
import sys
import xml.etree.ElementTree as tree

from support import RELEASES, Test

try:
    import rdflib
    from rdflib.compare import isomorphic, to_isomorphic
    from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF
except ImportError:
    print("SKIPPED: python3-rdflib was not found; Turtle and JSON-LD are not read")
    sys.exit(77)

test = Test()
VCARD = rdflib.Namespace("http://www.w3.org/2006/vcard/ns#")
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
DIWOO = "{https://standaarden.overheid.nl/diwoo/metadata/}"
AUTHORITY = "http://publications.europa.eu/resource/authority/"


def graphs(public):
    turtle = rdflib.Graph().parse(public / "dcat.ttl", format="turtle")
    linked = rdflib.Graph().parse(public / "dcat.jsonld", format="json-ld")
    return turtle, linked


# Shapes of the profile: class -> property -> (least, most, test of a value). None: any number.
def iri(value):
    return isinstance(value, rdflib.URIRef) and str(value).startswith(("https://", "http://"))


def text(value):
    return isinstance(value, rdflib.Literal) and str(value).strip() != ""


def within(start):
    return lambda value: iri(value) and str(value).startswith(AUTHORITY + start)


SHAPES = {
    DCAT.Catalog: {DCTERMS.title: (1, None, text), DCTERMS.description: (1, None, text), DCTERMS.publisher: (1, 1, iri),
                   DCAT.contactPoint: (1, None, lambda v: True), DCAT.dataset: (1, None, iri)},
    DCAT.Dataset: {DCTERMS.title: (1, None, text), DCTERMS.description: (1, None, text), DCTERMS.identifier: (1, 1, text),
                   DCTERMS.accessRights: (1, 1, within("access-right/")), DCTERMS.creator: (1, None, iri),
                   DCTERMS.publisher: (1, 1, iri), DCAT.theme: (1, None, within("data-theme/")),
                   DCAT.contactPoint: (1, None, lambda v: True), DCAT.distribution: (1, None, iri)},
    DCAT.Distribution: {DCAT.accessURL: (1, None, iri), DCTERMS.license: (1, 1, within("licence/")),
                        DCTERMS.format: (1, 1, within("file-type/")), DCAT.mediaType: (1, 1, iri),
                        DCAT.byteSize: (1, 1, lambda v: int(v) > 0)},
    FOAF.Agent: {FOAF.name: (1, None, text)},
    VCARD.Kind: {VCARD.fn: (1, None, text), VCARD.hasEmail: (1, None, lambda v: str(v).startswith("mailto:"))},
}


def broken_shapes(graph):
    wrong = []
    for kind, properties in SHAPES.items():
        subjects = list(graph.subjects(RDF.type, kind))
        if not subjects:
            wrong.append(f"no {kind}")
        for subject in subjects:
            for prop, (least, most, good) in properties.items():
                values = list(graph.objects(subject, prop))
                if len(values) < least or (most is not None and len(values) > most):
                    wrong.append(f"{subject}: {prop} stands there {len(values)} times")
                wrong += [f"{subject}: {prop} is {v!r}" for v in values if not good(v)]
    for prop in (DCTERMS.publisher, DCTERMS.creator):
        for agent in graph.objects(None, prop):
            if (agent, RDF.type, FOAF.Agent) not in graph:
                wrong.append(f"{agent} is no agent")
    for title in graph.objects(None, DCTERMS.title):
        if title.language not in ("nl", "en"):
            wrong.append(f"{title!r} has no language")
    return wrong


for release in RELEASES.values():
    public = test.out / release / "public"
    manifest = {f["path"]: f for f in json.loads((public / "manifest.json").read_text(encoding="utf-8"))["files"]}
    turtle, linked = graphs(public)
    test.check(isomorphic(turtle, linked), f"{release}: Turtle and JSON-LD are one graph")
    test.equal(broken_shapes(turtle), [], f"{release}: what DCAT-AP-NL requires")
    base = re.match(r"(.*)/dcat\.ttl#", str(next(turtle.subjects(RDF.type, DCAT.Catalog)))).group(1)
    sizes = {str(d)[len(base) + 1:]: int(next(turtle.objects(d, DCAT.byteSize)))
             for d in turtle.subjects(RDF.type, DCAT.Distribution)}
    test.check(len(sizes) > 10, f"{release}: there are distributions ({len(sizes)})")
    test.equal({p: s for p, s in sizes.items() if manifest.get(p, {}).get("bytes") != s}, {},
               f"{release}: distributions that are not there or of another size")

    # Sitemaps lead to files that are there, over https.
    for name, least in (("sitemap.xml", 20), ("sitemap-diwoo-infocat015.xml", 2), ("sitemapindex-diwoo-infocat015.xml", 1)):
        places = [e.text for e in tree.parse(public / name).getroot().iter(SITEMAP + "loc")]
        test.check(len(places) >= least, f"{release}: {name} names {len(places)} places")
        for place in places:
            test.check(place.startswith("https://") and (public / place[len(base) + 1:]).is_file(),
                       f"{release}: {name} names {place}")
    for document in tree.parse(public / "sitemap-diwoo-infocat015.xml").getroot().iter(DIWOO + "DiWoo"):
        category = document.find(f".//{DIWOO}informatiecategorie")
        test.check(category is not None and category.get("resource", "").endswith("/c_fdaee95e"), "the Woo category")
        test.check(document.find(f"{DIWOO}publisher").get("resource").startswith("https://identifier.overheid.nl/tooi/id/"),
                   "the publisher by its TOOI address")
        test.check(document.findtext(f"{DIWOO}titelcollectie/{DIWOO}officieleTitel"), "an official title")
    robots = (public / "robots.txt").read_text(encoding="utf-8")
    test.equal(re.findall(r"^Sitemap: (.*)$", robots, re.M),
               [f"{base}/sitemap.xml", f"{base}/sitemapindex-diwoo-infocat015.xml"], f"{release}: robots.txt")

    # The research object: every file but the descriptions themselves, with true sizes and hashes.
    crate = json.loads((public / "ro-crate-metadata.json").read_text(encoding="utf-8"))
    files = {n["@id"]: n for n in crate["@graph"] if n["@type"] == "File"}
    described = {"dcat.ttl", "dcat.jsonld", "robots.txt", "ro-crate-metadata.json", "headers/nginx.conf", "headers/apache.conf"}
    rest = {p for p in manifest if p not in described and not p.startswith("sitemap")}
    test.equal(sorted(rest ^ set(files)), [], f"{release}: files of the research object")
    for path, node in files.items():
        content = (public / path).read_bytes()
        test.check(node["contentSize"] == str(len(content)) and node["sha256"] == hashlib.sha256(content).hexdigest(),
                   f"{release}: size and hash of {path}")
    root = next(n for n in crate["@graph"] if n["@id"] == "./")
    test.equal([p["@id"] for p in root["hasPart"]], sorted(files), f"{release}: parts of the research object")

    # schema.org in both start pages.
    for page, language in (("site/index.html", "nl"), ("site/en/index.html", "en")):
        html = (public / page).read_text(encoding="utf-8")
        found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
        test.equal(len(found), 1, f"{release}: one description in {page}")
        data = json.loads(found[0])
        test.check(data["@type"] == "Dataset" and data["inLanguage"] == language, f"{release}: the data set in {page}")
        for file in data["distribution"]:
            test.check((public / file["contentUrl"][len(base) + 1:]).is_file(), f"{page}: {file['contentUrl']}")

# The shapes notice what is missing.
turtle, linked = graphs(test.out / "2020-eind" / "public")
dataset = next(turtle.subjects(RDF.type, DCAT.Dataset))
for prop in SHAPES[DCAT.Dataset]:
    spoilt = rdflib.Graph() + turtle
    spoilt.remove((dataset, prop, None))
    test.check(broken_shapes(spoilt), f"a data set without {prop} is noticed")
    test.check(to_isomorphic(spoilt) != to_isomorphic(linked), "and the graphs differ")
test.end()
