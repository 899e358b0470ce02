#include "reference/case.hpp"

namespace werkthet::reference {

std::span<const Method> proportions_methods() {
  return {};
}

}  // namespace werkthet::reference
