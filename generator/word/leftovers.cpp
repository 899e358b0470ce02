#include "word/leftovers.hpp"

#include "word/drawing.hpp"

namespace werkthet::word {

std::set<std::string> own_drawings(pugi::xml_node root) {
  std::set<std::string> relations;
  walk(root, [&](pugi::xml_node node) {
    if (name_of(node) != "wp:docPr" ||
        !std::string_view(node.attribute("name").value()).starts_with(own_drawing)) {
      return;
    }
    const pugi::xml_node drawing = node.parent();
    walk(drawing, [&](pugi::xml_node inner) {
      for (const pugi::xml_attribute attribute : inner.attributes()) {
        if (std::string_view(attribute.name()) == "r:embed") {
          relations.insert(attribute.value());
        }
      }
    });
  });
  return relations;
}

void remove_leftovers(Package& package, const std::string& part, pugi::xml_node root,
                      const std::set<std::string>& relations) {
  if (relations.empty()) {
    return;
  }
  std::set<std::string> unused = relations;
  walk(root, [&](pugi::xml_node node) {
    for (const pugi::xml_attribute attribute : node.attributes()) {
      unused.erase(attribute.value());  // whatever the attribute is called
    }
  });
  for (const std::string& relation : unused) {
    package.drop_picture(part, relation);
  }
}

}  // namespace werkthet::word
