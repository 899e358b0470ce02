#include "reference/case.hpp"

namespace werkthet::reference {

std::span<const Method> resampling_methods() {
  return {};
}

}  // namespace werkthet::reference
