// Allowed: reading checked findings. Refused: making them.
#include "safe/safe_findings.hpp"

std::size_t tables(const werkthet::safe::SafeFindings& findings) {
#ifdef REFUSED
  return werkthet::safe::SafeFindings().tables().size();
#else
  return findings.tables().size();
#endif
}
