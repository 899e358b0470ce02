#include "ingest/pseudonym.hpp"

#include "core/error.hpp"
#include "provenance/digest.hpp"
#include "unit/ingest/fixture.hpp"

#include <catch2/catch.hpp>

#include <cstdio>
#include <set>
#include <variant>

#include <sys/stat.h>

using namespace werkthet;
using namespace werkthet::ingest;
using ingest_test::Folder;
using ingest_test::number;
namespace fs = std::filesystem;

namespace {
bool accepted(const std::string& text) {
  return std::holds_alternative<CitizenNumber>(parse_citizen_number(text));
}
NumberTrouble trouble(const std::string& text) {
  return std::get<NumberTrouble>(parse_citizen_number(text));
}
std::array<char, Key::size> bytes_of(char fill) {
  std::array<char, Key::size> bytes{};
  bytes.fill(fill);
  return bytes;
}
}  // namespace

TEST_CASE("citizen numbers pass the eleven-test or are refused") {
  for (int i = 0; i < 200; ++i) {
    CHECK(accepted(number(i)));
    CHECK(accepted(" " + number(i) + " "));
  }
  SECTION("every wrong last digit is refused") {
    std::string wrong = number(3);
    for (char c = '0'; c <= '9'; ++c) {
      wrong.back() = c;
      CHECK(accepted(wrong) == (wrong == number(3)));
    }
  }
  SECTION("eight digits get a leading zero") {
    for (int base = 1'000'000; base < 1'000'050; ++base) {
      for (int check = 0; check < 10; ++check) {
        const std::string eight = std::to_string(base) + std::to_string(check);
        REQUIRE(accepted(eight) == accepted("0" + eight));
        if (accepted(eight)) {
          CHECK(std::get<CitizenNumber>(parse_citizen_number(eight)).digits ==
                std::get<CitizenNumber>(parse_citizen_number("0" + eight)).digits);
        }
      }
    }
  }
  SECTION("what a spreadsheet made of it is damaged, not repaired") {
    CHECK(trouble("1,23E+08") == NumberTrouble::damaged);
    CHECK(trouble("1.23457E+08") == NumberTrouble::damaged);
    CHECK(trouble(number(1) + ".0") == NumberTrouble::damaged);
    CHECK(trouble("123.456.782") == NumberTrouble::damaged);
  }
  CHECK(trouble("") == NumberTrouble::missing);
  CHECK(trouble("onbekend") == NumberTrouble::not_digits);
  CHECK(trouble("1234567") == NumberTrouble::wrong_length);
  CHECK(trouble("1234567890") == NumberTrouble::wrong_length);
  CHECK(trouble("000000000") == NumberTrouble::eleven_test);
}

TEST_CASE("a pseudonym is the first half of the keyed digest of study and number") {
  const Key key(bytes_of('k'));
  Pseudonymiser pseudonyms(key, "lindeveen");
  const auto parsed = std::get<CitizenNumber>(parse_citizen_number(number(7)));
  const Pseudonym p = pseudonyms.of(parsed);
  const auto expected =
      provenance::hex(provenance::Hmac(std::string(32, 'k')).of("werkthet/1/lindeveen/" + number(7)))
          .substr(0, 32);
  char text[33];
  std::snprintf(text, sizeof text, "%016llx%016llx", static_cast<unsigned long long>(p.high),
                static_cast<unsigned long long>(p.low));
  CHECK(std::string(text) == expected);

  SECTION("the same number gives the same pseudonym, also after many others") {
    std::set<std::pair<std::uint64_t, std::uint64_t>> seen;
    for (int i = 0; i < 10'000; ++i) {
      const Pseudonym one = pseudonyms.of(std::get<CitizenNumber>(parse_citizen_number(number(i))));
      seen.insert({one.high, one.low});
    }
    CHECK(seen.size() == 10'000);
    CHECK(pseudonyms.of(parsed) == p);
  }
  SECTION("another study or another key gives something else") {
    Pseudonymiser other_study(key, "elders");
    const Key other(bytes_of('q'));
    Pseudonymiser other_key(other, "lindeveen");
    CHECK_FALSE(other_study.of(parsed) == p);
    CHECK_FALSE(other_key.of(parsed) == p);
  }
}

TEST_CASE("the key file is made once, private, and only read when it still is") {
  const Folder folder;
  const auto path = folder.path() / "key";
  make_key(path);
  struct stat info {};
  REQUIRE(::stat(path.c_str(), &info) == 0);
  CHECK((info.st_mode & 07777U) == 0600U);
  CHECK(info.st_size == 32);
  const std::string first(read_key(path).bytes());
  CHECK(first != std::string(32, '\0'));

  CHECK_THROWS_AS(make_key(path), core::Error);
  CHECK(std::string(read_key(path).bytes()) == first);
  make_key(folder.path() / "other");
  CHECK(std::string(read_key(folder.path() / "other").bytes()) != first);

  for (const unsigned mode : {0644U, 0640U, 0700U, 0400U, 0666U}) {
    ::chmod(path.c_str(), mode);
    CHECK_THROWS_AS(read_key(path), core::Error);
  }
  ::chmod(path.c_str(), 0600);
  fs::create_symlink(path, folder.path() / "link");
  CHECK_THROWS_AS(read_key(folder.path() / "link"), core::Error);
  for (const std::size_t size : {0U, 31U, 33U}) {
    const auto wrong = folder.write("wrong", std::string(size, 'x'));
    ::chmod(wrong.c_str(), 0600);
    CHECK_THROWS_AS(read_key(wrong), core::Error);
  }
  CHECK_THROWS_AS(read_key(folder.path() / "absent"), core::Error);
}
