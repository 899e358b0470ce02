#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "office/zip_reader.hpp"
#include "office/zip_writer.hpp"

#include <string>

using namespace werkthet;

namespace {

std::string sample() {
  office::ZipWriter writer;
  writer.add("[Content_Types].xml", "<Types/>");
  writer.add("word/document.xml", std::string(100000, 'a') + "é");
  writer.add("empty", "");
  return writer.finish();
}

unsigned byte(const std::string& package, std::size_t at) {
  return static_cast<unsigned char>(package.at(at));
}

}  // namespace

TEST_CASE("parts come back in the order in which they were added") {
  const auto parts = office::read_zip(sample());
  REQUIRE(parts.size() == 3);
  CHECK(parts[0].name == "[Content_Types].xml");
  CHECK(parts[0].bytes == "<Types/>");
  CHECK(parts[1].name == "word/document.xml");
  CHECK(parts[1].bytes == std::string(100000, 'a') + "é");
  CHECK(parts[2].bytes.empty());
}

TEST_CASE("the same parts give the same bytes, with a fixed time") {
  const std::string package = sample();
  CHECK(package == sample());
  CHECK(package.size() < 1000);  // it is packed
  // Local header: time at 10, date at 12: 00:00 and 1980-01-01.
  CHECK(byte(package, 10) == 0);
  CHECK(byte(package, 11) == 0);
  CHECK(byte(package, 12) == 0x21);
  CHECK(byte(package, 13) == 0x00);
}

TEST_CASE("the checksum is CRC-32") {
  office::ZipWriter writer;
  writer.add("check", "123456789");
  const std::string package = writer.finish();
  // The check value of CRC-32/ISO-HDLC is cbf43926; little-endian at 14 in the local header.
  CHECK(byte(package, 14) == 0x26);
  CHECK(byte(package, 15) == 0x39);
  CHECK(byte(package, 16) == 0xf4);
  CHECK(byte(package, 17) == 0xcb);
}

TEST_CASE("odd names are refused and a writer can be used again") {
  office::ZipWriter writer;
  writer.add("a", "1");
  CHECK_THROWS_AS(writer.add("a", "2"), core::Error);
  CHECK_THROWS_AS(writer.add("/a", "2"), core::Error);
  CHECK_THROWS_AS(writer.add("../a", "2"), core::Error);
  CHECK_THROWS_AS(writer.add("b\\c", "2"), core::Error);
  CHECK_THROWS_AS(writer.add("", "2"), core::Error);
  const std::string first = writer.finish();
  writer.add("a", "1");
  CHECK(writer.finish() == first);
}

TEST_CASE("a part goes from one package into another without being packed again") {
  const std::string package = sample();
  const auto parts = office::packed_parts(package);
  REQUIRE(parts.size() == 3);
  CHECK(parts[1].content.size() < 1000);
  CHECK(parts[1].size == 100002);
  office::ZipWriter writer;
  for (const office::PackedPart& part : parts) {
    CHECK(office::unpacked(part).size() == part.size);
    writer.add_packed(part);
  }
  CHECK(writer.finish() == package);
}

TEST_CASE("a stored part is stored, and reads back") {
  office::ZipWriter writer;
  writer.add_stored("mimetype", "application/x");
  writer.add("b", "b");
  const std::string package = writer.finish();
  CHECK(package.substr(30, 21) == "mimetypeapplication/x");
  CHECK(office::packed_parts(package).at(0).stored);
  CHECK(office::read_zip(package).at(0).bytes == "application/x");
  CHECK(office::read_zip(package).at(1).bytes == "b");
}

TEST_CASE("a package that is cut off or is none is refused") {
  const std::string package = sample();
  for (std::size_t size = 0; size < package.size(); size += 7) {
    CHECK_THROWS_AS(office::read_zip(std::string_view(package).substr(0, size)), core::Error);
  }
}
