#include "core/text.hpp"
#include "ingest/bus/delivery_readers.hpp"
#include "ingest/bus/feed.hpp"
#include "ingest/bus/repeated_records.hpp"

#include <algorithm>
#include <cstring>
#include <string>

namespace werkthet::ingest {
namespace {

class FixedDelivery {
 public:
  FixedDelivery(ByteStream& stream, const Layout& layout, const DeliveryCaps& caps, Report& report,
                const ParsedDelivery* last, DeliveryBuilder& builder, Where& where)
      : feed_(stream),
        layout_(layout),
        caps_(caps),
        report_(report),
        builder_(builder),
        where_(where),
        writer_(layout, builder, where),
        repeated_(builder, last) {
    for (const Slice& slice : layout.slices()) {
      needed_ = std::max<std::size_t>(needed_, slice.from + slice.length);
    }
    if (layout.side_by_side()) {
      expect_repeats();
    }
  }

  void run() {
    for (bool rest = true; rest && !builder_.done();) {
      rest = feed_.more(caps_.line_bytes);
      const std::string_view text = feed_.text();
      std::size_t at = 0;
      while (at < text.size() && !builder_.done()) {
        const void* newline = std::memchr(text.data() + at, '\n', text.size() - at);
        if (newline == nullptr && rest) {
          break;
        }
        const std::size_t end =
            newline == nullptr ? text.size()
                               : static_cast<std::size_t>(static_cast<const char*>(newline) - text.data());
        record(text.substr(at, end - at));
        at = end + 1;
        ++line_;
      }
      feed_.eat(std::min(at, text.size()));
      if (rest && at == 0 && text.size() >= caps_.line_bytes) {
        report_.fail("E200", {{}, line_, 0, {}}, "a line is longer than the limit of 1 MB");
        return;
      }
    }
    if (!any_ && !report_.failed()) {
      report_.fail("E200", {}, "the file is empty");
    }
  }

 private:
  /// Records of the last delivery can be recognised when no other field stands between the header fields,
  /// which differ.
  void expect_repeats() {
    std::size_t from = needed_;
    std::size_t to = 0;
    for (const Slice& slice : layout_.slices()) {
      if (is_header(slice.meaning.field)) {
        from = std::min<std::size_t>(from, slice.from);
        to = std::max<std::size_t>(to, slice.from + slice.length);
      }
    }
    const bool apart = std::all_of(layout_.slices().begin(), layout_.slices().end(), [&](const Slice& slice) {
      return is_header(slice.meaning.field) || slice.from + slice.length <= from || slice.from >= to;
    });
    if (apart) {
      header_from_ = to == 0 ? 0 : from;
      header_to_ = to;
      repeated_.begin("positions");  // they are the layout's
    }
  }

  void record(std::string_view text) {
    if (text.ends_with('\r')) {
      text.remove_suffix(1);
    }
    if (text.empty()) {
      return;
    }
    any_ = true;
    if (!repeated_.begun() || text.size() < needed_) {
      read(text);
      return;
    }
    const std::string_view header = text.substr(header_from_, header_to_ - header_from_);
    const Key16 print = print_of(text.substr(0, header_from_), text.substr(header_to_));
    if (repeated_.same_header(header) && repeated_.take(print, line_)) {
      return;
    }
    read(text);
    if (!builder_.done()) {
      repeated_.read(header, print);
    }
  }

  void read(std::string_view text) {
    where_.record(line_, text.data());
    const bool fast = layout_.side_by_side();
    if (fast) {
      builder_.begin_record(line_);
    }
    if (text.size() < needed_) {
      report_.add("E212", {{}, line_, 0, {}},
                  "the record has " + std::to_string(text.size()) + " positions and the layout " +
                      std::to_string(needed_));
    }
    columns_.clear();
    for (const Slice& slice : layout_.slices()) {
      if (slice.from >= text.size()) {
        continue;
      }
      const std::string_view value = text.substr(slice.from, slice.length);
      if (fast) {
        where_.field(value.data());
        builder_.set(slice.meaning.field, value);
      } else {
        columns_.push_back({slice.meaning, value, value.data()});
      }
    }
    fast ? builder_.end_record() : writer_.write(columns_);
  }

  TextFeed feed_;
  const Layout& layout_;
  const DeliveryCaps& caps_;
  Report& report_;
  DeliveryBuilder& builder_;
  Where& where_;
  RecordWriter writer_;
  RepeatedRecords repeated_;
  std::vector<RecordWriter::Column> columns_;
  std::size_t needed_{};       ///< positions of a whole record
  std::size_t header_from_{};  ///< where its header fields stand
  std::size_t header_to_{};
  std::uint64_t line_{1};
  bool any_{};
};

}  // namespace

void read_fixed_records(ByteStream& stream, const Layout& layout, const DeliveryCaps& caps, Report& report,
                        const ParsedDelivery* last, DeliveryBuilder& builder, Where& where) {
  FixedDelivery(stream, layout, caps, report, last, builder, where).run();
}

}  // namespace werkthet::ingest
