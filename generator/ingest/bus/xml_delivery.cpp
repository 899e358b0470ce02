#include "ingest/bus/delivery_readers.hpp"
#include "ingest/xml_events.hpp"

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace werkthet::ingest {
namespace {

/// An element name and what it means. Elements of a delivery come in the same order record after record, so the name
/// that followed last time is tried first.
class Names {
 public:
  struct Name {
    std::string text;
    Part part{Part::none};
    Field field{Field::unknown};
    std::uint32_t next{};
  };
  explicit Names(const Layout& layout) : layout_(layout), names_(1) {}  // 0: before the first element

  [[nodiscard]] std::uint32_t of(XmlName written) {
    const std::uint32_t expected = names_[last_].next;
    if (written.is(names_[expected].text)) {
      return last_ = expected;
    }
    const std::uint32_t found = look_up(written);
    names_[last_].next = found;
    return last_ = found;
  }
  [[nodiscard]] const Name& operator[](std::uint32_t at) const { return names_[at]; }

 private:
  /// The cap keeps a file of invented names from filling memory.
  std::uint32_t look_up(std::string_view written) {
    std::string text(written);
    if (const auto at = index_.find(text); at != index_.end()) {
      return at->second;
    }
    if (names_.size() > 4096) {
      names_[0].part = layout_.part_of(text);
      names_[0].field = layout_.meaning_of(text).field;
      return 0;
    }
    const auto at = static_cast<std::uint32_t>(names_.size());
    names_.push_back({text, layout_.part_of(text), layout_.meaning_of(text).field, 0});
    index_.emplace(std::move(text), at);
    return at;
  }

  const Layout& layout_;
  std::vector<Name> names_;
  std::unordered_map<std::string, std::uint32_t> index_;
  std::uint32_t last_{};
};

class Handler final : public XmlHandler {
 public:
  Handler(const Layout& layout, const DeliveryCaps& caps, Report& report, DeliveryBuilder& builder)
      : caps_(caps), report_(report), builder_(builder), names_(layout), inner_(inner_of(layout)) {}

  void attach(XmlEvents& events) { events_ = &events; }
  [[nodiscard]] bool any_person() const { return persons_ > 0; }
  [[nodiscard]] bool any_delivery() const { return deliveries_ > 0; }

  void start(XmlName name, const XmlAttributes&) override {
    if (skipped_ > 0) {
      ++skipped_;
      return;
    }
    const std::uint32_t at = names_.of(name);
    const Names::Name& meaning = names_[at];
    if (meaning.part == Part::skip) {
      skipped_ = 1;
      field_ = Field::unknown;
      return;
    }
    open_.push_back({meaning.part, meaning.field});
    field_ = meaning.field;
    text_.clear();
    if (meaning.part != Part::none) {
      deliveries_ += meaning.part == Part::delivery ? 1U : 0U;
      persons_ += meaning.part == inner_ ? 1U : 0U;
      if (persons_ > caps_.records) {
        report_.fail("E200", {}, "the file has more records than the limit");
      }
      builder_.begin(meaning.part);
    }
  }

  void end(XmlName) override {
    if (skipped_ > 0) {
      --skipped_;
      return;
    }
    const auto [part, field] = open_.back();
    open_.pop_back();
    if (field_ != Field::unknown) {
      if (field_ != Field::unread) {
        builder_.set(field_, text_);
      }
      field_ = Field::unknown;
    }
    if (part != Part::none) {
      builder_.end(part);
    }
    if (builder_.done()) {
      events_->stop();
    }
  }

  void text(std::string_view piece) override {
    if (field_ < Field::unread) {
      text_ += piece;
    }
  }

 private:
  static Part inner_of(const Layout& layout) {
    return layout.nesting() == Layout::Nesting::persons_in_benefit ? Part::person : Part::benefit;
  }

  const DeliveryCaps& caps_;
  Report& report_;
  DeliveryBuilder& builder_;
  Names names_;
  Part inner_;
  XmlEvents* events_{};
  std::vector<std::pair<Part, Field>> open_;
  std::string text_;
  Field field_{Field::unknown};
  std::size_t skipped_{};  ///< depth inside an element that is not looked into
  std::uint64_t persons_{};
  std::uint64_t deliveries_{};
};

}  // namespace

void read_xml(ByteStream& stream, const Layout& layout, const DeliveryCaps& caps, Report& report,
              DeliveryBuilder& builder, Where& where) {
  Handler handler(layout, caps, report, builder);
  XmlEvents events(handler);
  handler.attach(events);
  where.xml(&events);
  try {
    events.run(stream);
  } catch (...) {
    where.xml(nullptr);
    throw;
  }
  where.xml(nullptr);
  if (builder.done()) {
    return;
  }
  if (!handler.any_delivery() && !handler.any_person()) {
    report.fail("E212", {}, "no element of layout " + layout.id() + " was found");
  }
}

}  // namespace werkthet::ingest
