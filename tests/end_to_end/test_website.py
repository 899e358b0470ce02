#!/usr/bin/env python3
"""What a build does with a house style and with a link that leads nowhere (N14, feature 22).

A pale house style is replaced with a message or refused; a hostile one reaches no page. A template with a broken link stops
the build with the page and the link, and the earlier output stays as it was.
"""
import pathlib
import re
import shutil

from support import Test

test = Test()
themes = pathlib.Path(__file__).resolve().parent.parent / "themes"
study = test.work / "lindeveen"
shutil.copytree(test.study, study)
shutil.copy2(test.fixture / "lindeveen.key", test.work / "lindeveen.key")


def build(*words, env=None):
    return test.run("build", study, "--out", test.work / "out", "--only", "site", *words, env=env)


def style():
    sheets = list((test.work / "out" / "2020-eind" / "public" / "site").glob("werkthet.*.css"))
    test.equal(len(sheets), 1, "one style sheet")
    return sheets[0].read_text(encoding="utf-8")


plain = build()
test.equal(plain.returncode, 0, f"a build without a house style: {plain.stderr[-500:]}")
test.check("H1" not in plain.stderr, "and no word about one")
shipped = style()

good = build("--theme", themes / "rivierstad.css")
test.equal(good.returncode, 0, f"a house style that passes: {good.stderr[-500:]}")
test.check("H1" not in good.stderr and style().startswith(shipped) and "#00594f" in style(), "it is used, without a message")

pale = build("--theme", themes / "bleekveld.css")
test.equal(pale.returncode, 0, f"a pale house style: {pale.stderr[-500:]}")
test.check(re.search(r"warning H104 \S*bleekveld\.css:4:3.*contrast 2\.81:1, 4\.5:1 is needed", pale.stderr),
           f"the message names place, ratio and bar: {pale.stderr[-1500:]}")
test.check("#9a9a9a" not in style() and "#003b2e" in style(), "what cannot be read is left out, the rest is used")

strict = build("--theme", themes / "bleekveld.css", "--theme-strict")
test.equal(strict.returncode, 3, "--theme-strict refuses it")
test.check("error H104" in strict.stderr, "as an error")
for name, text, code in (("rond.css", ":root{--utrecht-link-color:var(--a);--a:var(--utrecht-link-color)}", "H103"),
                         ("open.css", ":root{--utrecht-link-color:#fff", "H102"), ("leeg.css", "", "H106"),
                         ("kwaad.css", ":root{--utrecht-link-color:url(https://kwaad.example/x)}", "H105")):
    (test.work / name).write_text(text, encoding="utf-8")
    made = build("--theme", test.work / name)
    test.check(code in made.stderr, f"{name}: {code} in {made.stderr[-400:]}")
    test.equal(made.returncode, 3 if code in ("H102", "H103") else 0, f"{name}: exit code")
test.check("kwaad.example" not in style(), "no address of a theme reaches the site")
missing = build("--theme", test.work / "er-is-niets.css")
test.check(missing.returncode == 3 and "H101" in missing.stderr, "a file that is not there")

# A setting does the same as the option, and `check` tells as well.
shutil.copy2(themes / "bleekveld.css", study / "huisstijl.css")
text = (study / "study.toml").read_text(encoding="utf-8")
(study / "study.toml").write_text(text.replace("[site]\n", '[site]\ntheme = "huisstijl.css"\n'), encoding="utf-8")
checked = test.run("check", study)
test.check("H104 huisstijl.css:4:3" in checked.stderr + checked.stdout, "check names the file as the study does")
(study / "study.toml").write_text(text, encoding="utf-8")
test.equal(test.run("explain", "H104").returncode, 0, "the code is explained")

# A broken link in a template stops the build.
share = next(p for p in (parent / "share" / "werkthet" for parent in test.program.parents) if (p / "layouts").is_dir())
resources = test.work / "share"
shutil.copytree(share, resources)
template = resources / "templates" / "site" / "page.html"
whole = template.read_text(encoding="utf-8")
build()
before = {p: p.read_bytes() for p in (test.work / "out" / "2020-eind").rglob("*") if p.is_file()}
test.check(len(before) > 30, "there is an earlier output")
for link, why in (("Downloads.html", "there is no such file"), ("downloads.html#weg", "no element with this id"),
                  ("../../../x.html", "leaves the folder"), ("https://elders.example/", "neither the study nor the program")):
    template.write_text(whole.replace("</main>", f'<a href="{link}">x</a></main>'), encoding="utf-8")
    broken = build(env={"WERKTHET_RESOURCES": str(resources)})
    test.equal(broken.returncode, 8, f"a template with {link}")
    test.check(f'site/begrippen.html: "{link}": ' in broken.stderr and why in broken.stderr,
               f"page, link and reason for {link}: {broken.stderr[-600:]}")
after = {p: p.read_bytes() for p in (test.work / "out" / "2020-eind").rglob("*") if p.is_file()}
changed = [str(p) for p in sorted(before.keys() | after.keys()) if before.get(p) != after.get(p)]
test.equal(changed, [], "the earlier output is untouched")
template.write_text(whole, encoding="utf-8")
test.equal(build(env={"WERKTHET_RESOURCES": str(resources)}).returncode, 0, "the template as it was builds again")
test.end()
