#include "word/numbering.hpp"

#include "word/styles.hpp"
#include "word/xml.hpp"

#include <string>

namespace werkthet::word {

void add_restarts(Package& package, std::string_view style_name, int count) {
  const std::string list = Styles(package).list(style_name);
  if (count <= 0 || list.empty()) {
    return;
  }
  const std::string part = package.related(package.main_part(), "numbering");
  pugi::xml_document document;
  parse_xml(*package.find(part), part, document);
  pugi::xml_node root = document.document_element();
  const auto with_id = [&](const std::string& id) {
    return root.find_child([&](pugi::xml_node one) {
      return name_of(one) == "w:num" && one.attribute("w:numId").value() == id;
    });
  };
  bool changed = false;
  for (int i = 0; i < count; ++i) {
    const std::string id = std::to_string(first_restart + i);
    if (with_id(id)) {
      continue;
    }
    pugi::xml_node last;
    for (const pugi::xml_node one : root.children("w:num")) {
      last = one;
    }
    pugi::xml_node made = root.insert_child_after("w:num", last);
    made.append_attribute("w:numId") = id.c_str();
    made.append_child("w:abstractNumId").append_attribute("w:val") = list.c_str();
    pugi::xml_node level = made.append_child("w:lvlOverride");
    level.append_attribute("w:ilvl") = 0;
    level.append_child("w:startOverride").append_attribute("w:val") = 1;
    changed = true;
  }
  if (changed) {
    package.put(part, print_xml(document));
  }
}

}  // namespace werkthet::word
