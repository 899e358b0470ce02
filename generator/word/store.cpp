#include "word/store.hpp"

#include "provenance/digest.hpp"
#include "word/text.hpp"
#include "word/xml.hpp"

#include <string_view>

namespace werkthet::word {
namespace {

constexpr std::string_view space = "urn:werkthet:memo:1";

/// The part of custom XML with our namespace; Word gives it another name when it saves.
std::string store_part(const Package& package) {
  for (const std::string& name : package.all_related(package.main_part(), "customXml")) {
    const std::string& bytes = *package.find(name);
    if (bytes.find(space) == std::string::npos) {
      continue;
    }
    pugi::xml_document document;
    parse_xml(bytes, name, document);
    if (std::string_view(document.document_element().attribute("xmlns:wh").value()) == space) {
      return name;
    }
  }
  return {};
}

}  // namespace

Store read_store(const Package& package) {
  Store store;
  const std::string part = store_part(package);
  if (part.empty()) {
    return store;
  }
  pugi::xml_document document;
  parse_xml(*package.find(part), part, document);
  for (const pugi::xml_node one : document.document_element().children("wh:control")) {
    store[{one.attribute("tag").value(), one.attribute("n").as_int(0)}] = {one.attribute("hash").value(),
                                                                           one.attribute("pattern").value()};
  }
  return store;
}

void write_store(Package& package, const Store& store) {
  pugi::xml_document document;
  pugi::xml_node root = document.append_child("wh:memo");
  root.append_attribute("xmlns:wh") = std::string(space).c_str();
  for (const auto& [key, written] : store) {
    pugi::xml_node one = root.append_child("wh:control");
    one.append_attribute("tag") = key.first.c_str();
    one.append_attribute("n") = key.second;
    one.append_attribute("hash") = written.hash.c_str();
    if (!written.pattern.empty()) {
      one.append_attribute("pattern") = written.pattern.c_str();
    }
  }
  std::string part = store_part(package);
  const bool fresh = part.empty();
  for (int number = 1; part.empty(); ++number) {
    const std::string name = "customXml/item" + std::to_string(number) + ".xml";
    part = package.find(name) == nullptr ? name : "";
  }
  package.default_type("xml", "application/xml");
  package.put(part, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + print_xml(document));
  if (fresh) {
    package.relate(package.main_part(), "rIdWhStore", "customXml", part);
  }
}

std::string hash_of(const std::string& visible) {
  return provenance::sha256_hex(one_spaced(visible));
}

}  // namespace werkthet::word
