#include "reference/case.hpp"

namespace werkthet::reference {

std::span<const Method> linear_methods() {
  return {};
}

}  // namespace werkthet::reference
