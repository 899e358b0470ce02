#include "reference/case.hpp"

namespace werkthet::reference {

std::span<const Method> permutation_methods() {
  return {};
}

}  // namespace werkthet::reference
