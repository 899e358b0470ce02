#pragma once
// The way back: frames on a descriptor, many at a time, and the one way in which work ends early.

#include "ingest/odbc/frames.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace werkthet::ingest::odbc {

/// Ends the work. Holds no text of a driver.
struct Refused {
  Refusal why{Refusal::other};
  std::string state;  ///< SQLSTATE, five characters, or empty
};

class Answer {
 public:
  explicit Answer(int descriptor) : descriptor_(descriptor) {}
  void add(Frame kind, std::string_view text = {});
  /// Sends what is waiting. Ends this process when nobody reads any more.
  void flush();

 private:
  int descriptor_;
  std::string waiting_;
};

}  // namespace werkthet::ingest::odbc
