// What the process that reads a statistical file says, as if it had gone mad.
#include "ingest/tables/statistical_frames.hpp"
#include "support/table_text.hpp"

using namespace werkthet;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Options options(fuzz::view(data, size));
  ingest::TableCaps caps;
  if (options.below(2) == 1) {
    caps = {8, 64, 200, 4096};
  }
  std::string first;
  for (const std::size_t piece : fuzz::pieces) {
    ingest::FrameReader reader(caps);
    std::string_view left = options.rest();
    bool going = true;
    while (going && !left.empty()) {
      const std::size_t n = std::min(piece, left.size());
      going = reader.take(left.substr(0, n));
      left.remove_prefix(n);
    }
    const ingest::ReadingEnd end = reader.outcome();
    fuzz::promise(going || end != ingest::ReadingEnd::complete, "a refused stream is not complete");
    std::string text = std::to_string(static_cast<int>(end));
    if (end == ingest::ReadingEnd::complete) {
      text += fuzz::table_text(reader.table(), caps);
    }
    if (piece == fuzz::pieces[0]) {
      first = text;
    } else {
      fuzz::promise_same(first, text, "pieces of any size give the same");
    }
  }
  return 0;
}
