#include "reference/case.hpp"

namespace werkthet::reference {

std::span<const Method> competing_risks_methods() {
  return {};
}

}  // namespace werkthet::reference
