// xml_floor LAYOUT ROUNDS FILE...: how much the reader of XML deliveries costs above Expat itself, on one
// thread. Three passes over the same files, in turn: Expat without handlers, Expat with handlers that do
// nothing, and our reader (limits, places, fields to records, hash of the input). Prints the best round of
// each in CPU seconds, since a shared machine says little about wall time, and the ratios.

#include "core/error.hpp"
#include "core/log.hpp"
#include "ingest/bus/delivery_file.hpp"
#include "ingest/bytes.hpp"

#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <ctime>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace werkthet;

constexpr std::size_t piece = std::size_t{1} << 20U;  // as the reader's own

/// CPU seconds since the last call.
class CpuLap {
 public:
  double lap() {
    const std::clock_t now = std::clock();
    const double passed = static_cast<double>(now - last_) / CLOCKS_PER_SEC;
    last_ = now;
    return passed;
  }

 private:
  std::clock_t last_{std::clock()};
};

struct FreeParser {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

std::uint64_t expat_pass(const std::string& file, bool handlers) {
  const std::unique_ptr<XML_ParserStruct, FreeParser> parser(XML_ParserCreate(nullptr));
  if (handlers) {
    XML_SetElementHandler(
        parser.get(), [](void*, const XML_Char*, const XML_Char**) {}, [](void*, const XML_Char*) {});
    XML_SetCharacterDataHandler(parser.get(), [](void*, const XML_Char*, int) {});
  }
  const auto stream = ingest::open_file(file);
  std::uint64_t bytes = 0;
  for (;;) {
    void* buffer = XML_GetBuffer(parser.get(), static_cast<int>(piece));
    if (buffer == nullptr) {
      throw core::Error(core::ErrorKind::internal, "Expat has no memory");
    }
    const std::size_t got = stream->read(static_cast<char*>(buffer), piece);
    bytes += got;
    if (XML_ParseBuffer(parser.get(), static_cast<int>(got), got == 0 ? 1 : 0) != XML_STATUS_OK) {
      throw core::Error(core::ErrorKind::input, "Expat refuses a file");
    }
    if (got == 0) {
      return bytes;
    }
  }
}

/// `last`: the file before, which the reader knows in a run too.
std::uint64_t reader_pass(const std::string& file, const ingest::Layout& layout,
                          std::optional<ingest::DeliveryFile>& last) {
  const auto stream = ingest::open_file(file);
  ingest::Report report(file);
  auto delivery = ingest::read_delivery(*stream, file, layout, {}, report, {}, last ? &last->parsed : nullptr);
  if (!delivery) {
    throw core::Error(core::ErrorKind::input, "the reader refuses a file");
  }
  last = std::move(delivery);
  return last->parsed.records.size();
}

int run(const std::vector<std::string>& arguments) {
  int rounds = 0;
  if (arguments.size() >= 3) {
    std::from_chars(arguments[1].data(), arguments[1].data() + arguments[1].size(), rounds);
  }
  if (rounds < 1 || rounds > 1000) {
    fmt::print(stderr, "usage: xml_floor LAYOUT ROUNDS FILE...\n");
    return 2;
  }
  const ingest::Layout layout = ingest::read_layout(arguments[0]);
  const std::vector<std::string> files(arguments.begin() + 2, arguments.end());
  double best[3] = {1e300, 1e300, 1e300};
  std::uint64_t bytes = 0;
  std::uint64_t records = 0;
  for (int round = 0; round < rounds; ++round) {
    bytes = 0;
    records = 0;
    double now[3] = {};
    std::optional<ingest::DeliveryFile> last;
    CpuLap watch;
    for (const std::string& file : files) {  // per file, so that noise falls on all three
      watch.lap();
      bytes += expat_pass(file, false);
      now[0] += watch.lap();
      expat_pass(file, true);
      now[1] += watch.lap();
      records += reader_pass(file, layout, last);
      now[2] += watch.lap();
    }
    for (int i = 0; i < 3; ++i) {
      best[i] = std::min(best[i], now[i]);
    }
  }
  const char* names[3] = {"expat_bare", "expat_handlers", "reader"};
  fmt::print("files {} bytes {} records {}\n", files.size(), bytes, records);
  for (int i = 0; i < 3; ++i) {
    fmt::print("{} cpu {:.4f} s {:.3f} GB/s ratio_to_handlers {:.3f} ratio_to_bare {:.3f}\n", names[i],
               best[i], static_cast<double>(bytes) * 1e-9 / best[i], best[i] / best[1], best[i] / best[0]);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    fmt::print(stderr, "xml_floor: {}\n", error.what());
    return 1;
  }
}
