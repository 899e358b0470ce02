// An exchange file of another municipality: used whole or refused with a code, and what is used can be written
// again.
#include "exchange/read_exchange.hpp"
#include "exchange/write_exchange.hpp"
#include "support/promise.hpp"

using namespace werkthet;

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
  }
  return 0;
}
