#pragma once
// Pages as a tree of elements, attributes and texts. Text is escaped when it is rendered and there is no way
// to add markup as a string, except the drawings of publish/charts, which escape for themselves. A tree and
// not a stream, so that a test can walk a page: its links, its headings, its tables.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace werkthet::publish::site {

using Attributes = std::vector<std::pair<std::string, std::string>>;

class Node {
 public:
  /// An element. Precondition: a known tag, attribute names of [a-z-], no on… or style attribute, and no
  /// children under a void element (checked: a broken promise is a bug of ours).
  Node(std::string tag, Attributes attributes, std::vector<Node> children = {});
  /// Text between tags.
  Node(std::string text);  // NOLINT(google-explicit-constructor): a text is a child like any other
  Node(const char* text) : Node(std::string(text)) {}  // NOLINT(google-explicit-constructor)

  /// An SVG of publish/charts, inserted as it is.
  [[nodiscard]] static Node drawing(std::string svg);

  Node& add(Node child);
  Node& add(std::vector<Node> children);

  [[nodiscard]] const std::string& tag() const { return tag_; }  ///< empty for text and drawings
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] const Attributes& attributes() const { return attributes_; }
  [[nodiscard]] const std::vector<Node>& children() const { return children_; }

  void render(std::string& out) const;

 private:
  enum class Kind { element, text, drawing };
  Node() = default;

  Kind kind_{Kind::text};
  std::string tag_;
  std::string text_;
  Attributes attributes_;
  std::vector<Node> children_;
};

using Nodes = std::vector<Node>;

[[nodiscard]] std::string render(const Node& node);
[[nodiscard]] std::string render(const Nodes& nodes);

// The elements that pages use most, with the class names of NL Design System (the CSS is our own).
[[nodiscard]] Node paragraph(Nodes children, std::string_view modifier = {});
[[nodiscard]] Node heading(int level, std::string text, std::string id = {});
[[nodiscard]] Node link(std::string href, std::string text);
[[nodiscard]] Node unordered(std::vector<Nodes> items);
[[nodiscard]] Node strong(std::string text);
/// Heads of a column and of a row. The script of the site lets a table with a numeric column be sorted.
[[nodiscard]] Node column_head(std::string text, bool numeric = false);
[[nodiscard]] Node row_head(std::string text);
/// A table of thead and tbodies in a scroller that the keyboard reaches, named by its caption (id +
/// "-caption").
[[nodiscard]] Node scrolling_table(const std::string& id, std::string caption, Nodes parts);

}  // namespace werkthet::publish::site
