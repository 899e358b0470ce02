#pragma once
// Work on hostile bytes in a process of its own: a copy of this one (no other program is started), with
// limits on memory, processor time, open files and time on the wall. It can do nothing but write bytes, and
// whatever becomes of it, this process goes on and has no child, descriptor or core file left.

#include <cstdint>
#include <functional>
#include <string_view>

namespace werkthet::ingest {

struct ProcessLimits {
  std::uint64_t memory{std::uint64_t{1} << 30U};  ///< bytes of address space beyond what this process has
  unsigned cpu_seconds{120};
  double wall_seconds{300};
};

/// Runs `work` in the child with the descriptor to write to, and hands its bytes to `take` in order until the
/// child closes it, the time is over or `take` returns false. True when the child closed it and `take` agreed
/// to everything: that the work was done to its end is for the bytes themselves to say. Nothing the child
/// prints is seen. Fork and one thread: the caller sees to it that no other thread runs.
[[nodiscard]] bool run_apart(const std::function<void(int)>& work,
                             const std::function<bool(std::string_view)>& take,
                             const ProcessLimits& limits = {});

}  // namespace werkthet::ingest
