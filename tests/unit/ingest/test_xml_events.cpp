#include "ingest/xml_events.hpp"

#include "ingest/bytes.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstring>
#include <stdexcept>
#include <string>

using namespace werkthet::ingest;

namespace {

/// Writes down what it is told; stops or throws where asked.
struct Written final : XmlHandler {
  std::string log;
  std::string throw_at;
  std::string stop_at;
  XmlEvents* events{};
  void start(XmlName name, const XmlAttributes& attributes) override {
    log += "<" + std::string(without_prefix(name));
    if (const auto id = attributes.find_local("id")) {
      log += " " + std::string(*id);
    }
    log += ">";
    if (name.is(throw_at)) {
      throw std::runtime_error("from the handler");
    }
    if (name.is(stop_at)) {
      events->stop();
    }
  }
  void end(XmlName name) override { log += "</" + std::string(without_prefix(name)) + ">"; }
  void text(std::string_view piece) override { log += piece; }
};

struct Pieces final : ByteStream {
  std::string bytes;
  std::size_t piece;
  std::size_t at{};
  Pieces(std::string b, std::size_t n) : bytes(std::move(b)), piece(n) {}
  std::size_t read(char* to, std::size_t wanted) override {
    const std::size_t n = std::min({wanted, piece, bytes.size() - at});
    std::memcpy(to, bytes.data() + at, n);
    at += n;
    return n;
  }
};

std::string read(const std::string& xml, XmlLimits limits = {}) {
  Written written;
  XmlEvents(written, limits).run(xml);
  return written.log;
}

/// Message and place of the refusal; empty when there is none.
std::string refusal(const std::string& xml, XmlLimits limits = {}) {
  try {
    (void)read(xml, limits);
  } catch (const XmlError& error) {
    return std::to_string(error.line()) + ":" + std::to_string(error.column()) + " " + error.message();
  }
  return {};
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("XML becomes events with names, attributes and text, from memory or in any pieces") {
  const std::string xml = "<?xml version=\"1.0\"?><x:a p:id=\"7\">\n <b/>t&amp;<![CDATA[<u>]]></x:a>";
  const std::string events = "<a 7>\n <b></b>t&<u></a>";
  CHECK(read(xml) == events);
  for (const std::size_t piece : {1U, 2U, 7U, 100U}) {
    Pieces stream(xml, piece);
    Written written;
    XmlEvents(written).run(stream);
    CHECK(written.log == events);
  }
}

TEST_CASE("XML in the 8-bit sets of Dutch software is read as UTF-8, other sets are refused") {
  const auto with = [](const std::string& set, const std::string& text) {
    return "<?xml version=\"1.0\" encoding=\"" + set + "\"?><a>" + text + "</a>";
  };
  CHECK(read(with("windows-1252", "\x80 Jos\xE9")) == "<a>\xE2\x82\xAC Jos\xC3\xA9</a>");
  CHECK(read(with("ISO-8859-15", "\xA4\xE9")) == "<a>\xE2\x82\xAC\xC3\xA9</a>");
  CHECK(read(with("ISO-8859-1", "\xE9")) == "<a>\xC3\xA9</a>");
  CHECK(has(refusal(with("windows-1252", "\x81")), "not well-formed"));
  CHECK(has(refusal(with("EBCDIC", "a")), "encoding"));
}

TEST_CASE("XML with a DTD is refused before any entity can grow") {
  std::string bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY e0 \"ha\">";
  for (int i = 1; i < 30; ++i) {
    const std::string inner = "&e" + std::to_string(i - 1) + ";";
    bomb += "<!ENTITY e" + std::to_string(i) + " \"" + inner + inner + "\">";
  }
  const std::string said = refusal(bomb + "]><a>&e29;</a>");
  CHECK(has(said, "DTD"));
  CHECK(said.starts_with("2:"));
  CHECK(has(refusal("<a>&unknown;</a>"), "not well-formed"));
}

TEST_CASE("nesting, number of elements, text, tags and comments of XML have limits") {
  const XmlLimits small{3, 10, 1000};
  CHECK(refusal("<a><b><c/></b></a>", small).empty());
  CHECK(has(refusal("<a><b><c><d/></c></b></a>", small), "nested"));
  std::string many = "<a>";
  for (int i = 0; i < 10; ++i) {
    many += "<b/>";
  }
  CHECK(has(refusal(many + "</a>", small), "more elements"));
  CHECK(refusal("<a>" + std::string(1000, 'x') + "</a>", small).empty());
  CHECK(has(refusal("<a>" + std::string(1001, 'x') + "</a>", small), "text"));
  CHECK(has(refusal("<a><!--" + std::string(500'000, 'x') + "--></a>", small), "comment"));
  CHECK(has(refusal("<a b=\"" + std::string(500'000, 'x') + "\"/>", small), "tag"));
}

TEST_CASE("XML that is cut off is refused with line and column") {
  CHECK(has(refusal("<a>\n<b>\n</a>"), "3:"));
  const std::string whole = "<a><b>1</b><b>2</b></a>";
  for (std::size_t n = 0; n < whole.size(); ++n) {
    CHECK_FALSE(refusal(whole.substr(0, n)).empty());
  }
  CHECK(refusal(whole).empty());
}

TEST_CASE("a handler may throw or stop in the middle of XML, and hears nothing after it") {
  Written throwing;
  throwing.throw_at = "b";
  CHECK_THROWS_AS(XmlEvents(throwing).run(std::string_view("<a><b/><c/></a>")), std::runtime_error);
  CHECK(throwing.log == "<a><b>");
  Written stopping;
  stopping.stop_at = "b";
  XmlEvents events(stopping);
  stopping.events = &events;
  events.run(std::string_view("<a><b/><c/>this is not XML"));
  CHECK(stopping.log == "<a><b>");
}
