#include "audit/workbook/xml_tree.hpp"

#include "core/error.hpp"
#include "ingest/bytes.hpp"

namespace werkthet::audit::workbook {
namespace {

constexpr ingest::XmlLimits small_part{.depth = 64, .elements = 200'000, .text = std::size_t{1} << 20U};

class TreeHandler final : public ingest::XmlHandler {
 public:
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
  XmlNode node;
  node.name = ingest::without_prefix(name);
  attributes.each([&](std::string_view key, std::string_view value) {
    node.attributes.emplace_back(std::string(key), std::string(value));
  });
  open_.push_back(std::move(node));
}

void TreeBuilder::text(std::string_view piece) {
  if (!open_.empty()) {
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

XmlNode read_tree(const ingest::ZipArchive& archive, const std::string& part) {
  if (!archive.has(part)) {
    throw core::Error(core::ErrorKind::input, "the workbook names a part that it does not hold", part,
                      "write the workbook again; this one is damaged");
  }
  const auto stream = archive.open(part);
  TreeHandler handler;
  ingest::XmlEvents(handler, small_part).run(*stream);
  return handler.take();
}

}  // namespace werkthet::audit::workbook
