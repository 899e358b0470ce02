#!/usr/bin/env python3
"""The command line word for word: exit codes, messages with a way out, help, man page, completion, lists, JSON log."""
import json
import re
import shutil
import subprocess

from support import Test

test = Test()

# What goes wrong, and every word of the answer.
WRONG = [
    (["bild"], 'error: there is no command "bild"\n  hint: did you mean build?\n'),
    (["qqqqqqqq"], 'error: there is no command "qqqqqqqq"\n  hint: see `werkthet help`\n'),
    (["build", "--stric", "x"], "werkthet build: error: there is no option --stric\n  hint: did you mean --strict?\n"),
    (["build", "--str", "x"], None),
    (["check", "--thread", "2", "x"],
     "werkthet check: error: there is no option --thread\n  hint: did you mean --threads?\n"),
    (["check"], "werkthet check: error: STUDY is missing: the study file, or the folder that holds study.toml\n"
                "  hint: see `werkthet help check`\n"),
    (["check", "one", "two"], 'werkthet check: error: too many words: "two"\n  hint: see `werkthet help check`\n'),
    (["build", "--only", "memmo", "x"], '--only: error: there is no publisher "memmo"\n  hint: did you mean memo?\n'),
    (["check", "--threads", "0", "x"], None),
    (["check", "--threads", "2x", "x"], None),
    (["check", "--log", "xml", "x"], None),
    (["check", "--threads"], None),
    (["check", "--strict", "--strict", "x"], None),
    (["check", "-q", "x"], None),
    (["check", "nergens"], None),
    (["list", "code"], 'error: there is no list "code"\n  hint: did you mean codes?\n'),
    (["help", "bild"], 'error: there is no command "bild"\n  hint: did you mean build?\n'),
    (["explain", "E2O4"], None),
    (["explain", "exit_work.18.regie.share"], None),
    (["init", "--example", "elders", "x"], None),
    (["init", "--profile", "geen", "x"], None),
    (["init", "--scale", "veel", "--example", "lindeveen", "x"], None),
    (["init", "--scale", "-1", "--example", "lindeveen", "x"], None),
    (["init", "--scale", "nan", "--example", "lindeveen", "x"], None),
    (["init", test.fixture], None),
    (["help", "--completion", "fish"], None),
]
for words, expected in WRONG:
    result = test.run(*words)
    said = " ".join(map(str, words))
    test.equal(result.returncode, 2, f"exit code of `{said}` ({result.stderr.strip()[:200]})")
    test.equal(result.stdout, "", f"standard output of `{said}`")
    test.check(re.match(r"(?:[^\n]+: )?error: \S[^\n]*\n(?:  hint: [^\n]+\n)?$", result.stderr),
               f"`{said}` gives one error and at most one hint: {result.stderr!r}")
    test.check("bug" not in result.stderr and "boost" not in result.stderr, f"`{said}` speaks to a user")
    if expected is not None:
        test.equal(result.stderr, expected, f"what `{said}` says")
test.equal([p.name for p in test.work.iterdir()], [], "what wrong commands wrote")

nothing = test.run()
test.equal((nothing.returncode, nothing.stdout), (2, ""), "no command")
overview = test.run("help")
test.equal(overview.returncode, 0, "help")
test.equal(nothing.stderr, overview.stdout, "no command shows the overview")
for words in (["--help"], ["-h"]):
    test.equal(test.run(*words).stdout, overview.stdout, f"{words[0]}")
version = test.run("version")
test.check(re.fullmatch(r"werkthet \d+\.\d+\.\d+\n", version.stdout), "version")
test.equal(test.run("--version").stdout, version.stdout, "--version")

# Every command explains itself, twice the same way, with an example that starts with its own name.
commands = re.findall(r"^  (\w+) ", overview.stdout.split("options of every command")[0], re.M)
test.check({"init", "check", "build", "explain", "verify", "list", "help"} <= set(commands), f"commands: {commands}")
for command in commands:
    shown = test.run("help", command)
    test.equal(shown.returncode, 0, f"help {command}")
    test.check(shown.stdout.startswith(f"usage: werkthet {command}"), f"usage of {command}")
    test.check(re.search(rf"example:\n  werkthet {command}", shown.stdout), f"example of {command}")
    test.equal(test.run(command, "--help").stdout, shown.stdout, f"{command} --help")
    test.check(max(map(len, shown.stdout.splitlines())) <= 130, f"help of {command} fits a terminal")
for code in (0, 1, 2, 3, 4, 7, 8, 70):
    test.check(re.search(rf"^  {code} +\w", overview.stdout, re.M), f"exit code {code} is explained")

# The man page and the completion are made of the same table.
page = test.run("help", "--man").stdout
test.check(page.startswith(".TH WERKTHET 1"), "the man page has a head")
manual = test.work / "werkthet.1"
manual.write_text(page, encoding="utf-8")
for command in commands:
    test.check(f".SS werkthet {command}" in page, f"{command} stands in the man page")
allowed = {".TH", ".SH", ".SS", ".TP", ".PP", ".B", ".I", ".nf", ".fi"}
test.equal(sorted({line.split()[0] for line in page.splitlines() if line.startswith(".")} - allowed), [],
           "unknown requests in the man page")
if shutil.which("man") and shutil.which("groff"):
    result = subprocess.run(["man", "--warnings", "-l", "-Tutf8", manual], capture_output=True, text=True,
                            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MANWIDTH": "80"})
    test.equal((result.returncode, result.stderr), (0, ""), "what man says of the page")
    plain = re.sub(r".\x08", "", result.stdout)
    test.check("--threads" in plain and "EXIT STATUS" in plain, "man shows the page")
else:
    print("note: no man and groff here; only the requests of the page were looked at")
completion = test.work / "completion.bash"
completion.write_text(test.run("help", "--completion", "bash").stdout, encoding="utf-8")
script = (f'set -eu; source "{completion}"; complete -p werkthet >/dev/null; COMP_WORDS=(werkthet b); COMP_CWORD=1; '
          '_werkthet; echo "${COMPREPLY[@]}"; COMP_WORDS=(werkthet build --thr); COMP_CWORD=2; _werkthet; '
          'echo "${COMPREPLY[@]}"')
result = subprocess.run(["bash", "-c", script], capture_output=True, text=True)
test.equal((result.stdout, result.stderr), ("build\n--threads\n", ""), "completion of a command and of an option")

# Lists, and an explanation of every code.
lists = re.search(r"WHAT +(.*)", test.run("help", "list").stdout).group(1)
kinds = [w for w in re.findall(r"\w+", lists) if w != "or"]
test.check(len(kinds) == 7, f"kinds of lists: {kinds}")
for kind in kinds:
    result = test.run("list", kind)
    test.check(result.returncode == 0 and len(result.stdout.splitlines()) >= 2, f"list {kind} shows something")
codes = re.findall(r"^([A-Z]\d{3})  \S", test.run("list", "codes").stdout, re.M)
test.check(len(codes) >= 30, f"codes: {len(codes)}")
test.equal(sorted({c for c in codes if codes.count(c) > 1}), [], "codes that stand in the list twice")
for code in codes:
    result = test.run("explain", code)
    test.check(result.returncode == 0 and re.match(rf"{code}: \S.*\n\n\S[\s\S]*\n\nWhat to do: \S", result.stdout),
               f"explain {code}")
release = test.out / "2020-eind"
figure = test.run("explain", "exit_work.18.regie.share", "--release", release)
test.equal(figure.returncode, 0, f"explain a figure: {figure.stderr}")
for word in ("estimate: 0.2", "n: 157", "method: ", "reference: ", "internal: not for publication"):
    test.check(word in figure.stdout, f"a figure shows {word!r}")
near = test.run("explain", "exit_work.18.regie.shares", "--release", release)
test.check(near.returncode == 2 and "did you mean exit_work.18.regie.share?" in near.stderr, "a figure with a near name")
nowhere = test.run("explain", "exit_work.18.regie.share", "--release", test.work / "nergens")
test.equal(nowhere.returncode, 7, f"a figure of a release that is not there ({nowhere.stderr.strip()})")

# The log: JSON lines for jobs, silence for --quiet, and one line per stage otherwise.
jobs = test.run("check", test.study, "--log", "json")
test.equal(jobs.returncode, 0, "check --log json")
entries = []
for line in jobs.stderr.splitlines():
    try:
        entries.append(json.loads(line))
    except json.JSONDecodeError:
        test.check(False, f"this line of the log is no JSON: {line[:100]}")
test.check(entries and all({"level", "stage", "message"} <= set(e) for e in entries), "each entry has its three parts")
test.check(any(e["stage"] == "read" and e.get("seconds", -1) >= 0 for e in entries), "a stage has its time")
built = test.run("build", test.study, "--out", test.work / "out", "--log", "json", "--only", "data")
test.equal(built.returncode, 0, f"build --only data: {built.stderr[-200:]}")
wrong = [line for line in built.stderr.splitlines() if not line.startswith("{")]
test.equal(wrong, [], "lines of the log of a build that are no JSON")
test.equal(sorted(p.name for p in (test.work / "out" / "2020-eind" / "public").iterdir()), ["data", "manifest.json"],
           "--only data makes data and a manifest")
quiet = test.run("check", test.study, "--quiet")
test.equal((quiet.returncode, quiet.stderr), (0, ""), "check --quiet")
test.end()
