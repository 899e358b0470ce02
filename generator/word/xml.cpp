#include "word/xml.hpp"

#include "core/error.hpp"
#include "core/text.hpp"

#include <expat.h>
#include <fmt/format.h>

#include <memory>

namespace werkthet::word {
namespace {

struct Guard {
  XML_Parser parser{};
  std::size_t depth{};
  std::size_t elements{};
  const char* trouble{};
};

void stop(Guard& guard, const char* trouble) {
  guard.trouble = trouble;
  XML_StopParser(guard.parser, XML_FALSE);
}

void on_start(void* data, const XML_Char* /*name*/, const XML_Char** /*attributes*/) {
  Guard& guard = *static_cast<Guard*>(data);
  if (++guard.depth > most_depth) {
    stop(guard, "it is nested too deeply");
  } else if (++guard.elements > most_elements) {
    stop(guard, "it has too many elements");
  }
}

void on_end(void* data, const XML_Char* /*name*/) {
  --static_cast<Guard*>(data)->depth;
}

void on_doctype(void* data, const XML_Char* /*name*/, const XML_Char* /*system*/, const XML_Char* /*public*/,
                int /*own*/) {
  stop(*static_cast<Guard*>(data), "it holds a DOCTYPE, which no Word file needs");
}

[[noreturn]] void refuse(const std::string& part, const std::string& trouble, const std::string& position) {
  throw core::Error(core::ErrorKind::template_, "the part " + part + " cannot be read: " + trouble,
                    part + position, "open the file in Word and save it again as a Word document (.docx)");
}

struct StringWriter final : pugi::xml_writer {
  std::string text;
  void write(const void* data, std::size_t size) override {
    text.append(static_cast<const char*>(data), size);
  }
};

}  // namespace

void parse_xml(std::string_view bytes, const std::string& part, pugi::xml_document& document) {
  if (!core::is_utf8(bytes)) {
    refuse(part, "it is not UTF-8", "");
  }
  Guard guard;
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreate("UTF-8"),
                                                                            &XML_ParserFree);
  core::ensure(parser != nullptr, "Expat makes a parser");
  guard.parser = parser.get();
  XML_SetUserData(parser.get(), &guard);
  XML_SetElementHandler(parser.get(), on_start, on_end);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
  // A package part is below two gibibytes: its reader holds it to far less.
  if (XML_Parse(parser.get(), bytes.data(), static_cast<int>(bytes.size()), XML_TRUE) != XML_STATUS_OK) {
    const char* trouble =
        guard.trouble != nullptr ? guard.trouble : XML_ErrorString(XML_GetErrorCode(parser.get()));
    refuse(part, trouble,
           fmt::format(":{}:{}", XML_GetCurrentLineNumber(parser.get()),
                       XML_GetCurrentColumnNumber(parser.get()) + 1));
  }
  constexpr unsigned how = pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_declaration |
                           pugi::parse_pi | pugi::parse_comments;
  if (!document.load_buffer(bytes.data(), bytes.size(), how, pugi::encoding_utf8)) {
    refuse(part, "it is damaged", "");
  }
}

std::string print_xml(const pugi::xml_document& document) {
  StringWriter writer;
  document.save(writer, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return std::move(writer.text);
}

pugi::xml_node above(pugi::xml_node node, std::string_view name) {
  for (node = node.parent(); node; node = node.parent()) {
    if (name == node.name()) {
      return node;
    }
  }
  return {};
}

}  // namespace werkthet::word
