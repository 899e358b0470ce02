#pragma once
// Looking into a memo: text, headings and tables of a document, and whether a part is well-formed XML. The
// check is our own and small, so that these tests need no XML library: tags that close in order, known
// entities, unique attributes.

#include "publish/memo/document.hpp"

#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::test_support {

inline std::vector<std::string> headings(const publish::memo::Document& document, int level) {
  std::vector<std::string> result;
  for (const auto& block : document.blocks) {
    const auto* heading = std::get_if<publish::memo::Heading>(&block);
    if (heading != nullptr && heading->level == level) {
      result.push_back(heading->text);
    }
  }
  return result;
}

inline std::vector<publish::memo::Table> tables(const publish::memo::Document& document) {
  std::vector<publish::memo::Table> result;
  for (const auto& block : document.blocks) {
    if (const auto* table = std::get_if<publish::memo::Table>(&block)) {
      result.push_back(*table);
    }
  }
  return result;
}

/// Paragraphs and list items outside tables.
inline std::vector<publish::memo::Paragraph> paragraphs(const publish::memo::Document& document) {
  std::vector<publish::memo::Paragraph> result;
  for (const auto& block : document.blocks) {
    if (const auto* paragraph = std::get_if<publish::memo::Paragraph>(&block)) {
      result.push_back(*paragraph);
    } else if (const auto* list = std::get_if<publish::memo::List>(&block)) {
      result.insert(result.end(), list->items.begin(), list->items.end());
    }
  }
  return result;
}

inline std::string all_text(const publish::memo::Document& document) {
  std::string text;
  for (const auto& paragraph : paragraphs(document)) {
    text += paragraph.text + "\n";
  }
  for (const auto& table : tables(document)) {
    text += table.caption + "\n";
    for (const auto& row : table.rows) {
      for (const auto& cell : row) {
        text += cell.text + "|";
      }
      text += "\n";
    }
  }
  return text;
}

inline int count_words(const std::string& text) {
  std::istringstream in(text);
  std::string word;
  int n = 0;
  while (in >> word) {
    ++n;
  }
  return n;
}

inline std::size_t occurrences(std::string_view text, std::string_view wanted) {
  std::size_t n = 0;
  for (std::size_t at = text.find(wanted); at != std::string_view::npos;
       at = text.find(wanted, at + wanted.size())) {
    ++n;
  }
  return n;
}

/// Empty when well-formed, else what is wrong.
inline std::string xml_problem(std::string_view xml) {
  std::vector<std::string> open;
  const auto bad_text = [](std::string_view text) {
    for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
      const std::string_view rest = text.substr(at);
      bool known = false;
      for (const std::string_view entity : {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#39;"}) {
        known = known || rest.starts_with(entity);
      }
      if (!known) {
        return true;
      }
    }
    return text.find('>') != std::string_view::npos;
  };
  std::size_t at = 0;
  bool root_closed = false;
  while (at < xml.size()) {
    const std::size_t tag = xml.find('<', at);
    const std::string_view text = xml.substr(at, tag == std::string_view::npos ? tag : tag - at);
    if (bad_text(text)) {
      return "text: " + std::string(text);
    }
    if (open.empty() && text.find_first_not_of(" \n") != std::string_view::npos) {
      return "text outside the root";
    }
    if (tag == std::string_view::npos) {
      break;
    }
    const std::size_t end = xml.find('>', tag);
    if (end == std::string_view::npos) {
      return "a tag does not end";
    }
    std::string_view inside = xml.substr(tag + 1, end - tag - 1);
    at = end + 1;
    if (inside.starts_with("?")) {
      continue;
    }
    if (inside.starts_with("/")) {
      if (open.empty() || open.back() != inside.substr(1)) {
        return "closes in the wrong order: " + std::string(inside);
      }
      open.pop_back();
      root_closed = open.empty();
      continue;
    }
    if (root_closed) {
      return "two roots";
    }
    const bool alone = inside.ends_with("/");
    if (alone) {
      inside.remove_suffix(1);
    }
    const std::size_t space = inside.find(' ');
    const std::string name(inside.substr(0, space));
    std::set<std::string> attributes;
    std::string_view rest = space == std::string_view::npos ? std::string_view{} : inside.substr(space);
    while (rest.find_first_not_of(' ') != std::string_view::npos) {
      rest.remove_prefix(rest.find_first_not_of(' '));
      const std::size_t equals = rest.find("=\"");
      const std::size_t close = equals == std::string_view::npos ? equals : rest.find('"', equals + 2);
      if (close == std::string_view::npos) {
        return "attribute in " + std::string(inside);
      }
      if (!attributes.insert(std::string(rest.substr(0, equals))).second) {
        return "attribute twice in " + std::string(inside);
      }
      const std::string_view value = rest.substr(equals + 2, close - equals - 2);
      if (value.find('<') != std::string_view::npos || bad_text(value)) {
        return "attribute value in " + std::string(inside);
      }
      rest.remove_prefix(close + 1);
    }
    if (!alone) {
      open.push_back(name);
    }
  }
  return open.empty() && root_closed ? "" : "not closed";
}

}  // namespace werkthet::test_support
