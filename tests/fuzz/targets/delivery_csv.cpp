// Deliveries as a table: one row per person, one row per benefit with two persons, and microdata.
#include "support/delivery.hpp"

#include <vector>

using namespace werkthet;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::vector<ingest::Layout> layouts = [] {
    std::vector<ingest::Layout> all;
    for (const std::string& id : ingest::shipped_layouts()) {
      if (ingest::Layout layout = ingest::read_layout(id); layout.kind() == ingest::Layout::Kind::csv) {
        all.push_back(std::move(layout));
      }
    }
    return all;
  }();
  fuzz::Options options(fuzz::view(data, size));
  const ingest::Layout& layout = layouts[options.below(static_cast<unsigned>(layouts.size()))];
  ingest::DeliveryForm form;
  form.csv.separator = "\0;,\t|"[options.below(5)];
  constexpr const char* encodings[] = {"", "utf-8", "windows-1252", "iso-8859-15"};
  form.csv.encoding = encodings[options.below(4)];
  if (options.below(2) == 1) {
    form.values = {{"year", "2018"}, {"month", "05"}, {"municipality", "9999"}};
  }
  const std::string_view bytes = options.rest();
  const auto lines = static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), '\n')) + 1;
  fuzz::read_everywhere(bytes, layout, form, lines * (layout.pairs() ? 2 : 1));
  return 0;
}
