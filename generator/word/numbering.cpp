#include "word/numbering.hpp"

#include "core/text.hpp"
#include "word/xml.hpp"

#include <string>

namespace werkthet::word {
namespace {

constexpr int most_based_on = 20;

/// The number instance that a paragraph style uses, itself or through the style it is based on; empty when it
/// has none.
std::string instance_of(const pugi::xml_node& styles, std::string_view name) {
  const std::string wanted = core::lower_ascii(name);
  pugi::xml_node style = styles.find_child([&](pugi::xml_node one) {
    return core::lower_ascii(one.child("w:name").attribute("w:val").value()) == wanted;
  });
  for (int step = 0; style && step < most_based_on; ++step) {
    if (const pugi::xml_node number = style.child("w:pPr").child("w:numPr").child("w:numId")) {
      return number.attribute("w:val").value();
    }
    const std::string base = style.child("w:basedOn").attribute("w:val").value();
    style = styles.find_child([&](pugi::xml_node one) { return one.attribute("w:styleId").value() == base; });
  }
  return {};
}

}  // namespace

void add_restarts(Package& package, std::string_view style_name, int count) {
  const std::string styles_part = package.related(package.main_part(), "styles");
  const std::string part = package.related(package.main_part(), "numbering");
  if (count <= 0 || styles_part.empty() || part.empty()) {
    return;
  }
  pugi::xml_document styles;
  parse_xml(*package.find(styles_part), styles_part, styles);
  const std::string instance = instance_of(styles.document_element(), style_name);
  pugi::xml_document document;
  parse_xml(*package.find(part), part, document);
  pugi::xml_node root = document.document_element();
  const auto with_id = [&](const std::string& id) {
    return root.find_child([&](pugi::xml_node one) {
      return name_of(one) == "w:num" && one.attribute("w:numId").value() == id;
    });
  };
  const std::string list = with_id(instance).child("w:abstractNumId").attribute("w:val").value();
  if (instance.empty() || list.empty()) {
    return;
  }
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
