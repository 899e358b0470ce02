#pragma once
// How much of a workbook is read before it is refused, counted over the whole package: a stranger's file may
// name one part a thousand times, or one long text in every cell. Internal to this stage.
//
// The largest release that a study can ask for (seven groups, ten outcomes, four years by month, every
// comparison by five methods) has some 80,000 cells in a hundred tables, and as many charts of together
// 150,000 elements. Three times that and more is room for workbooks of others; what is larger is a database
// and not something that anybody reads.

#include "core/error.hpp"

#include <cstddef>
#include <string>

namespace werkthet::audit::workbook {

/// What may still be read. Each `take_` throws core::Error{input} when there is no more.
class ReadBudget {
 public:
  /// A cell with a value.
  void take_cell(const std::string& part) { take(cells_, 1, "250,000 cells", part); }
  /// An element of a sheet, also one that leaves nothing behind: this bounds the time.
  void take_element(const std::string& part) { take(elements_, 1, "4,000,000 elements in its sheets", part); }
  /// An element that is kept, for a while or for good.
  void take_node(const std::string& part) { take(nodes_, 1, "1,000,000 elements around its cells", part); }
  /// Bytes of text that are kept, counted for every copy.
  void take_text(std::size_t bytes, const std::string& part) { take(text_, bytes, "64 MiB of text", part); }

 private:
  static void take(std::size_t& left, std::size_t wanted, const char* most, const std::string& part) {
    if (wanted > left) {
      throw core::Error(core::ErrorKind::input, std::string("the workbook has more than ") + most, part,
                        "audit it in parts");
    }
    left -= wanted;
  }

  std::size_t cells_{250'000};
  std::size_t elements_{4'000'000};
  std::size_t nodes_{1'000'000};
  std::size_t text_{std::size_t{64} << 20U};
};

}  // namespace werkthet::audit::workbook
