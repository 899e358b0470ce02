#pragma once
// What every artefact may say about the run that made it: the tool and its version. Nothing about inputs, times or
// machines; those stand in internal/manifest.json only.

#include <string>

namespace werkthet::provenance {

struct RunFacts {
  std::string tool{"werkthet"};
  std::string version;
};

}  // namespace werkthet::provenance
