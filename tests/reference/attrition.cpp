#include "reference/case.hpp"

namespace werkthet::reference {

std::span<const Method> attrition_methods() {
  return {};
}

}  // namespace werkthet::reference
