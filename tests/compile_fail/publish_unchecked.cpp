// Allowed: checked findings in a publisher's context. Refused: unchecked ones.
#include "findings/findings.hpp"
#include "publish/publisher.hpp"

void publish(const werkthet::findings::Findings& unchecked, const werkthet::safe::SafeFindings& checked,
             const werkthet::config::Study& study, const werkthet::provenance::RunFacts& run,
             werkthet::publish::ArtefactWriter& out, werkthet::core::Log& log) {
#ifdef REFUSED
  const werkthet::publish::Context context{unchecked, study, run, out, log};
  static_cast<void>(checked);
#else
  const werkthet::publish::Context context{checked, study, run, out, log};
  static_cast<void>(unchecked);
#endif
  static_cast<void>(context);
}
