#include "reference/case.hpp"

namespace werkthet::reference {

std::span<const Method> logistic_methods() {
  return {};
}

}  // namespace werkthet::reference
