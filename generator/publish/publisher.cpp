#include "publish/publisher.hpp"

#include "core/error.hpp"
#include "provenance/digest.hpp"

#include <algorithm>

namespace werkthet::publish {

void ArtefactWriter::write(std::string_view path, std::string_view media_type, std::string_view bytes) {
  // Two publishers on one path would leave a manifest with a hash of bytes that are gone.
  const bool again = std::any_of(artefacts_.begin(), artefacts_.end(),
                                 [path](const Artefact& artefact) { return artefact.path == path; });
  core::ensure(!again, "every artefact is written once");
  // A list of places that the files outgrow would let a dead link through, so it cannot.
  core::ensure(
      std::any_of(places_.begin(), places_.end(), [path](const auto& p) { return path.starts_with(p); }),
      "a publisher writes only where it says: " + std::string(path));
  folder_.write("public/" + std::string(path), bytes);
  artefacts_.push_back(
      {std::string(path), std::string(media_type), provenance::sha256_hex(bytes), bytes.size()});
}

std::vector<Artefact> ArtefactWriter::artefacts() const {
  std::vector<Artefact> sorted = artefacts_;
  std::sort(sorted.begin(), sorted.end(),
            [](const Artefact& a, const Artefact& b) { return a.path < b.path; });
  return sorted;
}

void Publisher::publish(const Context& context) const {
  context.out.keep_to(places());
  write_files(context);
}

}  // namespace werkthet::publish
