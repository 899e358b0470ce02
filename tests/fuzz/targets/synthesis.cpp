// What an exchange file that is used can do to the figures of other municipalities: they stay numbers. By hand only:
// with it comes all of statistics, which takes longer to build than the other targets together.
#include "exchange/read_exchange.hpp"
#include "support/promise.hpp"
#include "synthesis/surroundings.hpp"
#include "synthesis/synthesis.hpp"

#include <cmath>

using namespace werkthet;

namespace {

void beside_others(const exchange::Exchange& e) {
  std::vector<exchange::Exchange> files(4, e);
  for (std::size_t i = 1; i < files.size(); ++i) {
    files[i].code = "000" + std::to_string(i);
  }
  const synthesis::Synthesis all = synthesis::synthesise(files, 3, 0.95);
  for (const synthesis::Comparison& comparison : all.comparisons) {
    for (const synthesis::Variant& variant : comparison.variants) {
      for (const synthesis::Pooled& p : variant.pooled) {
        fuzz::promise(std::isfinite(p.estimate) && std::isfinite(p.prediction.low) &&
                          std::isfinite(p.prediction.high) && std::isfinite(p.i2),
                      "a joint figure is a number");
        fuzz::promise(p.interval.low <= p.interval.high && p.prediction.low <= p.prediction.high,
                      "limits are in order");
      }
    }
  }
  static_cast<void>(synthesis::surroundings(all, {0, 1}));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  core::Problems problems;
  if (const auto read = exchange::read_exchange(fuzz::view(data, size), "gemeenten/x.json", problems)) {
    beside_others(*read);
  }
  return 0;
}
