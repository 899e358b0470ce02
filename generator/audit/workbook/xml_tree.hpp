#pragma once
// A small part of a package as a tree. Names are without prefix, since writers choose those; attributes too,
// except that one with a prefix never hides one without. Caps on elements, text and depth: the file may be a
// stranger's.

#include "audit/workbook/read_budget.hpp"
#include "ingest/archive.hpp"
#include "ingest/xml_events.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace werkthet::audit::workbook {

struct XmlNode {
  std::string name;
  std::vector<std::pair<std::string, std::string>> attributes;  ///< name with prefix, value
  std::string text;                                             ///< of this element alone
  std::vector<XmlNode> children;

  /// The value of an attribute with this name; empty when absent.
  [[nodiscard]] std::string attribute(std::string_view wanted) const;
  /// The first child with this name, or nullptr.
  [[nodiscard]] const XmlNode* child(std::string_view wanted) const;
  /// All elements below with this name, at any depth, in the order of the document.
  [[nodiscard]] std::vector<const XmlNode*> all(std::string_view wanted) const;
};

/// Makes a tree of events, for a reader that looks at some of them itself. Throws core::Error{input} beyond
/// 200,000 elements, and when the budget is used up.
class TreeBuilder {
 public:
  TreeBuilder(ReadBudget& budget, const std::string& part) : budget_(budget), part_(part) {}
  void start(std::string_view name, const ingest::XmlAttributes& attributes);
  void text(std::string_view piece);
  void end();
  /// The root when the document is at its end.
  [[nodiscard]] XmlNode take();

 private:
  ReadBudget& budget_;
  const std::string& part_;
  std::size_t nodes_{};
  std::vector<XmlNode> open_;
  XmlNode root_;
};

/// A part as a tree. Throws core::Error{input} when it is missing or damaged, and as TreeBuilder.
[[nodiscard]] XmlNode read_tree(const ingest::ZipArchive& archive, const std::string& part,
                                ReadBudget& budget);

}  // namespace werkthet::audit::workbook
