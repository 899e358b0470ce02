#pragma once
// A part of a Word file as a tree that can be changed and written again. Internal to this stage, since the
// tree is pugixml's. Expat looks at the bytes first: pugixml forgives what is not XML, and a template comes
// from outside.

#include <pugixml.hpp>

#include <string>
#include <string_view>

namespace werkthet::word {

/// How much one part may hold; Word's own limits lie far below.
inline constexpr std::size_t most_depth = 512;
inline constexpr std::size_t most_elements = 2'000'000;

/// The tree of one part, white space and all, names with their prefixes as they stand. Throws
/// core::Error{template_} with line and column when the part is no well-formed UTF-8 XML, holds a DOCTYPE, or
/// is beyond a limit.
void parse_xml(std::string_view bytes, const std::string& part, pugi::xml_document& document);

/// The tree as bytes, without indentation: what was read and not changed comes out with the same content.
[[nodiscard]] std::string print_xml(const pugi::xml_document& document);

/// All nodes with one of the names in document order, at any depth.
template <class Visit>
void walk(pugi::xml_node from, const Visit& visit) {
  // Without recursion: the depth is the file's.
  pugi::xml_node node = from.first_child();
  while (node) {
    visit(node);
    if (node.first_child()) {
      node = node.first_child();
      continue;
    }
    while (node && node != from && !node.next_sibling()) {
      node = node.parent();
    }
    if (!node || node == from) {
      return;
    }
    node = node.next_sibling();
  }
}

/// The nearest node above with this name; empty when there is none.
[[nodiscard]] pugi::xml_node above(pugi::xml_node node, std::string_view name);
[[nodiscard]] inline std::string_view name_of(pugi::xml_node node) {
  return node.name();
}

}  // namespace werkthet::word
