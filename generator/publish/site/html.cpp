#include "publish/site/html.hpp"

#include "core/error.hpp"
#include "core/text.hpp"

#include <algorithm>
#include <array>

namespace werkthet::publish::site {
namespace {

constexpr std::array<std::string_view, 44> known{
    "a",    "article",    "b",      "body",    "caption", "dd",    "details", "div", "dl",
    "dt",   "figcaption", "figure", "footer",  "h1",      "h2",    "h3",      "h4",  "header",
    "hr",   "li",         "link",   "main",    "meta",    "nav",   "ol",      "p",   "section",
    "span", "strong",     "small",  "summary", "table",   "tbody", "td",      "th",  "thead",
    "time", "title",      "tr",     "ul",      "br",      "abbr",  "aside",   "em"};
constexpr std::array<std::string_view, 4> empty_elements{"br", "hr", "link", "meta"};
// A line break after these changes nothing on the page and keeps the source readable and its differences
// small.
constexpr std::array<std::string_view, 12> inline_elements{"a",      "abbr", "b",  "em", "small", "span",
                                                           "strong", "time", "br", "td", "th",    "dt"};

template <std::size_t n>
bool contains(const std::array<std::string_view, n>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool allowed_attribute(std::string_view name) {
  const bool letters = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || c == '-';
  });
  return letters && name != "style" && !name.starts_with("on");
}

}  // namespace

Node::Node(std::string tag, Attributes attributes, std::vector<Node> children)
    : kind_(Kind::element),
      tag_(std::move(tag)),
      attributes_(std::move(attributes)),
      children_(std::move(children)) {
  core::ensure(contains(known, tag_), "only known elements are written");
  core::ensure(std::all_of(attributes_.begin(), attributes_.end(),
                           [](const auto& attribute) { return allowed_attribute(attribute.first); }),
               "only harmless attributes are written");
  core::ensure(children_.empty() || !contains(empty_elements, tag_), "an empty element has no children");
}

Node::Node(std::string text) : kind_(Kind::text), text_(std::move(text)) {}

Node Node::drawing(std::string svg) {
  Node node;
  node.kind_ = Kind::drawing;
  node.text_ = std::move(svg);
  return node;
}

Node& Node::add(Node child) {
  core::ensure(kind_ == Kind::element && !contains(empty_elements, tag_), "only elements have children");
  children_.push_back(std::move(child));
  return *this;
}

Node& Node::add(std::vector<Node> children) {
  for (Node& child : children) {
    add(std::move(child));
  }
  return *this;
}

void Node::render(std::string& out) const {
  switch (kind_) {
    case Kind::text:
      out += core::escape_markup(text_);
      return;
    case Kind::drawing:
      out += text_;
      return;
    case Kind::element:
      break;
  }
  out += "<" + tag_;
  for (const auto& [name, value] : attributes_) {
    out += " " + name;
    if (!value.empty() || name == "alt" || name == "content") {
      out += "=\"" + core::escape_markup(value) + "\"";
    }
  }
  out += ">";
  if (!contains(empty_elements, tag_)) {
    for (const Node& child : children_) {
      child.render(out);
    }
    out += "</" + tag_ + ">";
  }
  if (!contains(inline_elements, tag_)) {
    out += "\n";
  }
}

std::string render(const Node& node) {
  std::string out;
  node.render(out);
  return out;
}

std::string render(const Nodes& nodes) {
  std::string out;
  for (const Node& node : nodes) {
    node.render(out);
  }
  return out;
}

Node paragraph(Nodes children, std::string_view modifier) {
  std::string classes = "utrecht-paragraph";
  if (!modifier.empty()) {
    classes += " utrecht-paragraph--" + std::string(modifier);
  }
  return {"p", {{"class", classes}}, std::move(children)};
}

Node heading(int level, std::string text, std::string id) {
  core::ensure(level >= 1 && level <= 4, "headings of level 1 to 4");
  const std::string number = std::to_string(level);
  Attributes attributes{{"class", "utrecht-heading-" + number}};
  if (!id.empty()) {
    attributes.emplace_back("id", std::move(id));
  }
  return {"h" + number, std::move(attributes), {std::move(text)}};
}

Node link(std::string href, std::string text) {
  return {"a", {{"class", "utrecht-link"}, {"href", std::move(href)}}, {std::move(text)}};
}

Node unordered(std::vector<Nodes> items) {
  Node list("ul", {{"class", "utrecht-unordered-list"}});
  for (Nodes& item : items) {
    list.add(Node("li", {{"class", "utrecht-unordered-list__item"}}, std::move(item)));
  }
  return list;
}

Node strong(std::string text) {
  return {"strong", {}, {std::move(text)}};
}

Node column_head(std::string text, bool numeric) {
  return {"th",
          {{"scope", "col"},
           {"class", std::string("utrecht-table__header-cell") +
                         (numeric ? " utrecht-table__header-cell--numeric-column" : "")}},
          {std::move(text)}};
}

Node row_head(std::string text) {
  return {"th", {{"scope", "row"}, {"class", "utrecht-table__row-header"}}, {std::move(text)}};
}

Node scrolling_table(const std::string& id, std::string caption, Nodes parts) {
  parts.insert(parts.begin(), Node("caption", {{"class", "utrecht-table__caption"}, {"id", id + "-caption"}},
                                   {std::move(caption)}));
  return {"div",
          {{"class", "utrecht-table-container"},
           {"role", "group"},
           {"tabindex", "0"},
           {"aria-labelledby", id + "-caption"}},
          {Node("table", {{"class", "utrecht-table"}}, std::move(parts))}};
}

}  // namespace werkthet::publish::site
