// ReadStat and our handlers in this process, where the sanitizers see them. A crash inside the library is a finding about
// the library: that is why the program runs it in a process of its own. Not part of a plain `tests/fuzz/run`.
#include "ingest/tables/statistical_extract.hpp"
#include "support/table_text.hpp"

#include <array>

#include <sys/mman.h>
#include <unistd.h>

using namespace werkthet;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Options options(fuzz::view(data, size));
  constexpr ingest::StatisticalFormat formats[] = {ingest::StatisticalFormat::sav, ingest::StatisticalFormat::por,
                                                   ingest::StatisticalFormat::dta};
  const auto format = formats[options.below(3)];
  const ingest::TableCaps caps{64, 4096, 100'000, std::size_t{1} << 20U};
  static const int file = ::memfd_create("frames", MFD_CLOEXEC);
  fuzz::promise(::ftruncate(file, 0) == 0 && ::lseek(file, 0, SEEK_SET) == 0, "the scratch file can be emptied");
  {
    ingest::FrameWriter frames(file);
    ingest::extract(options.rest(), format, caps, frames);
  }
  fuzz::promise(::lseek(file, 0, SEEK_SET) == 0, "the scratch file can be read");
  ingest::FrameReader reader(caps);
  std::array<char, 4096> piece{};
  bool going = true;
  for (ssize_t n = 1; going && n > 0;) {
    n = ::read(file, piece.data(), piece.size());
    going = n <= 0 || reader.take({piece.data(), static_cast<std::size_t>(n)});
  }
  const ingest::ReadingEnd end = reader.outcome();
  if (end == ingest::ReadingEnd::complete) {
    static_cast<void>(fuzz::table_text(reader.table(), caps));
  }
  return 0;
}
