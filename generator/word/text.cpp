#include "word/text.hpp"

#include "core/format.hpp"
#include "core/text.hpp"
#include "word/controls.hpp"
#include "word/styles.hpp"
#include "word/xml.hpp"

namespace werkthet::word {
namespace {

std::string tag_around(pugi::xml_node node) {
  std::string tag;
  for (pugi::xml_node up = node.parent(); up; up = up.parent()) {
    if (const std::string_view own = own_tag(up); !own.empty()) {
      tag = own;
    }
  }
  return tag;
}

/// Text of a paragraph without the paragraphs of text boxes in it, which come by themselves.
std::string text_of(pugi::xml_node paragraph) {
  std::string text;
  walk(paragraph, [&](pugi::xml_node node) {
    const std::string_view name = node.name();
    const bool counts =
        name == "w:t" || name == "w:tab" || name == "w:br" || name == "w:cr" || name == "w:noBreakHyphen";
    if (!counts || above(node, "w:p") != paragraph || above(node, "w:del") || above(node, "w:moveFrom") ||
        above(node, "w:pPr")) {
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

std::string one_spaced(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool no_break = text.substr(i).starts_with(core::no_break_space);
    if (no_break || text[i] == ' ' || text[i] == '\t' || text[i] == '\n' || text[i] == '\r') {
      i += no_break ? core::no_break_space.size() - 1 : 0;
      if (!result.empty() && result.back() != ' ') {
        result += ' ';
      }
    } else {
      result += text[i];
    }
  }
  return std::string(core::trimmed(result));
}

}  // namespace werkthet::word
