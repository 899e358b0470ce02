#pragma once
// Values printed in papers and manuals, computed by our functions. DIR/expected/published_values.json says
// what was printed and how many digits; what each is stands here, by name. A value without an answer fails.

#include "reference/case.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace werkthet::reference {

struct Published {
  std::size_t values{};
  std::vector<std::string> failures;  ///< one sentence each
};

/// Nothing when the file is not there.
[[nodiscard]] Published check_published(const std::filesystem::path& folder,
                                        const std::map<std::string, Method>& methods);

}  // namespace werkthet::reference
