// Files of SPSS and Stata end to end: whatever ReadStat makes of them in its own process, this one goes on and has a
// whole table or none. Slow, because every input is a process.
#include "ingest/tables/statistical.hpp"
#include "support/table_text.hpp"

#include <pthread.h>
#include <sanitizer/common_interface_defs.h>

using namespace werkthet;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // A child that dies is what the process is for, and not a crash for the fuzzer to keep.
  static const int forgets = ::pthread_atfork(nullptr, nullptr, [] { __sanitizer_set_death_callback(nullptr); });
  fuzz::promise(forgets == 0, "the child forgets the fuzzer");
  fuzz::Options options(fuzz::view(data, size));
  constexpr ingest::StatisticalFormat formats[] = {ingest::StatisticalFormat::sav, ingest::StatisticalFormat::por,
                                                   ingest::StatisticalFormat::dta};
  const auto format = formats[options.below(3)];
  const ingest::TableCaps caps{64, 4096, 100'000, std::size_t{1} << 20U};
  ingest::Report report("list.sav");
  const auto table = ingest::read_statistical(options.rest(), format, report, caps);
  fuzz::promise(table.has_value() != report.failed(), "a file is used or refused");
  fuzz::promise(!table || table->cells() == ingest::Table::Cells::typed, "cells are typed");
  static_cast<void>(fuzz::table_text(table, caps));
  static_cast<void>(fuzz::said(report));
  return 0;
}
