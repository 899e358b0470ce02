#pragma once
// Writes Lindeveen, an invented municipality with an invented experiment: study files, month deliveries,
// lists and surveys, in exactly the form in which a real municipality brings them. Documentation, tests and
// the first five minutes of a new user all start from it. The effects are known beforehand and written to
// truth/, because only then can a test ask whether the tool finds what is there, and does not find what is
// not.

#include <cstdint>
#include <filesystem>

namespace werkthet::example {

struct LindeveenOptions {
  double scale{1.0};        ///< multiplies every size; 0.1 to 20
  bool with_errors{false};  ///< plants the fourteen problems of planted.hpp
  std::uint64_t seed{20171001};
};

/// Writes the study folder: study.toml, study-interim.toml, study-quarterly.toml, LEESMIJ.txt, data/ and
/// truth/. The same options give the same bytes. At scale 1 about 50 MB, nearly all of it month deliveries.
/// Throws Error{usage} for a scale outside 0.1..20, or below 1 with errors (small groups give warnings of
/// their own, so "only the planted ones" would not hold), and Error{output} when the folder exists and is not
/// empty.
void write_lindeveen(const std::filesystem::path& folder, const LindeveenOptions& options);

}  // namespace werkthet::example
