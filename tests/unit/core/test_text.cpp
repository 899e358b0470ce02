#include "core/random.hpp"
#include "core/text.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <string>

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

TEST_CASE("escaping is what cleaning leaves, sign by sign") {
  const auto by_sign = [](const std::string& text) {
    std::string result;
    for (const char c : without_controls(text)) {
      const std::size_t at = std::string_view("&<>\"'").find(c);
      const std::array<std::string_view, 5> entities{"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};
      result += at == std::string_view::npos ? std::string(1, c) : std::string(entities.at(at));
    }
    return result;
  };
  const std::array<std::string, 12> parts{"a",     "plain words", "&",        "<b>",          "\"'",     "\t\n",
                                          "\x01", "\x7F",        "\xC3\xA9", "\xE2\x80\xAE", "\xC3",   "\xFF\xF0\x9F\x98\x80"};
  RandomStream random(20261129, "escaping");
  for (int i = 0; i < 5000; ++i) {
    std::string text;
    for (std::uint64_t n = random.below(6); n > 0; --n) {
      text += parts.at(random.below(parts.size()));
    }
    CHECK(escape_markup(text) == by_sign(text));
  }
  CHECK(without_controls("a\x01&\x7F\xE2\x80\xAE" "b\tc\xFF") == "a&b\tc");
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
