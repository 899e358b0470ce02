#!/usr/bin/env python3
"""Broken and hostile input through the whole program: a clear error that names the file, little memory, nothing made."""
import shutil
import stat

from support import Test, allocation, peak_of_run

test = Test()
study = test.work / "lindeveen"
shutil.copytree(test.study, study)
key = test.work / "lindeveen.key"
shutil.copy2(test.fixture / "lindeveen.key", key)
delivery = study / "data" / "bus" / "2018-06.xml"
whole = delivery.read_bytes()
out = test.work / "out"
MEMORY = 600  # MiB


peaks = []


def build():
    code, said, peak = peak_of_run(test.program, "build", study, "--out", out)
    peaks.append(peak)
    return code, said, peak


def refused(what, names, codes=(3,)):
    """Builds and looks: the exit code, the file in the message, no trace of a person, no output."""
    code, said, peak = build()
    test.check(code in codes, f"{what}: exit code {code}, expected one of {codes}: {said[-300:]}")
    test.check(names in said, f"{what}: the message names {names}: {said[-300:]}")
    test.check("bug" not in said, f"{what}: it is not called a bug")
    test.check(not out.exists() or not [p for p in out.iterdir() if p.name != ".werkthet.lock"],
               f"{what}: nothing was written")
    test.check(peak < MEMORY, f"{what}: {peak:.0f} MiB of memory")
    shutil.rmtree(out, ignore_errors=True)
    return said


def with_delivery(what, data, names="2018-06.xml", codes=(3,)):
    delivery.write_bytes(data)
    said = refused(what, names, codes)
    delivery.write_bytes(whole)
    return said


with_delivery("an empty delivery", b"")
with_delivery("half a delivery", whole[:len(whole) // 2])
said = with_delivery("a delivery cut in a number", whole[:whole.index(b"<Burgerservicenummer>") + 26])
with_delivery("bytes that are no text", bytes(range(256)) * 400)
with_delivery("NUL bytes", b"\0" * 4096)
with_delivery("an archive", b"PK\x03\x04" + b"\x14\0" * 200)
with_delivery("text that is no XML", b"jaar;maand\n2018;6\n")
with_delivery("XML of something else", b"<?xml version='1.0'?><Factuur><Bedrag>1</Bedrag></Factuur>")
with_delivery("entities that grow", b"<?xml version='1.0'?><!DOCTYPE l [<!ENTITY a 'aaaaaaaaaa'>" +
              b"".join(b"<!ENTITY a%d '%s'>" % (i, b"&a%d;" % (i - 1) * 10 if i > 1 else b"&a;" * 10)
                       for i in range(1, 12)) + b"]><Levering>&a11;</Levering>")
with_delivery("a file from elsewhere", b"<?xml version='1.0'?><!DOCTYPE l [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
              b"<Levering><Statistiekjaar>&a;</Statistiekjaar></Levering>")
with_delivery("a million open elements", b"<Levering>" + b"<a>" * 1000000)

# Larger than may be read: refused by its size, before it takes memory.
with open(delivery, "wb") as handle:
    handle.truncate(3 << 30)
refused("a file of 3 GiB", "2018-06.xml")
delivery.write_bytes(whole)
# Below the limit of size, but nothing in it: read in pieces or refused, never with a gigabyte of memory.
with open(delivery, "wb") as handle:
    handle.truncate(1 << 30)
refused("a file of 1 GiB of nothing", "2018-06.xml")
delivery.write_bytes(whole)

delivery.unlink()
delivery.mkdir()
refused("a folder in place of a delivery", "2018-06.xml")
delivery.rmdir()
delivery.write_bytes(whole)

lists = study / "data" / "allocation.csv"
kept = lists.read_bytes()
number = next(row["bsn"] for row in allocation(study) if row["arm"])
for what, data in {"an empty allocation list": b"", "a list without its end": kept[:len(kept) // 2] + b'"open',
                   "a list in UTF-16 without its last byte": kept.decode().encode("utf-16")[:-1],
                   "a list with a hostile cell": kept.replace(number.encode(), b"=cmd|'/c calc'!A1;\x1b[2J", 1)}.items():
    lists.write_bytes(data)
    said = refused(what, "allocation.csv")
    test.check("\x1b" not in said and "calc" not in said, f"{what}: the cell is not repeated")
lists.unlink()
lists.mkdir()
refused("a folder in place of the list", "allocation.csv")
lists.rmdir()
refused("no allocation list", "allocation.csv", (2, 3))
lists.write_bytes(kept)

# The key: gone, readable for others, too short.
secret = key.read_bytes()
key.unlink()
refused("no key", "lindeveen.key", (2, 3))
key.write_bytes(secret)
key.chmod(0o644)
said = refused("a key that others can read", "lindeveen.key", (2, 3))
test.check("600" in said or "mode" in said or "others" in said or "chmod" in said, "it says what is wrong with the key")
key.chmod(0o600)
key.write_bytes(secret[:10])
refused("half a key", "lindeveen.key", (2, 3))
key.write_bytes(secret)
test.equal(stat.S_IMODE(key.stat().st_mode), 0o600, "mode of the key")

# The settings.
settings = study / "study.toml"
text = settings.read_text(encoding="utf-8")
for what, broken in {"an empty study": "", "no TOML": "<xml/>", "half a study": text[:len(text) // 3],
                     "deep nesting": "a = " + "[" * 100000, "a NUL": text.replace("lindeveen", "linde\0veen", 1),
                     "a path upwards as release": text.replace('id = "2020-eind"', 'id = "../../weg"'),
                     "a minimum of one": text.replace("min_cell = 10", "min_cell = 1")}.items():
    settings.write_text(broken, encoding="utf-8")
    refused(what, "study.toml", (2, 4))
settings.write_text(text, encoding="utf-8")

code, said, peak = build()
test.equal(code, 0, f"everything put back: {said[-300:]}")
test.check(peak < MEMORY, f"memory of a build: {peak:.0f} MiB")
print(f"peak memory: a whole build {peak:.0f} MiB, all runs {max(peaks):.0f} MiB")
test.end()
