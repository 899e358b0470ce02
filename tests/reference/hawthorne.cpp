#include "reference/case.hpp"

namespace werkthet::reference {

std::span<const Method> hawthorne_methods() {
  return {};
}

}  // namespace werkthet::reference
