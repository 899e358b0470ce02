#include "reference/case.hpp"

namespace werkthet::reference {

std::span<const Method> multiplicity_methods() {
  return {};
}

}  // namespace werkthet::reference
