// What was read before: the same register from the cache as from the files, whatever changed in between.
#include "ingest/bus/binary_file.hpp"
#include "unit/ingest/fixture.hpp"

#include <catch2/catch.hpp>

#include <cstring>
#include <fstream>
#include <sstream>
#include <string>

#include <sys/stat.h>

using namespace werkthet;
using namespace werkthet::ingest;
using namespace ingest_test;

namespace {

/// Everything of an input that later stages can see, as text.
std::string seen(const Input& input) {
  std::ostringstream text;
  if (input.bus) {
    for (const BusRow& r : input.bus->rows) {
      text << r.month.index << ' ' << r.repeats << ' ' << r.person << ' ' << r.benefit << ' ' << int{r.scheme} << ' '
           << static_cast<int>(r.household) << ' ' << static_cast<int>(r.sex) << ' ' << static_cast<int>(r.end_reason)
           << ' ' << r.exempt << ' ' << r.birth.value_or(core::Date{-1}).days << ' '
           << r.start.value_or(core::Date{-1}).days << ' ' << r.end.value_or(core::Date{-1}).days << ' '
           << r.work_income << '\n';
    }
    for (const Delivery& d : input.bus->deliveries) {
      text << d.file << ' ' << d.sha256 << ' ' << d.reporter << ' ' << d.municipality << ' ' << d.month.index << ' '
           << d.records << ' ' << d.bytes << ' ' << d.superseded << ' ' << d.totals.running << ' ' << d.totals.income
           << ' ' << d.totals.unknown << '\n';
    }
    text << input.bus->persons << ' ' << input.bus->benefits << '\n';
  }
  for (const InputFile& f : input.files) {
    text << f.role << ' ' << f.file << ' ' << f.sha256 << ' ' << f.rows << '\n';
  }
  for (const FieldCount& n : input.nulls) {
    text << n.file << ' ' << n.field << ' ' << n.code << ' ' << n.count << '\n';
  }
  return text.str() + core::text(input.problems, 1000);
}

/// What a run said while it worked: which files it really read shows there.
class Steps final : public core::Log {
 public:
  void info(std::string_view message) override { said += std::string(message) + "\n"; }
  void warn(std::string_view message) override { said += std::string(message) + "\n"; }
  void progress(std::uint64_t, std::uint64_t) override {}
  [[nodiscard]] bool has_read(int files) const {
    return said.find("deliveries: " + std::to_string(files) + " read") != std::string::npos;
  }
  std::string said;
};

struct Register {
  Folder folder;
  config::Study study = study_in(folder);
  Register() {
    study.data.bus = {"bus/*.xml"};
    for (int month = 1; month <= 9; ++month) {
      write(month, 30);
    }
  }
  void write(int month, int people, const std::string& suffix = {}, const std::string& sequence = {}) {
    std::vector<Benefit> benefits;
    for (int i = month / 3; i < people; ++i) {  // some leave without a word
      Person person{number(i)};
      person.income = (i + month) % 4 == 0 ? "+0" + std::to_string(100 + i) : "";
      person.sex = i == 7 ? "5" : "1";  // never understood
      if (i == month) {
        person.end = "20180" + std::to_string(month) + "15";
        person.reason = "11";
      }
      benefits.push_back({"B" + std::to_string(i / 2), {person}});
    }
    folder.write("bus/2018-0" + std::to_string(month) + suffix + ".xml",
                 delivery_xml(2018, month, benefits, sequence));
  }
  [[nodiscard]] fs::path cache() const { return folder.path() / ".werkthet" / "test.deliveries"; }
  Input run(Steps& log, bool with_cache = true) {
    return read_input(study, {2, with_cache ? cache() : fs::path{}}, log);
  }
  /// The same from the cache as from the files, and so many files read.
  void agrees(int files_read) {
    Steps kept;
    Steps anew;
    CHECK(seen(run(kept)) == seen(run(anew, false)));
    INFO(kept.said);
    CHECK(kept.has_read(files_read));
  }
};

}  // namespace

TEST_CASE("a second run reads nothing, and sees what the first saw") {
  Register r;
  Steps first;
  const std::string from_files = seen(r.run(first));
  CHECK(first.has_read(9));
  struct stat info {};
  REQUIRE(::stat(r.cache().c_str(), &info) == 0);
  CHECK((info.st_mode & 0777U) == 0600U);
  Steps second;
  CHECK(seen(r.run(second)) == from_files);
  CHECK(second.has_read(0));
}

TEST_CASE("a new month is the only one that is read") {
  Register r;
  Steps log;
  static_cast<void>(r.run(log));
  r.write(10 - 1, 30);  // the last month is written anew, with the same content but another time
  std::vector<Benefit> benefits{{"B90", {{number(90)}}}, {"B3", {{number(6)}}}};
  r.folder.write("bus/2018-10.xml", delivery_xml(2018, 10, benefits));
  r.agrees(2);
  r.agrees(0);
}

TEST_CASE("an old month that was delivered again is read from there on") {
  Register r;
  Steps log;
  static_cast<void>(r.run(log));
  r.write(5, 28, "-again", "2");
  r.agrees(6);  // both of May, June to September
  r.agrees(0);
}

TEST_CASE("a month that is gone, and a run as of an earlier day, use what still holds") {
  Register r;
  Steps log;
  static_cast<void>(r.run(log));
  SECTION("gone") {
    fs::remove(r.folder.path() / "bus/2018-07.xml");
    r.agrees(2);
  }
  SECTION("as of") {
    r.study.release.data_until = day(2018, 6, 30);
    r.agrees(0);
    r.study.release.data_until.reset();
    r.agrees(0);
  }
}

TEST_CASE("another key, layout or setting makes the cache worthless, and a damaged one is made anew") {
  Register r;
  Steps log;
  static_cast<void>(r.run(log));
  SECTION("another key") {
    fs::remove(r.folder.path() / "key");
    make_key(r.folder.path() / "key");
    r.agrees(9);
  }
  SECTION("a setting") {
    r.study.data.bus_values["sequence"] = "1";
    r.agrees(9);
  }
  SECTION("every byte counts") {
    std::string bytes;
    {
      std::ostringstream text;
      text << std::ifstream(r.cache(), std::ios::binary).rdbuf();
      bytes = text.str();
    }
    const auto damaged = [&](const std::string& content) {
      std::ofstream(r.cache(), std::ios::binary) << content;
      Steps kept;
      Steps anew;
      CHECK(seen(r.run(kept)) == seen(r.run(anew, false)));
      CHECK(kept.has_read(9));
      CHECK(kept.said.find("damaged") != std::string::npos);
    };
    damaged(bytes.substr(0, bytes.size() / 2));
    damaged("x");
    for (std::size_t at = 40; at < bytes.size(); at += bytes.size() / 7) {
      std::string wrong = bytes;
      wrong[at] = static_cast<char>(wrong[at] ^ 4);
      damaged(wrong);
    }
  }
  SECTION("open to others") {
    ::chmod(r.cache().c_str(), 0644);
    Steps kept;
    static_cast<void>(r.run(kept));
    CHECK(kept.has_read(9));
  }
}

TEST_CASE("the cache holds no citizen number and no registration number") {
  Register r;
  Steps log;
  static_cast<void>(r.run(log));
  std::ostringstream text;
  text << std::ifstream(r.cache(), std::ios::binary).rdbuf();
  const std::string bytes = text.str();
  CHECK(bytes.size() > 1000);
  for (int i = 0; i < 30; ++i) {
    CHECK(bytes.find(number(i)) == std::string::npos);
    const auto digits = static_cast<std::uint32_t>(std::stoul(number(i)));
    CHECK(bytes.find(std::string(reinterpret_cast<const char*>(&digits), sizeof digits)) == std::string::npos);
    CHECK(bytes.find("B" + std::to_string(i) + std::string(1, '\0')) == std::string::npos);
  }
}

TEST_CASE("a cache that cannot be written is no trouble of the run") {
  Register r;
  fs::create_directories(r.cache());  // a folder in its place
  Steps log;
  const Input input = r.run(log);
  CHECK(input.bus->deliveries.size() == 9);
  CHECK(log.said.find("not kept") != std::string::npos);
}
