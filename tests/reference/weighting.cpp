#include "reference/case.hpp"

namespace werkthet::reference {

std::span<const Method> weighting_methods() {
  return {};
}

}  // namespace werkthet::reference
