#include "reference/case.hpp"

namespace werkthet::reference {

std::span<const Method> survival_methods() {
  return {};
}

}  // namespace werkthet::reference
