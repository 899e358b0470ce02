#include "word/writing.hpp"

#include "core/error.hpp"
#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace werkthet::word {
namespace {

constexpr std::uint32_t fnv_start = 2166136261U;
constexpr std::uint32_t fnv_prime = 16777619U;

/// A number for a control that was copied: the same in every run.
int made_id(std::string_view tag, std::size_t row, std::size_t inner) {
  std::uint32_t hash = fnv_start;
  for (const char c : fmt::format("{}/{}/{}", tag, row, inner)) {
    hash = (hash ^ static_cast<unsigned char>(c)) * fnv_prime;
  }
  return static_cast<int>(hash & 0x3FFFFFFFU);
}

std::string print_node(pugi::xml_node node) {
  pugi::xml_document alone;
  alone.append_copy(node);
  return print_xml(alone);
}

/// How a run looks; not the look of "click here to type".
std::string look_of_run(pugi::xml_node run) {
  const pugi::xml_node properties = run.child("w:rPr");
  if (!properties) {
    return {};
  }
  pugi::xml_document copy;
  pugi::xml_node own = copy.append_copy(properties);
  const std::string style = own.child("w:rStyle").attribute("w:val").value();
  if (core::lower_ascii(style).find("placeholder") != std::string::npos ||
      core::lower_ascii(style).find("tijdelijke") != std::string::npos) {
    return {};
  }
  own.remove_child("w:lang");
  own.remove_child("w:noProof");
  return own.first_child() ? print_node(own) : std::string();
}

}  // namespace

std::string pattern_of(pugi::xml_node paragraph) {
  const pugi::xml_node properties = paragraph.child("w:pPr");
  if (!properties) {
    return {};
  }
  pugi::xml_document copy;
  pugi::xml_node own = copy.append_copy(properties);
  own.remove_child("w:sectPr");
  own.remove_child("w:pPrChange");
  return own.first_child() ? print_node(own) : std::string();
}

pugi::xml_node first_of(pugi::xml_node node, std::string_view name) {
  return node.find_node([&](pugi::xml_node inner) { return name_of(inner) == name; });
}

std::string run_pattern(pugi::xml_node node) {
  return look_of_run(first_of(node, "w:r"));
}

std::string look_of(const TextPlace& place) {
  const std::vector<pugi::xml_node> pieces = pieces_of(place);
  const auto run = std::find_if(pieces.begin(), pieces.end(),
                                [](pugi::xml_node piece) { return name_of(piece) == "w:r"; });
  if (run != pieces.end()) {
    return look_of_run(*run);
  }
  pugi::xml_node before = place.after;
  while (before && name_of(before) != "w:r") {
    before = before.previous_sibling();
  }
  return look_of_run(before);
}

std::string run_xml(const std::string& text, const std::string& look, const std::string& language) {
  std::string inside;
  bool first = true;
  for (const std::string_view line : core::split(text, '\n')) {
    inside += (first ? "" : "<w:br/>") +
              fmt::format("<w:t xml:space=\"preserve\">{}</w:t>", core::escape_markup(line));
    first = false;
  }
  std::string properties = look;
  if (!language.empty()) {
    const std::string lang = "<w:lang w:val=\"" + core::escape_markup(language) + "\"/>";
    properties = properties.empty() ? "<w:rPr>" + lang + "</w:rPr>"
                                    : properties.substr(0, properties.rfind("</w:rPr>")) + lang + "</w:rPr>";
  }
  return "<w:r>" + properties + inside + "</w:r>";
}

void append_xml(pugi::xml_node to, const std::string& xml, const std::string& pattern) {
  pugi::xml_document parsed;
  const std::string whole = "<f>" + xml + "</f>";
  core::ensure(parsed.load_buffer(whole.data(), whole.size(), pugi::parse_default | pugi::parse_ws_pcdata),
               "what fills a control is XML");
  // The pattern may come from the file itself, which anybody may have changed: what is none is left out.
  pugi::xml_document properties;
  const bool usable =
      !pattern.empty() &&
      properties.load_buffer(pattern.data(), pattern.size(), pugi::parse_default | pugi::parse_ws_pcdata) &&
      name_of(properties.first_child()) == "w:pPr";
  if (usable) {
    for (pugi::xml_node child : parsed.first_child()) {
      if (name_of(child) == "w:p" && !child.child("w:pPr")) {
        child.prepend_copy(properties.first_child());
      }
    }
  }
  for (const pugi::xml_node child : parsed.first_child()) {
    to.append_copy(child);
  }
}

void set_paragraph(pugi::xml_node paragraph, const std::string& run) {
  for (pugi::xml_node child = paragraph.first_child(); child;) {
    const pugi::xml_node next = child.next_sibling();
    if (name_of(child) != "w:pPr") {
      paragraph.remove_child(child);
    }
    child = next;
  }
  append_xml(paragraph, run, "");
}

std::vector<pugi::xml_node> cells_of(pugi::xml_node row) {
  std::vector<pugi::xml_node> cells;
  walk(row, [&](pugi::xml_node node) {
    if (name_of(node) == "w:tc" && above(node, "w:tr") == row) {
      cells.push_back(node);
    }
  });
  return cells;
}

void set_cell(pugi::xml_node cell, const std::string& text) {
  const std::string look = run_pattern(cell);
  pugi::xml_node paragraph = first_of(cell, "w:p");
  pugi::xml_node keep = paragraph;
  while (keep && keep.parent() != cell) {
    keep = keep.parent();  // a control around the paragraph
  }
  for (pugi::xml_node child = cell.first_child(); child;) {
    const pugi::xml_node next = child.next_sibling();
    if (name_of(child) != "w:tcPr" && child != keep) {
      cell.remove_child(child);
    }
    child = next;
  }
  if (!paragraph) {
    paragraph = cell.append_child("w:p");
  }
  set_paragraph(paragraph, run_xml(text, look, ""));
}

void make_copy_own(pugi::xml_node copy, std::string_view tag, std::size_t row) {
  std::size_t inner = 0;
  std::vector<pugi::xml_node> bookmarks;
  const auto one = [&](pugi::xml_node node) {
    for (const char* name : {"w14:paraId", "w14:textId"}) {
      node.remove_attribute(name);
    }
    if (name_of(node) == "w:sdtPr") {
      if (pugi::xml_node id = node.child("w:id")) {
        id.attribute("w:val") = made_id(tag, row, inner++);
      }
    }
    if (name_of(node) == "w:bookmarkStart" || name_of(node) == "w:bookmarkEnd") {
      bookmarks.push_back(node);
    }
  };
  one(copy);
  walk(copy, one);
  for (pugi::xml_node bookmark : bookmarks) {
    bookmark.parent().remove_child(bookmark);
  }
}

}  // namespace werkthet::word
