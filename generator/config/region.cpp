#include "config/region.hpp"

namespace werkthet::config {

bool compares_only(const Study& study) {
  const Data& data = study.data;
  return !study.synthesis.files.empty() && data.bus.empty() && data.allocation.empty() && !data.persons &&
         data.published.empty() && study.release.kind != ReleaseKind::exploration;
}

core::Bilingual publisher_name(const Study& study) {
  return compares_only(study) ? core::Bilingual{study.municipality, study.municipality}
                              : core::Bilingual{"Gemeente " + study.municipality,
                                                "Municipality of " + study.municipality};
}

}  // namespace werkthet::config
