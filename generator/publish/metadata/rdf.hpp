#pragma once
// Internal to this stage: one graph, written as Turtle and as JSON-LD, so that both say the same.

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace werkthet::publish::metadata {

using Json = nlohmann::ordered_json;

/// Nodes are JSON-LD objects: "@id", "@type" and properties with a prefix ("dct:title"). A value is a string,
/// an object with
/// "@value" and "@language" or "@type", an object with "@id" alone (a reference), any other object (a node
/// without a name), or a list of those.
struct Graph {
  std::vector<std::pair<std::string, std::string>> prefixes;  ///< in the order of writing
  std::vector<Json> nodes;
};

[[nodiscard]] Json reference(std::string_view address);
[[nodiscard]] Json literal(std::string_view text, std::string_view language);
/// `type` with its prefix: "xsd:date".
[[nodiscard]] Json typed(std::string_view text, std::string_view type);

/// Turtle 1.1. Texts are escaped; addresses lose what an IRI may not hold by percent-encoding.
[[nodiscard]] std::string turtle(const Graph& graph);
/// JSON-LD 1.1, ending in a line break.
[[nodiscard]] std::string json_ld(const Graph& graph);

}  // namespace werkthet::publish::metadata
