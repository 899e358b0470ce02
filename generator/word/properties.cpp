#include "word/properties.hpp"

#include "word/xml.hpp"

#include <string>

namespace werkthet::word {
namespace {

/// Where the prefixes point to.
constexpr std::string_view empty_properties =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties "
    "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"/>";
constexpr std::string_view relation =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

/// The part that the package names as its properties; empty when it names none.
std::string core_part(const Package& package) {
  pugi::xml_document relations;
  parse_xml(*package.find("_rels/.rels"), "_rels/.rels", relations);
  for (const pugi::xml_node one : relations.document_element()) {
    if (std::string_view(one.attribute("Type").value()) == relation) {
      std::string_view target = one.attribute("Target").value();
      target.remove_prefix(target.starts_with('/') ? 1 : 0);
      if (package.find(target) != nullptr) {
        return std::string(target);
      }
    }
  }
  return {};
}

/// The extended properties hold a person as well: the author's manager.
void remove_manager(Package& package) {
  const std::string part = package.related("", "extended-properties");
  if (part.empty()) {
    return;
  }
  pugi::xml_document document;
  parse_xml(*package.find(part), part, document);
  if (document.document_element().remove_child("Manager")) {
    package.put(part, print_xml(document));
  }
}

}  // namespace

void set_properties(Package& package, const Content& content) {
  remove_manager(package);
  const std::string part = core_part(package);
  if (part.empty()) {
    return;  // a file without properties is not given any
  }
  pugi::xml_document document;
  parse_xml(*package.find(part), part, document);
  pugi::xml_node root = document.document_element();
  for (const char* prefix : {"xmlns:dc", "xmlns:dcterms", "xmlns:xsi", "xmlns:cp"}) {
    if (!root.attribute(prefix)) {
      pugi::xml_document usual;
      parse_xml(empty_properties, part, usual);
      root.append_attribute(prefix) = usual.document_element().attribute(prefix).value();
    }
  }
  const auto set = [&](const char* name, const std::string& value) {
    if (value.empty()) {
      return;
    }
    pugi::xml_node one = root.child(name);
    if (!one) {
      one = root.append_child(name);
    }
    one.text() = value.c_str();
  };
  const std::string time = core::iso(content.date) + "T00:00:00Z";
  set("dc:title", content.title);
  set("dc:subject", content.subject);
  set("dc:creator", content.organisation);
  set("cp:lastModifiedBy", content.organisation);
  set("dc:language", content.language);
  for (const char* name : {"dcterms:created", "dcterms:modified"}) {
    set(name, time);
    pugi::xml_node one = root.child(name);
    if (!one.attribute("xsi:type")) {
      one.append_attribute("xsi:type") = "dcterms:W3CDTF";
    }
  }
  for (const char* name : {"cp:lastPrinted", "cp:revision"}) {
    root.remove_child(name);
  }
  package.put(part, print_xml(document));
}

}  // namespace werkthet::word
