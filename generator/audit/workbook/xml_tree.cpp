#include "audit/workbook/xml_tree.hpp"

#include "core/error.hpp"
#include "ingest/bytes.hpp"

namespace werkthet::audit::workbook {
namespace {

constexpr std::size_t most_nodes = 200'000;  // of one part: all charts of a large release together have fewer

class TreeHandler final : public ingest::XmlHandler {
 public:
  TreeHandler(ReadBudget& budget, const std::string& part) : builder_(budget, part) {}
  void start(ingest::XmlName name, const ingest::XmlAttributes& attributes) override {
    builder_.start(name, attributes);
  }
  void end(ingest::XmlName /*name*/) override { builder_.end(); }
  void text(std::string_view piece) override { builder_.text(piece); }
  [[nodiscard]] XmlNode take() { return builder_.take(); }

 private:
  TreeBuilder builder_;
};

void collect(const XmlNode& node, std::string_view wanted, std::vector<const XmlNode*>& found) {
  for (const XmlNode& child : node.children) {
    if (child.name == wanted) {
      found.push_back(&child);
    }
    collect(child, wanted, found);
  }
}

}  // namespace

std::string XmlNode::attribute(std::string_view wanted) const {
  for (const auto& [key, value] : attributes) {
    if (key == wanted) {
      return value;
    }
  }
  for (const auto& [key, value] : attributes) {
    if (ingest::without_prefix(key) == wanted) {
      return value;
    }
  }
  return {};
}

const XmlNode* XmlNode::child(std::string_view wanted) const {
  for (const XmlNode& candidate : children) {
    if (candidate.name == wanted) {
      return &candidate;
    }
  }
  return nullptr;
}

std::vector<const XmlNode*> XmlNode::all(std::string_view wanted) const {
  std::vector<const XmlNode*> found;
  collect(*this, wanted, found);
  return found;
}

void TreeBuilder::start(std::string_view name, const ingest::XmlAttributes& attributes) {
  budget_.take_node(part_);
  if (++nodes_ > most_nodes) {
    throw core::Error(core::ErrorKind::input, "a part of the workbook has more than 200,000 elements", part_,
                      "audit it in parts");
  }
  XmlNode node;
  node.name = ingest::without_prefix(name);
  attributes.each([&](std::string_view key, std::string_view value) {
    budget_.take_text(key.size() + value.size(), part_);
    node.attributes.emplace_back(std::string(key), std::string(value));
  });
  open_.push_back(std::move(node));
}

void TreeBuilder::text(std::string_view piece) {
  if (!open_.empty()) {
    budget_.take_text(piece.size(), part_);
    open_.back().text += piece;
  }
}

void TreeBuilder::end() {
  core::ensure(!open_.empty(), "an element that ends was opened");
  XmlNode node = std::move(open_.back());
  open_.pop_back();
  if (open_.empty()) {
    root_ = std::move(node);
  } else {
    open_.back().children.push_back(std::move(node));
  }
}

XmlNode TreeBuilder::take() {
  return std::move(root_);
}

XmlNode read_tree(const ingest::ZipArchive& archive, const std::string& part, ReadBudget& budget) {
  if (!archive.has(part)) {
    throw core::Error(core::ErrorKind::input, "the workbook names a part that it does not hold", part,
                      "write the workbook again; this one is damaged");
  }
  const auto stream = archive.open(part);
  TreeHandler handler(budget, part);
  ingest::XmlEvents(handler, {.depth = 64, .elements = most_nodes + 1}).run(*stream);
  return handler.take();
}

}  // namespace werkthet::audit::workbook
