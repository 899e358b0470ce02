#pragma once
// The one clock of the program, and it only measures how long work takes. Dates in outputs come from the
// study, so a run tomorrow gives the same bytes.

#include <chrono>

namespace werkthet::core {

class Stopwatch {
 public:
  /// Seconds since construction or since the last lap().
  double lap() {
    const auto now = std::chrono::steady_clock::now();
    const std::chrono::duration<double> passed = now - last_;
    last_ = now;
    return passed.count();
  }

 private:
  std::chrono::steady_clock::time_point last_{std::chrono::steady_clock::now()};
};

}  // namespace werkthet::core
