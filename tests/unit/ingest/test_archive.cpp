#include "ingest/archive.hpp"

#include "core/error.hpp"
#include "core/random.hpp"
#include "ingest/source_files.hpp"
#include "unit/ingest/fixture.hpp"
#include "unit/ingest/zip_sample.hpp"

#include <catch2/catch.hpp>

#include <functional>
#include <string>

using namespace werkthet;
using namespace werkthet::ingest;
using namespace ingest_test;

namespace {

constexpr std::uint64_t plenty = std::uint64_t{1} << 32U;

std::string refusal(const std::function<void()>& work) {
  try {
    work();
  } catch (const core::Error& error) {
    CHECK(error.kind() == core::ErrorKind::input);
    return error.message();
  }
  return {};
}

std::string refusal_of(const std::string& zip, const ArchiveLimits& limits = {}) {
  return refusal([&] {
    const ZipArchive archive(std::string_view(zip), limits);
    for (const ZipEntry& entry : archive.entries()) {
      (void)read_all(*archive.open(entry.name), plenty);
    }
  });
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string content(const ZipArchive& archive, std::string_view name) {
  return read_all(*archive.open(name), plenty);
}

/// Text that packs about as well as a delivery.
std::string lines(int n) {
  std::string text;
  for (int i = 0; i < n; ++i) {
    text += "<Uitkering><Registratienummer>" + std::to_string(i * 7919 % 100'003) +
            "</Registratienummer></Uitkering>\n";
  }
  return text;
}

}  // namespace

TEST_CASE("a .gz of one or more members is read in any pieces") {
  const Folder folder;
  const std::string text = lines(20'000);
  folder.write("a.gz", zip_sample::gz(text));
  folder.write("b.gz", zip_sample::gz(text) + zip_sample::gz("") + zip_sample::gz("and more"));
  CHECK(read_all(*open_gz(folder.path() / "a.gz"), plenty) == text);
  CHECK(read_all(*open_gz(folder.path() / "b.gz"), plenty) == text + "and more");
  const auto stream = open_gz(folder.path() / "a.gz");
  std::string small(777, ' ');
  std::string all;
  for (std::size_t n = stream->read(small.data(), small.size()); n > 0;
       n = stream->read(small.data(), small.size())) {
    all.append(small, 0, n);
  }
  CHECK(all == text);
  CHECK(stream->read(small.data(), small.size()) == 0);
}

TEST_CASE("a .gz that is cut off, damaged or followed by something else is refused") {
  const Folder folder;
  const std::string whole = zip_sample::gz(lines(500));
  const auto said = [&](const std::string& bytes) {
    folder.write("a.gz", bytes);
    return refusal([&] { (void)read_all(*open_gz(folder.path() / "a.gz"), plenty); });
  };
  CHECK(said(whole).empty());
  for (std::size_t i = 0; i < 32; ++i) {
    CHECK(has(said(whole.substr(0, whole.size() * i / 32)), "cut off"));
  }
  CHECK(has(said(whole.substr(0, whole.size() - 1)), "cut off"));
  CHECK_FALSE(said(whole + "garbage").empty());
  CHECK_FALSE(said(whole + std::string(512, '\0')).empty());
  std::string wrong_sum = whole;
  wrong_sum[whole.size() - 8] = static_cast<char>(wrong_sum[whole.size() - 8] ^ 1);
  CHECK(has(said(wrong_sum), "damaged"));
  CHECK_FALSE(said("<xml/>").empty());
}

TEST_CASE("an archive that grows beyond reason is refused after little more than the first megabyte") {
  const Folder folder;
  const std::string zeros(64U << 20U, '\0');
  folder.write("a.gz", zip_sample::gz(zeros));
  const std::string zip = zip_sample::zip({{"a.xml", zeros}});
  const ZipArchive archive{std::string_view(zip)};
  for (const bool in_zip : {false, true}) {
    const auto stream = in_zip ? archive.open("a.xml") : open_gz(folder.path() / "a.gz");
    std::string piece(1U << 16U, ' ');
    std::size_t came = 0;
    CHECK(has(refusal([&] {
                for (std::size_t n = 1; n > 0; came += n) {
                  n = stream->read(piece.data(), piece.size());
                }
              }),
              "grows more than 200 times"));
    CHECK(came < (2U << 20U));
  }
  CHECK(refusal_of(zip_sample::zip({{"a.xml", std::string(1U << 20U, ' ')}})).empty());
  ArchiveLimits small;
  small.entry_bytes = 1000;
  CHECK(has(refusal_of(zip_sample::zip({{"a.xml", lines(100)}}), small), "larger than the limit"));
  CHECK(has(refusal_of(zip_sample::zip({{"a.xml", lines(100), false, 0, 0, -6000}}), small),
            "larger than the limit"));
}

TEST_CASE(
    "the files of a .zip are listed in order and read, packed or stored, narrow or wide, with bytes before "
    "it") {
  const std::string text = lines(3000);
  for (const bool wide : {false, true}) {
    for (const char* before : {"", "#!/bin/sh and a program in front\n"}) {
      zip_sample::Form form;
      form.wide = wide;
      form.before = before;
      form.comment = "made by hand";
      const std::string bytes = zip_sample::zip({{"bus/", "", true, 0, 0040755},
                                                 {"bus/2018-02.xml", text, false, 0, 0100644},
                                                 {"2018-01.xml", "short", true},
                                                 {"caf\xC3\xA9.xml", "", false}},
                                                form);
      const ZipArchive archive{std::string_view(bytes)};
      REQUIRE(archive.entries().size() == 3);
      CHECK(archive.entries()[0].name == "bus/2018-02.xml");
      CHECK(archive.entries()[0].size == text.size());
      CHECK(archive.entries()[1].name == "2018-01.xml");
      CHECK(content(archive, "bus/2018-02.xml") == text);
      CHECK(content(archive, "2018-01.xml") == "short");
      CHECK(content(archive, "caf\xC3\xA9.xml").empty());
      CHECK(has(refusal([&] { (void)archive.open("bus/"); }), "no file with this name"));
    }
  }
}

TEST_CASE("names in a .zip that could point elsewhere, double names, links and passwords are refused") {
  const std::vector<std::string> names = {"../a.xml",   "a/../../b.xml",
                                          "/etc/a.xml", "C:/a.xml",
                                          "a\\b.xml",   "..",
                                          "a/./b.xml",  "a//b.xml",
                                          "",           std::string("a\0b", 3),
                                          "a\nb.xml",   "a\xFF.xml",
                                          "a/..",       std::string(2000, 'a')};
  for (const std::string& name : names) {
    CAPTURE(name);
    CHECK(has(refusal_of(zip_sample::zip({{"good.xml", "1"}, {name, "2"}})), "a name in the archive"));
  }
  CHECK(has(refusal_of(zip_sample::zip({{"a.xml", "1"}, {"a.xml", "2"}})), "one name"));
  CHECK(has(refusal_of(zip_sample::zip({{"a.xml", "1", false, 1}})), "encrypted"));
  CHECK(has(refusal_of(zip_sample::zip({{"a.xml", "/etc/passwd", true, 0, 0120777}})), "link"));
  CHECK(has(refusal_of(zip_sample::zip({{"a.xml", "", true, 0, 0010644}})), "device"));
  CHECK(has(refusal_of(zip_sample::zip({{"a/", "content", true}})), "folder"));
  CHECK(has(refusal_of(zip_sample::zip({{"a.xml", "1", false, 0, 0, 0, 0, 12}})), "way of packing"));
}

TEST_CASE("a .zip whose directory does not agree with itself or its files is refused") {
  const std::string text = lines(100);
  using zip_sample::Form;
  CHECK(refusal_of(zip_sample::zip({{"a.xml", text}})).empty());
  CHECK_FALSE(
      refusal_of(zip_sample::zip({{"a.xml", text}, {"b.xml", text}}, Form{false, "", "", -1})).empty());
  CHECK_FALSE(
      refusal_of(zip_sample::zip({{"a.xml", text}, {"b.xml", text}}, Form{false, "", "", 1})).empty());
  CHECK(
      has(refusal_of(zip_sample::zip({{"a.xml", text, false, 0, 0, 0, 1}})), "not what its directory says"));
  CHECK(has(refusal_of(zip_sample::zip({{"a.xml", text, false, 0, 0, 5}})), "not what its directory says"));
  CHECK(has(refusal_of(zip_sample::zip({{"a.xml", text, false, 0, 0, -5}})), "not what its directory says"));
  CHECK_FALSE(refusal_of(zip_sample::zip({{"a.xml", text, false, 0, 0, 0, 0, 8, "b.xml"}})).empty());
  CHECK_FALSE(refusal_of(zip_sample::zip({{"a.xml", text, false, 0, 0, 0, 0, 8, "", 3}})).empty());
  const std::string first = zip_sample::zip({{"a.xml", text}});
  const auto size_of_first = static_cast<std::int64_t>(first.find("PK\x01\x02"));
  CHECK(has(refusal_of(zip_sample::zip(
                {{"a.xml", text}, {"a.xmm", text, false, 0, 0, 0, 0, 8, "", -size_of_first}})),
            "overlap"));
  CHECK_FALSE(refusal_of(zip_sample::zip({{"a.xml", text}}) + "garbage").empty());
  const std::string whole = zip_sample::zip({{"a.xml", text}, {"b.xml", "2"}});
  for (std::size_t i = 0; i < 64; ++i) {
    CHECK_FALSE(refusal_of(whole.substr(0, whole.size() * i / 64)).empty());
  }
  std::vector<zip_sample::Entry> many;
  for (int i = 0; i < 10'001; ++i) {
    many.push_back({"f" + std::to_string(i), "", true});
  }
  CHECK(has(refusal_of(zip_sample::zip(many)), "10000"));
  many.pop_back();
  CHECK(refusal_of(zip_sample::zip(many)).empty());
}

TEST_CASE("300 damaged archives are refused or give exactly what was packed") {
  const std::string text = lines(200);
  const std::string zip = zip_sample::zip({{"a.xml", text}, {"b.xml", "stored", true}});
  const std::string gz = zip_sample::gz(text);
  const Folder folder;
  core::RandomStream random(20260702, "ingest/archive");
  int refused = 0;
  for (int i = 0; i < 300; ++i) {
    const auto damaged = [&](std::string bytes) {
      for (std::uint64_t n = 1 + random.below(4); n > 0; --n) {
        bytes[random.below(bytes.size())] = static_cast<char>(random.below(256));
      }
      return bytes;
    };
    const std::string bad = damaged(zip);
    std::vector<std::string> contents;
    const std::string said = refusal([&] {
      const ZipArchive archive{std::string_view(bad)};
      for (const ZipEntry& entry : archive.entries()) {
        contents.push_back(content(archive, entry.name));
      }
    });
    for (const std::string& one : contents) {
      CHECK((one == text || one == "stored"));
    }
    CHECK((!said.empty() || contents.size() == 2));
    refused += said.empty() ? 0 : 1;
    folder.write("a.gz", damaged(gz));
    std::string got = text;
    (void)refusal([&] { got = read_all(*open_gz(folder.path() / "a.gz"), plenty); });
    CHECK(got == text);
  }
  CHECK(refused > 200);
  CHECK(refused < 300);  // times and versions may be anything
}

TEST_CASE("a .zip in the study stands for its files, each with its own name, and a .gz for what it holds") {
  const Folder folder;
  folder.write("bus.zip", zip_sample::zip({{"2018-02.xml", "two"}, {"x/2018-01.xml", "one"}}));
  folder.write("2018-03.xml", "three");
  folder.write("2018-04.xml", zip_sample::gz("four"));
  folder.write("broken.zip", zip_sample::zip({{"a.xml", "1"}}).substr(0, 40));
  folder.write("empty.zip", zip_sample::zip({}));
  folder.write("text.zip", "no archive");
  core::Problems problems;
  const auto found = expand({"bus.zip", "2018*.xml"}, folder.path(), problems);
  CHECK(problems.all().empty());
  REQUIRE(found.size() == 4);
  const std::vector<std::pair<std::string, std::string>> wanted = {{"2018-03.xml", "three"},
                                                                   {"2018-04.xml", "four"},
                                                                   {"bus.zip/2018-02.xml", "two"},
                                                                   {"bus.zip/x/2018-01.xml", "one"}};
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(found[i].name == wanted[i].first);
    CHECK(read_all(*open_source(found[i]), plenty) == wanted[i].second);
  }
  Report report("x");
  InputFile file;
  CHECK(load(found[2], "bus", file, report) == "two");
  CHECK(file.file == "bus.zip/2018-02.xml");

  CHECK(expand({"broken.zip", "empty.zip"}, folder.path(), problems).empty());
  CHECK(problems.count("E200") == 2);
  const auto text = expand({"text.zip"}, folder.path(), problems);
  REQUIRE(text.size() == 1);
  CHECK(read_all(*open_source(text[0]), plenty) == "no archive");
}

TEST_CASE("a link to a file is followed, one to something else is refused") {
  const Folder folder;
  folder.write("real.xml", "text");
  fs::create_symlink("real.xml", folder.path() / "link.xml");
  fs::create_directory(folder.path() / "dir");
  fs::create_symlink("dir", folder.path() / "dir.xml");
  core::Problems problems;
  const auto found = expand({"*.xml"}, folder.path(), problems);
  REQUIRE(found.size() == 2);
  CHECK(read_all(*open_source(found[0]), plenty) == "text");
  CHECK(problems.count("E200") == 1);
  CHECK_FALSE(refusal([&] { (void)open_source({"d", folder.path() / "dir.xml", {}}); }).empty());
  CHECK_FALSE(refusal([&] { (void)list_zip(folder.path() / "dir"); }).empty());
}

TEST_CASE("deliveries give the same rows from a .zip, from a .gz and as they are") {
  const Folder folder;
  const std::string march = delivery_xml(2018, 3, {{"B1", {{number(1)}}}, {"B2", {{number(2)}}}});
  const std::string april = delivery_xml(2018, 4, {{"B1", {{number(1)}}}});
  folder.write("m.xml", march);
  folder.write("a.xml", april);
  folder.write("bus.zip", zip_sample::zip({{"m.xml", march}, {"a.xml", april}}));
  config::Study study = study_in(folder);
  study.data.bus = {"m.xml", "a.xml"};
  const Input plain = read(study);
  study.data.bus = {"bus.zip"};
  const Input zipped = read(study);
  REQUIRE(plain.bus);
  REQUIRE(zipped.bus);
  CHECK_FALSE(zipped.problems.has_errors());
  CHECK(plain.bus->rows.size() > 0);
  CHECK(zipped.bus->rows.size() == plain.bus->rows.size());
  REQUIRE(zipped.bus->deliveries.size() == 2);
  CHECK(zipped.bus->deliveries[0].file == "bus.zip/m.xml");
}
