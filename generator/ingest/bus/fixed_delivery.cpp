#include "core/text.hpp"
#include "ingest/bus/delivery_readers.hpp"
#include "ingest/bus/feed.hpp"

#include <algorithm>
#include <cstring>
#include <string>

namespace werkthet::ingest {

void read_fixed_records(ByteStream& stream, const Layout& layout, const DeliveryCaps& caps, Report& report,
                        DeliveryBuilder& builder, Where& where) {
  const std::vector<Slice>& slices = layout.slices();
  std::size_t needed = 0;
  for (const Slice& slice : slices) {
    needed = std::max<std::size_t>(needed, slice.from + slice.length);
  }
  TextFeed feed(stream);
  RecordWriter writer(layout, builder, where);
  std::vector<RecordWriter::Column> columns;
  std::uint64_t line = 1;
  bool any = false;

  const auto record = [&](const char* begin, std::size_t length) {
    length -= length > 0 && begin[length - 1] == '\r' ? 1U : 0U;
    if (length == 0) {
      return;
    }
    any = true;
    where.record(line, begin);
    if (length < needed) {
      report.add("E212", {{}, line, 0, {}},
                 "the record has " + std::to_string(length) + " positions and the layout " + std::to_string(needed));
    }
    if (!layout.side_by_side()) {
      columns.clear();
      for (const Slice& slice : slices) {
        if (slice.from < length) {
          const std::size_t n = std::min<std::size_t>(slice.length, length - slice.from);
          columns.push_back({slice.meaning, {begin + slice.from, n}, begin + slice.from});
        }
      }
      writer.write(columns);
      return;
    }
    builder.begin_record();
    for (const Slice& slice : slices) {
      if (slice.from < length) {
        where.field(begin + slice.from);
        builder.set(slice.meaning.field,
                    {begin + slice.from, std::min<std::size_t>(slice.length, length - slice.from)});
      }
    }
    builder.end_record();
  };

  for (bool rest = true; rest && !builder.done();) {
    rest = feed.more(caps.line_bytes);
    const std::string_view text = feed.text();
    std::size_t at = 0;
    while (at < text.size() && !builder.done()) {
      const void* newline = std::memchr(text.data() + at, '\n', text.size() - at);
      if (newline == nullptr && rest) {
        break;
      }
      const std::size_t end =
          newline == nullptr ? text.size() : static_cast<std::size_t>(static_cast<const char*>(newline) - text.data());
      record(text.data() + at, end - at);
      at = end + 1;
      ++line;
    }
    feed.eat(std::min(at, text.size()));
    if (rest && at == 0 && text.size() >= caps.line_bytes) {
      report.fail("E200", {{}, line, 0, {}}, "a line is longer than the limit of 1 MB");
      return;
    }
  }
  if (!any && !report.failed()) {
    report.fail("E200", {}, "the file is empty");
  }
}

}  // namespace werkthet::ingest
