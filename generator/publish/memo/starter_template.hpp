#pragma once
// A template to start from: every heading of a kind of memo with a control below it, the head block, and a
// made-up logo. To be restyled in Word; it is checked and filled like any other template.

#include "config/study.hpp"

#include <string>

namespace werkthet::publish::memo {

/// The file, in Dutch, for one kind of memo. The same bytes in every run on one machine (the logo is drawn
/// with its fonts).
[[nodiscard]] std::string starter_template(config::ReleaseKind kind);

}  // namespace werkthet::publish::memo
