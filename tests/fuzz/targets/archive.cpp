// Archives: the directory of a zip and the content of its entries, and .gz files.
#include "ingest/archive.hpp"
#include "ingest/source_files.hpp"
#include "support/promise.hpp"
#include "support/scratch_file.hpp"

#include <memory>
#include <set>

using namespace werkthet;

namespace {

constexpr ingest::ArchiveLimits limits{100, std::uint64_t{1} << 20U, 200, std::uint64_t{1} << 16U};

/// All bytes of a stream, asked for in pieces.
std::string drained(ingest::ByteStream& stream, std::size_t piece) {
  std::string all;
  std::string buffer(std::min<std::size_t>(piece, 4096), '\0');
  for (;;) {
    const std::size_t n = stream.read(buffer.data(), buffer.size());
    fuzz::promise(n <= buffer.size(), "a stream gives no more than was asked");
    if (n == 0) {
      return all;
    }
    all.append(buffer, 0, n);
    fuzz::promise(all.size() <= limits.entry_bytes, "an entry stays below its limit");
  }
}

void entry(const ingest::ZipArchive& archive, const ingest::ZipEntry& one) {
  std::string first;
  std::string why;
  for (const std::size_t piece : fuzz::pieces) {
    std::string all;
    std::string refused = fuzz::refusal([&] { all = drained(*archive.open(one.name), piece); });
    fuzz::promise(!refused.empty() || all.size() == one.size, "an entry is as long as the directory says");
    if (piece == fuzz::pieces[0]) {
      first = std::move(all);
      why = std::move(refused);
    } else {
      fuzz::promise_same(first, all, "pieces of any size give the same");
      fuzz::promise(why.empty() == refused.empty(), "pieces of any size are refused alike");
    }
  }
}

void zip(std::string_view bytes) {
  std::unique_ptr<ingest::ZipArchive> archive;
  static_cast<void>(fuzz::refusal([&] { archive = std::make_unique<ingest::ZipArchive>(bytes, limits); }));
  if (archive == nullptr) {
    return;
  }
  std::set<std::string> names;
  fuzz::promise(archive->entries().size() <= limits.entries, "there are no more entries than the limit");
  for (const ingest::ZipEntry& one : archive->entries()) {
    fuzz::promise(names.insert(one.name).second, "names are different");
    fuzz::promise(!one.name.empty() && one.name.front() != '/' && one.name.find('\\') == std::string::npos,
                  "names are relative");
    fuzz::promise(("/" + one.name + "/").find("/../") == std::string::npos, "no name points outside");
    fuzz::promise(archive->has(one.name), "an entry is found by its name");
    entry(*archive, one);
  }
}

void gz(std::string_view bytes) {
  static const fuzz::ScratchFile scratch;
  const std::filesystem::path& path = scratch.write(bytes);
  std::string first;
  std::string why;
  for (const std::size_t piece : fuzz::pieces) {
    std::string all;
    std::string refused = fuzz::refusal([&] { all = drained(*ingest::open_gz(path, limits), piece); });
    if (piece == fuzz::pieces[0]) {
      first = std::move(all);
      why = std::move(refused);
    } else if (why.empty()) {
      fuzz::promise_same(first, all, "pieces of any size give the same");
    }
    fuzz::promise(piece == fuzz::pieces[0] || why.empty() == refused.empty(), "pieces of any size are refused alike");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Options options(fuzz::view(data, size));
  options.below(2) == 1 ? gz(options.rest()) : zip(options.rest());
  return 0;
}
