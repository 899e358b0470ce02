#include "reference/case.hpp"

namespace werkthet::reference {

std::span<const Method> scales_methods() {
  return {};
}

}  // namespace werkthet::reference
