#pragma once
// Where in the last delivery the next record stood. Deliveries of one sender keep their order, with gaps
// where benefits ended and new ones between: a few looks around the expected place find 19 of 20 records,
// without a table.

#include <algorithm>
#include <cstddef>

namespace werkthet::ingest {

class ExpectedPlace {
 public:
  /// The place of a list of `size` that `same` says yes to; `size` when it is not where it is expected.
  template <class Same>
  [[nodiscard]] std::size_t find(std::size_t size, const Same& same) {
    const std::size_t begin = std::min(next_, size);
    for (std::size_t at = begin; at < std::min(begin + ahead, size); ++at) {
      if (same(at)) {
        next_ = at + 1;
        return at;
      }
    }
    for (std::size_t at = begin - std::min(begin, back); at < begin; ++at) {
      if (same(at)) {
        next_ = at + 1;
        return at;
      }
    }
    ++next_;  // it may have changed where it stood: the one after it is then expected behind that
    return size;
  }

 private:
  static constexpr std::size_t ahead = 8;
  static constexpr std::size_t back = 4;
  std::size_t next_{};
};

}  // namespace werkthet::ingest
