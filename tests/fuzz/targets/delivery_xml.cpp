// Deliveries in XML: the layout of 2015 and the answers of SuwiML.
#include "support/delivery.hpp"

#include <vector>

using namespace werkthet;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::vector<ingest::Layout> layouts = [] {
    std::vector<ingest::Layout> all;
    for (const char* id : {"bus2015-xml", "suwiml"}) {
      all.push_back(ingest::read_layout(id));
    }
    return all;
  }();
  fuzz::Options options(fuzz::view(data, size));
  const ingest::Layout& layout = layouts[options.below(2)];
  const std::string_view bytes = options.rest();
  const auto tags = static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), '<'));
  fuzz::read_everywhere(bytes, layout, {}, tags);
  return 0;
}
