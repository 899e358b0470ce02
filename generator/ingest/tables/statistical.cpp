#include "ingest/tables/statistical.hpp"

#include "core/files.hpp"
#include "ingest/tables/statistical_extract.hpp"
#include "ingest/tables/statistical_frames.hpp"
#include "ingest/tables/statistical_process.hpp"

#include <string>

namespace werkthet::ingest {
namespace {

std::string message_of(ReadingEnd outcome) {
  switch (outcome) {
    case ReadingEnd::too_large:
      return "the file has more columns, cells or labels than the limit, or a longer text";
    case ReadingEnd::too_little_memory:
      return "reading the file takes more memory than the limit";
    case ReadingEnd::unknown_version:
      return "the file has a version or character set that cannot be read; save it again with a current "
             "version";
    case ReadingEnd::complete:
    case ReadingEnd::damaged:
      break;
  }
  return "the file is damaged or cut off, or reading it takes more time than the limit";
}

}  // namespace

std::optional<Table> read_statistical(std::string_view bytes, StatisticalFormat format, Report& report,
                                      const TableCaps& caps) {
  if (bytes.size() > core::max_input_bytes) {
    report.fail("E200", {}, "the file is larger than the limit of 512 MB");
    return std::nullopt;
  }
  FrameReader frames(caps);
  const bool ended = run_apart(
      [&](int descriptor) {
        FrameWriter writer(descriptor);
        extract(bytes, format, caps, writer);
      },
      [&](std::string_view piece) { return frames.take(piece); });
  const ReadingEnd outcome = frames.outcome();
  if (outcome != ReadingEnd::complete || !ended) {
    report.fail("E200", {}, message_of(outcome));
    return std::nullopt;
  }
  Table table = frames.table();
  if (table.columns() == 0) {
    report.fail("E200", {}, message_of(ReadingEnd::damaged));
    return std::nullopt;
  }
  return table;
}

}  // namespace werkthet::ingest
