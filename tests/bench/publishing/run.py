#!/usr/bin/env python3
"""What publishing costs: our site, workbook, memo and data files against the dashboards of Hugo and R Markdown.

  run.py --program build/release/bin/werkthet --work DIR [--runs 5] [--lighthouse TOOLS]

Ours is run twice: a whole build of Lindeveen (52 deliveries, lists, 683 estimates, disclosure, all outputs in two languages), and a
region that only publishes (six exchange files in; site, workbook, memo and data out); and `site_pages` beside the program, when it was
built: 353 pages. Round-robin, best of the runs. A peer
that is not installed is named and left out. `--lighthouse`: a folder where `npm install lighthouse` was done; prints the four
scores of three pages, the median of three runs, with LCP, CLS and TBT.
"""
import argparse
import functools
import gzip
import http.server
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import threading
import time

import peers

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "end_to_end"))
from region_part import STUDY as REGION  # noqa: E402

PAGES = 10
MANY = 353


def seconds(command, folder):
    """Wall seconds and peak memory in MB of one run."""
    begin = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - begin
    if status != 0:
        sys.exit(f"{command[0]} failed: {said.decode(errors='replace')[-500:]}")
    return wall, usage.ru_maxrss / 1024


def make_ours(program, work):
    """Lindeveen, and a region with six exchange files made from Lindeveen's own."""
    folder = work / "lindeveen"
    subprocess.run([program, "init", "--example", "lindeveen", folder], check=True, capture_output=True)
    study = (folder / "study.toml").read_text(encoding="utf-8")
    for section, line in (("[arms.regie]", 'variant = "loslaten"'), ("[arms.intensief]", 'variant = "met_steun"'),
                          ("[outcomes.exit_work]", 'common = "uitstroom_werk"')):
        study = study.replace(section + "\n", f"{section}\n{line}\n")
    (folder / "study.toml").write_text(study, encoding="utf-8")
    subprocess.run([program, "build", folder], check=True, capture_output=True)
    own = json.loads(next(folder.glob("out/*/public/data/exchange.json")).read_text(encoding="utf-8"))
    region = work / "region"
    (region / "gemeenten").mkdir(parents=True)
    for i, name in enumerate(("Lindeveen", "Bosrade", "Zandwold", "Eisdijk", "Hoogveld", "Merwestad")):
        own["municipality"] = {"name": name, "code": str(9901 + i)}
        (region / "gemeenten" / f"{i}.json").write_text(json.dumps(own), encoding="utf-8")
    (region / "study.toml").write_text(REGION, encoding="utf-8")
    return folder, region


def count(folder):
    site = next(folder.glob("out/*/public/site"))
    pages = list(site.rglob("*.html"))
    charts = sum(page.read_text(encoding="utf-8").count("<svg") for page in pages)
    return len(pages), charts // 2  # wide and narrow


def timings(options, work):
    program = options.program.resolve()
    lindeveen, region = make_ours(program, work)
    jobs = {"werkthet, Lindeveen": ([program, "build", lindeveen], work), "werkthet, region": ([program, "build", region], work)}
    for name, tool, make in (("Hugo", "hugo", peers.make_hugo), ("R Markdown", "Rscript", peers.make_rmarkdown)):
        if shutil.which(tool) is None:
            print(f"{name}: not installed, left out")
            continue
        folder = work / tool
        jobs[f"{name}, {PAGES} pages"] = (make(folder, PAGES), folder)
    if shutil.which("hugo"):
        jobs[f"Hugo, {MANY} pages"] = (peers.make_hugo(work / "hugo-many", MANY), work / "hugo-many")
    best = {}
    for run in range(options.runs):
        for name, (command, folder) in jobs.items():
            if run > 1 and name.startswith("R "):
                continue  # ten seconds a time
            best.setdefault(name, []).append(seconds(command, folder))
    own_pages, own_charts = count(lindeveen)
    print(f"Lindeveen: {own_pages} pages, {own_charts} charts in both languages; region: {count(region)[0]} pages, "
          f"{count(region)[1]} charts")
    print("| program | wall s, best | peak MB |\n| --- | --- | --- |")
    for name, runs in best.items():
        print(f"| {name} | {min(w for w, _ in runs):.3f} | {max(m for _, m in runs):.0f} |")
    pages = program.parent / "site_pages"
    if pages.is_file():
        said = subprocess.run([pages, work / "site-pages", str(MANY), str(options.runs)], check=True, capture_output=True, text=True)
        print(min(said.stdout.splitlines(), key=lambda line: float(line.split("together ")[1].split()[0])))
    else:
        print(f"{MANY} pages: not measured, `cmake --build build/release --target site_pages` makes the program")
    return lindeveen


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Connections are kept open, and texts compressed when asked, as a web server does with our samples of headers."""
    protocol_version = "HTTP/1.1"
    compress = True

    def log_message(self, *_):
        pass

    def do_GET(self):
        file = pathlib.Path(self.translate_path(self.path))
        if not self.compress or file.suffix not in (".html", ".css", ".js", ".txt") or not file.is_file():
            super().do_GET()
            return
        sent = gzip.compress(file.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(sent)))
        self.end_headers()
        self.wfile.write(sent)


def lighthouse(tools, public):
    site = public / "site"
    handler = functools.partial(Quiet, directory=public)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    pages = ["index.html", "hoe-zeker-is-dit.html"] + sorted(p.name for p in site.glob("uitkomst*.html"))[:1]
    chromium = os.environ.get("WERKTHET_CHROMIUM", "/usr/bin/chromium")
    for page, compress in [(p, c) for p in pages if (site / p).exists() for c in (True, False)]:
        Quiet.compress = compress
        scores = []
        for _ in range(3):
            result = subprocess.run(
                [pathlib.Path(tools) / "node_modules" / ".bin" / "lighthouse",
                 f"http://127.0.0.1:{server.server_port}/site/{page}", "--quiet", "--output=json", "--output-path=stdout",
                 "--chrome-flags=--headless=new --no-sandbox"], env=dict(os.environ, CHROME_PATH=chromium),
                capture_output=True, check=True)
            report = json.loads(result.stdout)
            scores.append([round(100 * report["categories"][c]["score"])
                           for c in ("performance", "accessibility", "best-practices", "seo")]
                          + [report["audits"][a]["numericValue"] for a in ("largest-contentful-paint", "cumulative-layout-shift",
                                                                            "total-blocking-time")])
        middle = [statistics.median(column) for column in zip(*scores)]
        print(f"lighthouse {page}{'' if compress else ', sent without compression'}: {'/'.join(str(round(s)) for s in middle[:4])}, LCP {middle[4] / 1000:.2f} s, "
              f"CLS {middle[5]:.2f}, TBT {middle[6]:.0f} ms")
    server.shutdown()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True, help="a folder that does not exist yet")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--lighthouse", type=pathlib.Path)
    options = parser.parse_args()
    work = options.work.resolve()
    work.mkdir(parents=True)
    print(f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} processors")
    lindeveen = timings(options, work)
    if options.lighthouse:
        lighthouse(options.lighthouse, next(lindeveen.glob("out/*/public")))


if __name__ == "__main__":
    main()
