#include "core/error.hpp"

#include <utility>

namespace werkthet::core {

int exit_code(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::warnings_as_errors:
      return 1;
    case ErrorKind::usage:
      return 2;
    case ErrorKind::input:
      return 3;
    case ErrorKind::privacy:
      return 4;
    case ErrorKind::output:
      return 7;
    case ErrorKind::template_:
      return 8;
    case ErrorKind::internal:
      return 70;
  }
  return 70;
}

Error::Error(ErrorKind kind, std::string message, std::string where, std::string hint)
    : kind_(kind), message_(std::move(message)), where_(std::move(where)), hint_(std::move(hint)) {}

Error& Error::while_doing(std::string step) {
  steps_.push_back(std::move(step));
  return *this;
}

std::string Error::story() const {
  std::string text = where_.empty() ? "error: " + message_ : where_ + ": error: " + message_;
  for (const std::string& step : steps_) {
    text += "\n  while " + step;
  }
  if (!hint_.empty()) {
    text += "\n  hint: " + hint_;
  }
  if (kind_ == ErrorKind::internal) {
    text += "\n  This is a bug in werkthet. Please report it with this text; it holds no data.";
  }
  return text;
}

void ensure(bool condition, std::string_view sentence, std::source_location place) {
  if (!condition) {
    throw Error(ErrorKind::internal, std::string(sentence),
                std::string(place.file_name()) + ":" + std::to_string(place.line()));
  }
}

}  // namespace werkthet::core
