#include "ingest/bus/sample_xml.hpp"

#include "core/error.hpp"
#include "ingest/xml_events.hpp"

#include <functional>
#include <map>
#include <utility>

namespace werkthet::ingest {
namespace {

constexpr std::size_t most_elements = 4096;  ///< a hostile document could have a new path per element

/// The events of a document that may be cut off behind the sample.
void run(XmlHandler& handler, const std::string& bytes, bool cut,
         const std::function<void(XmlEvents&)>& attach) {
  XmlEvents events(handler);
  attach(events);
  try {
    events.run(bytes);
  } catch (const XmlError&) {
    if (!cut) {
      throw;
    }
  }
}

/// Which elements there are.
class Shape final : public XmlHandler {
 public:
  explicit Shape(std::vector<SampleElement>& elements) : elements_(elements) {}
  void start(XmlName name, const XmlAttributes&) override {
    const std::size_t parent = open_.empty() ? 0 : open_.back();
    const std::string local(without_prefix(name));
    const auto [known, added] =
        index_.try_emplace({open_.empty() ? SIZE_MAX : parent, local}, elements_.size());
    if (added) {
      if (elements_.size() == most_elements) {
        throw core::Error(core::ErrorKind::input, "the file has more different elements than the limit");
      }
      elements_.push_back({local, open_.empty() ? elements_.size() : parent, 0, true});
    }
    if (!open_.empty()) {
      elements_[parent].leaf = false;
    }
    ++elements_[known->second].count;
    open_.push_back(known->second);
  }
  void end(XmlName) override { open_.pop_back(); }
  void text(std::string_view) override {}

 private:
  std::vector<SampleElement>& elements_;
  std::map<std::pair<std::size_t, std::string>, std::size_t> index_;
  std::vector<std::size_t> open_;
};

/// The fields that a layout finds in a document, as the reader of deliveries finds them.
class Fields final : public XmlHandler {
 public:
  Fields(const Layout& layout, const Sample::Value& value, std::size_t most)
      : layout_(layout),
        value_(value),
        inner_(layout.nesting() == Layout::Nesting::persons_in_benefit ? Part::person : Part::benefit),
        most_(most) {}
  void attach(XmlEvents& events) { events_ = &events; }
  [[nodiscard]] std::uint64_t records() const { return records_; }

  void start(XmlName name, const XmlAttributes&) override {
    ++depth_;
    const Part part = skipped_at_ == 0 ? layout_.part_of(name) : Part::none;
    if (part == Part::skip) {
      skipped_at_ = depth_;
    }
    meaning_ = skipped_at_ == 0 ? layout_.meaning_of(name) : Meaning{};
    text_.clear();
    records_ += part == inner_ ? 1U : 0U;
    if (records_ > most_) {
      --records_;
      events_->stop();
    }
  }
  void end(XmlName) override {
    if (meaning_.field < Field::unread) {
      value_(meaning_, text_);
    }
    meaning_ = Meaning{};
    skipped_at_ = skipped_at_ == depth_ ? 0 : skipped_at_;
    --depth_;
  }
  void text(std::string_view piece) override {
    if (meaning_.field < Field::unread) {
      text_ += piece;
    }
  }

 private:
  const Layout& layout_;
  const Sample::Value& value_;
  Part inner_;
  std::size_t most_;
  XmlEvents* events_{};
  Meaning meaning_;
  std::string text_;
  std::size_t depth_{};
  std::size_t skipped_at_{};  ///< depth of an element that is not looked into; 0: none
  std::uint64_t records_{};
};

}  // namespace

std::vector<SampleElement> elements_of(const std::string& xml, bool cut) {
  std::vector<SampleElement> elements;
  Shape shape(elements);
  run(shape, xml, cut, [](XmlEvents&) {});
  return elements;
}

std::uint64_t visit_fields(const std::string& xml, bool cut, const Layout& layout, const Sample::Value& value,
                           std::size_t most) {
  Fields fields(layout, value, most);
  run(fields, xml, cut, [&](XmlEvents& events) { fields.attach(events); });
  return fields.records();
}

}  // namespace werkthet::ingest
