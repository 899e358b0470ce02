// The cache of deliveries. The right checksum is put behind the input, because otherwise nothing behind it is reached; the
// first option leaves it away.
#include "ingest/bus/cache.hpp"
#include "support/delivery.hpp"
#include "support/scratch_file.hpp"

#include <cstring>

using namespace werkthet;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const fuzz::ScratchFile scratch;
  static const ingest::Key key(std::array<char, ingest::Key::size>{});
  fuzz::Options options(fuzz::view(data, size));
  const bool summed = options.below(8) != 7;
  const std::string_view content = options.rest();
  const std::string purpose = "fuzz";
  std::string bytes(content);
  if (summed) {
    const auto length = static_cast<std::uint32_t>(purpose.size());
    bytes = std::string(reinterpret_cast<const char*>(&length), sizeof length) + purpose + bytes;
    const provenance::Digest sum = provenance::sha256(bytes);
    bytes.append(reinterpret_cast<const char*>(sum.data()), sum.size());
  }
  const std::filesystem::path& path = scratch.write(bytes);
  ingest::DeliveryCache cache(path, purpose);
  fuzz::promise(summed || bytes.empty() || cache.damaged(), "a wrong checksum is noticed");
  std::uint32_t n = 0;
  if (cache.damaged() || !summed || content.size() < sizeof n) {
    return 0;
  }
  std::memcpy(&n, content.data(), sizeof n);
  if (n == 0) {
    return 0;
  }
  std::vector<ingest::PlannedFile> files;
  for (std::uint32_t i = 0; i < n && i < 1000; ++i) {
    const ingest::ToldDelivery& told = cache.delivery(i);
    core::Problems problems;
    std::vector<ingest::FieldCount> nulls;
    told.report.finish(problems, nulls);
    ingest::PlannedFile& file = files.emplace_back(ingest::SourceFile{told.identity.name, "/nowhere"});
    file.identity = told.identity;
    file.header = told.header;
    file.month = told.month;
    file.superseded = told.superseded;
    const ingest::ToldDelivery* found = cache.find(told.identity);
    fuzz::promise(told.identity.inode == 0 || found != nullptr, "a delivery is found by its identity");
  }
  const std::size_t agreeing = cache.agreeing(files);
  fuzz::promise(agreeing <= files.size(), "no more files agree than there are");
  if (agreeing == 0) {
    return 0;
  }
  const ingest::Pseudonymiser pseudonyms(key, "fuzz");
  ingest::Directory directory;
  ingest::RegisterBuilder builder(directory, pseudonyms);
  if (!cache.restore(agreeing, directory, builder)) {
    fuzz::promise(directory.persons() == 0 && directory.benefits() == 0, "a damaged cache changes nothing");
    return 0;
  }
  const auto next = std::make_shared<ingest::ParsedDelivery>();
  next->records.resize(2);
  next->records[1].person = 12;
  ingest::Report report("");
  builder.add(next, cache.delivery(agreeing - 1).month + 1, ingest::Layout::Covers::month, report);
  for (const ingest::BusRow& row : builder.finish()) {
    static_cast<void>(fuzz::record_text(row));
  }
  return 0;
}
