#include "reference/case.hpp"

namespace werkthet::reference {

std::span<const Method> repeated_methods() {
  return {};
}

}  // namespace werkthet::reference
