#include "reference/case.hpp"

namespace werkthet::reference {

std::span<const Method> meta_methods() {
  return {};
}

}  // namespace werkthet::reference
