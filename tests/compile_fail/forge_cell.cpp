// Allowed: a publisher copies a cell. Refused: making one.
#include "safe/safe_findings.hpp"

werkthet::safe::Cell copy(const werkthet::safe::Cell& cell) {
#ifdef REFUSED
  werkthet::safe::Cell made;
  return made;
#else
  return cell;
#endif
}
