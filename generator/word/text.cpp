#include "word/text.hpp"

#include "core/text.hpp"
#include "word/content.hpp"
#include "word/controls.hpp"
#include "word/styles.hpp"
#include "word/xml.hpp"

namespace werkthet::word {
namespace {

std::string tag_around(pugi::xml_node node) {
  std::string tag;
  for (pugi::xml_node up = node.parent(); up; up = up.parent()) {
    if (name_of(up) == "w:sdt") {
      const std::string_view own =
          core::trimmed(up.child("w:sdtPr").child("w:tag").attribute("w:val").value());
      if (own.starts_with(tag_prefix)) {
        tag = own;
      }
    }
  }
  return tag;
}

/// Text of a paragraph without the paragraphs of text boxes in it, which come by themselves.
std::string text_of(pugi::xml_node paragraph) {
  std::string text;
  walk(paragraph, [&](pugi::xml_node node) {
    const std::string_view name = node.name();
    const bool counts = name == "w:t" || name == "w:tab" || name == "w:br" || name == "w:noBreakHyphen";
    if (!counts || above(node, "w:p") != paragraph || above(node, "w:del") || above(node, "w:pPr")) {
      return;
    }
    text += name == "w:t" ? node.text().get() : name == "w:noBreakHyphen" ? "-" : " ";
  });
  return text;
}

}  // namespace

std::vector<TextLine> read_text(const Package& package) {
  const Styles styles(package);
  std::vector<TextLine> lines;
  for (const std::string& part : package.text_parts()) {
    pugi::xml_document document;
    parse_xml(*package.find(part), part, document);
    std::size_t number = 0;
    std::string heading;
    walk(document, [&](pugi::xml_node node) {
      if (name_of(node) != "w:p" || above(node, "mc:Fallback")) {
        return;
      }
      ++number;
      std::string text = text_of(node);
      if (core::trimmed(text).empty()) {
        return;
      }
      const bool is_heading =
          styles.heading_level(node.child("w:pPr").child("w:pStyle").attribute("w:val").value()) > 0;
      if (is_heading) {
        heading = text;
      }
      lines.push_back({part, number, std::move(text), heading, tag_around(node),
                       static_cast<bool>(above(node, "w:tbl")), is_heading});
    });
  }
  return lines;
}

}  // namespace werkthet::word
