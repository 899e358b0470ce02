#include "publish/metadata/rdf.hpp"

#include "core/error.hpp"
#include "core/percent.hpp"
#include "core/text.hpp"

namespace werkthet::publish::metadata {
namespace {

std::string iri(std::string_view address) {
  return "<" + core::percent_encoded(address, core::AddressPart::whole) + ">";
}

std::string turtle_text(std::string_view text) {
  std::string result = "\"";
  for (const char c : core::without_controls(text)) {
    switch (c) {
      case '"':
        result += "\\\"";
        break;
      case '\\':
        result += "\\\\";
        break;
      case '\n':
        result += "\\n";
        break;
      case '\t':
        result += "\\t";
        break;
      default:
        result += c;
    }
  }
  return result + "\"";
}

void write_properties(const Json& node, const std::string& indent, std::string& out);

void write_value(const Json& value, const std::string& indent, std::string& out) {
  if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      out += i == 0 ? "" : ", ";
      write_value(value[i], indent, out);
    }
    return;
  }
  if (value.is_string()) {
    out += turtle_text(value.get_ref<const std::string&>());
    return;
  }
  core::ensure(value.is_object(), "a value of a graph is a text, an object or a list");
  if (const auto text = value.find("@value"); text != value.end()) {
    out += turtle_text(text->get_ref<const std::string&>());
    if (const auto language = value.find("@language"); language != value.end()) {
      out += "@" + language->get<std::string>();
    } else if (const auto type = value.find("@type"); type != value.end()) {
      out += "^^" + type->get<std::string>();
    }
  } else if (value.size() == 1 && value.contains("@id")) {
    out += iri(value["@id"].get_ref<const std::string&>());
  } else {
    core::ensure(!value.contains("@id"), "a node with a name stands on its own");
    out += "[\n";
    write_properties(value, indent + "  ", out);
    out += "\n" + indent + "]";
  }
}

void write_properties(const Json& node, const std::string& indent, std::string& out) {
  bool first = true;
  for (const auto& [name, value] : node.items()) {
    if (name == "@id") {
      continue;
    }
    out += (first ? "" : " ;\n") + indent;
    first = false;
    if (name == "@type") {
      out += "a " + value.get<std::string>();
    } else {
      out += name + " ";
      write_value(value, indent, out);
    }
  }
}

}  // namespace

Json reference(std::string_view address) {
  return {{"@id", address}};
}

Json literal(std::string_view text, std::string_view language) {
  return {{"@value", text}, {"@language", language}};
}

Json typed(std::string_view text, std::string_view type) {
  return {{"@value", text}, {"@type", type}};
}

std::string turtle(const Graph& graph) {
  std::string out;
  for (const auto& [prefix, address] : graph.prefixes) {
    out += "@prefix " + prefix + ": " + iri(address) + " .\n";
  }
  for (const Json& node : graph.nodes) {
    out += "\n" + iri(node.at("@id").get_ref<const std::string&>()) + "\n";
    write_properties(node, "  ", out);
    out += " .\n";
  }
  return out;
}

std::string json_ld(const Graph& graph) {
  Json context = Json::object();
  for (const auto& [prefix, address] : graph.prefixes) {
    context[prefix] = address;
  }
  const Json all{{"@context", context}, {"@graph", graph.nodes}};
  return all.dump(1) + "\n";
}

}  // namespace werkthet::publish::metadata
