#pragma once
// Counts for tests of the ledger.

#include "findings/findings.hpp"

#include <string>
#include <utility>

namespace werkthet::test_support {

/// A count of `value` people of a group of `total` (0: none), who are a class of their own.
inline findings::Query count(std::string id, std::int64_t value, std::int64_t total = 0,
                             findings::Protection protection = findings::Protection::closing) {
  findings::Query q;
  q.id = id;
  q.value = value;
  q.total = total;
  q.protection = protection;
  q.leaves = {std::move(id)};
  return q;
}

}  // namespace werkthet::test_support
