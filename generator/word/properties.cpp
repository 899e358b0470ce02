#include "word/properties.hpp"

#include "core/text.hpp"
#include "word/xml.hpp"

#include <set>

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

constexpr std::string_view custom_kind = "custom-properties";
constexpr std::string_view custom_type =
    "application/vnd.openxmlformats-officedocument.custom-properties+xml";
constexpr std::string_view new_custom =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Properties "
    "xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" "
    "xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\"/>";
/// What every custom property carries, and the least number that one may have.
constexpr const char* custom_format = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
constexpr int least_custom_number = 2;

/// True when the root and its prefixes are those that Word writes.
bool usual_custom(const pugi::xml_document& document) {
  pugi::xml_document usual;
  parse_xml(new_custom, "docProps/custom.xml", usual);
  const pugi::xml_node root = document.document_element();
  const pugi::xml_node wanted = usual.document_element();
  return name_of(root) == name_of(wanted) &&
         std::string_view(root.attribute("xmlns").value()) == wanted.attribute("xmlns").value() &&
         std::string_view(root.attribute("xmlns:vt").value()) == wanted.attribute("xmlns:vt").value();
}

pugi::xml_node custom_node(const pugi::xml_document& document, std::string_view name) {
  return document.document_element().find_child([&](pugi::xml_node one) {
    return name_of(one) == "property" &&
           core::lower_ascii(one.attribute("name").value()) == core::lower_ascii(name);
  });
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

std::optional<std::string> custom_property(const Package& package, std::string_view name) {
  const std::string part = package.related("", custom_kind);
  if (part.empty()) {
    return std::nullopt;
  }
  pugi::xml_document document;
  parse_xml(*package.find(part), part, document);
  const pugi::xml_node found = custom_node(document, name);
  return found ? std::optional<std::string>(found.first_child().text().get()) : std::nullopt;
}

bool set_custom_property(Package& package, const std::string& name, const std::string& value) {
  std::string part = package.related("", custom_kind);
  pugi::xml_document document;
  parse_xml(part.empty() ? new_custom : std::string_view(*package.find(part)), part, document);
  if (!usual_custom(document)) {
    return false;
  }
  pugi::xml_node property = custom_node(document, name);
  if (!property) {
    std::set<int> taken;
    for (const pugi::xml_node one : document.document_element()) {
      taken.insert(one.attribute("pid").as_int(0));
    }
    int number = least_custom_number;
    while (taken.contains(number)) {
      ++number;
    }
    property = document.document_element().append_child("property");
    property.append_attribute("fmtid") = custom_format;
    property.append_attribute("pid") = number;
    property.append_attribute("name") = name.c_str();
  }
  property.remove_attribute("linkTarget");  // its text would come from a bookmark
  property.remove_children();
  property.append_child("vt:lpwstr").text() = value.c_str();
  const bool fresh = part.empty();
  for (int number = 0; part.empty(); ++number) {
    const std::string free =
        "docProps/custom" + (number == 0 ? std::string() : std::to_string(number)) + ".xml";
    part = package.find(free) == nullptr ? free : "";
  }
  package.put(part, print_xml(document), custom_type);
  if (fresh) {
    package.relate("", "rIdWhCustom", custom_kind, part);
  }
  return true;
}

}  // namespace werkthet::word
