// An exchange file of another municipality: used whole or refused with a code, and what is used can be
// written again and put beside other municipalities.
#include "exchange/read_exchange.hpp"
#include "exchange/write_exchange.hpp"
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
  const auto read = exchange::read_exchange(fuzz::view(data, size), "gemeenten/x.json", problems);
  fuzz::promise(read.has_value() != problems.has_errors(), "a file is used or has errors");
  for (const core::Problem& problem : problems.all()) {
    fuzz::promise(problem.code.starts_with("X1") && !problem.message.empty(),
                  "a problem has a code and a sentence");
    fuzz::promise(core::text(problem).find("KANARIE") == std::string::npos,
                  "no message holds a value of the file");
  }
  if (read) {
    core::Problems again;
    const auto back = exchange::read_exchange(exchange::exchange_json(*read), "x.json", again);
    fuzz::promise(back.has_value() && *back == *read, "what is used is written and read back the same");
    beside_others(*read);
  }
  return 0;
}
