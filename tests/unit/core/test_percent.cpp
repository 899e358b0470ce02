#include "core/percent.hpp"

#include <catch2/catch.hpp>

using namespace werkthet::core;

TEST_CASE("a path keeps letters, digits and slashes; every other byte is written in full") {
  CHECK(percent_encoded("site/nl/index-2.html~", AddressPart::path) == "site/nl/index-2.html~");
  CHECK(percent_encoded("re\xC3\xA9l #1?100%", AddressPart::path) == "re%C3%A9l%20%231%3F100%25");
  CHECK(percent_encoded("", AddressPart::path).empty());
}

TEST_CASE("a whole address loses only what could end it, and is not encoded twice") {
  CHECK(percent_encoded("https://a.nl/\xC3\xAB?x=1&y=%20#z", AddressPart::whole) ==
        "https://a.nl/\xC3\xAB?x=1&y=%20#z");
  CHECK(percent_encoded("https://a.nl/ <\">\\^`{|}\n\x01", AddressPart::whole) ==
        "https://a.nl/%20%3C%22%3E%5C%5E%60%7B%7C%7D%0A%01");
}

TEST_CASE("decoding takes both cases, gives back what was encoded, and refuses half a code") {
  CHECK(percent_decoded("%c3%A9l%2F") == "\xC3\xA9l/");
  std::string bytes;
  for (int byte = 0; byte < 256; ++byte) {
    bytes += static_cast<char>(byte);
  }
  CHECK(percent_decoded(percent_encoded(bytes, AddressPart::path)) == bytes);
  for (const char* half : {"%", "%4", "a%4", "%g1", "%1g", "%%41", "100% zeker"}) {
    INFO(half);
    CHECK_FALSE(percent_decoded(half));
  }
}
