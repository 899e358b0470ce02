#include "core/text.hpp"

#include <catch2/catch.hpp>

using namespace werkthet::core;

TEST_CASE("UTF-8 is checked strictly") {
  CHECK(is_utf8("caf\xC3\xA9"));
  CHECK_FALSE(is_utf8("caf\xE9"));
  CHECK_FALSE(is_utf8("\xC0\xAF"));          // overlong
  CHECK_FALSE(is_utf8("\xED\xA0\x80"));      // surrogate
  CHECK_FALSE(is_utf8("\xF4\x90\x80\x80"));  // beyond U+10FFFF
  CHECK_FALSE(is_utf8("\xE2\x82"));          // cut off
}

TEST_CASE("markup is escaped and invisible direction marks go") {
  CHECK(escape_markup("<a href=\"x\">'&") == "&lt;a href=&quot;x&quot;&gt;&#39;&amp;");
  CHECK(escape_markup("a\xE2\x80\xAE"
                      "b\x01"
                      "c") == "abc");
}

TEST_CASE("a CSV field is no formula") {
  for (const char* payload : {"=1+1", "+1", "-1", "@x", "\tx",
                              "\xEF\xBC\x9D"
                              "1"}) {
    INFO(payload);
    CHECK(csv_text(payload).find('\'') <= 1);
  }
  CHECK(csv_text("a,b") == "\"a,b\"");
  CHECK(csv_text("say \"no\"") == "\"say \"\"no\"\"\"");
}

TEST_CASE("a slug is a safe name") {
  CHECK(slug("Caf\xC3\xA9 't Hoekje!") == "cafe-t-hoekje");
  CHECK(slug("../../etc") == "etc");
  CHECK(slug("") == "x");
}

TEST_CASE("the nearest word is offered when it is near") {
  const std::vector<std::string> words{"build", "check", "init"};
  CHECK(nearest("biuld", words) == "build");
  CHECK(nearest("chek", words) == "check");
  CHECK(nearest("publication", words).empty());
}
