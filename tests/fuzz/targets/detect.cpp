// Which layout fits, and the draft of one: on the beginning of any file.
#include "ingest/bus/detect.hpp"
#include "ingest/bus/draft.hpp"
#include "support/promise.hpp"

#include <memory>

using namespace werkthet;

namespace {

std::string detected(std::string_view bytes, std::size_t piece, const std::vector<ingest::Layout>& layouts) {
  std::unique_ptr<ingest::Sample> sample;
  fuzz::PieceStream stream(bytes, piece);
  std::string text = fuzz::refusal([&] { sample = std::make_unique<ingest::Sample>(stream); });
  if (sample == nullptr) {
    return text;
  }
  std::string draft;
  text += fuzz::refusal([&] { draft = ingest::draft_layout(*sample, "fuzz"); });
  if (!draft.empty()) {
    text += draft;
    // A draft without a field (positions, or headers that nobody can use) waits for somebody to fill it in.
    try {
      fuzz::promise(ingest::parse_layout(draft, "fuzz").kind() == sample->kind(), "a draft has the kind of the file");
    } catch (const core::Error& error) {
      fuzz::promise(error.kind() == core::ErrorKind::input && draft.find("\n[fields.") == std::string::npos,
                    "a draft with fields can be read back");
    }
  }
  bool better = true;
  for (const ingest::LayoutFit& fit : ingest::detect(*sample, layouts)) {
    fuzz::promise(better || !fit.fits, "what fits comes first");
    better = fit.fits;
    fuzz::promise(fit.understood <= fit.values, "no more values are understood than there are");
    fuzz::promise(fit.names.known <= fit.names.all, "no more names are known than there are");
    text += fit.id + (fit.fits ? "+" : "-") + std::to_string(fit.records) + "/" + std::to_string(fit.values) + "/" +
            std::to_string(fit.understood);
    for (const ingest::UnknownCodes& codes : fit.unknown) {
      for (const auto& [code, n] : codes.shown) {
        fuzz::promise(n >= ingest::shown_from && code.size() <= 4, "only short and frequent codes are shown");
        text += " " + code + "*" + std::to_string(n);
      }
    }
    text += "\n";
  }
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::vector<ingest::Layout> layouts = [] {
    std::vector<ingest::Layout> all;
    for (const std::string& id : ingest::shipped_layouts()) {
      all.push_back(ingest::read_layout(id));
    }
    return all;
  }();
  const std::string_view bytes = fuzz::view(data, size);
  std::string first;
  for (const std::size_t piece : fuzz::pieces) {
    std::string text = detected(bytes, piece, layouts);
    if (piece == fuzz::pieces[0]) {
      first = std::move(text);
    } else {
      fuzz::promise_same(first, text, "pieces of any size give the same");
    }
  }
  return 0;
}
