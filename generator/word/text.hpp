#pragma once
// The text of a Word file as a reader sees it, paragraph by paragraph: for checks of what a person wrote in
// it.

#include "word/package.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::word {

struct TextLine {
  std::string part;      ///< "word/document.xml"
  std::size_t number{};  ///< of the paragraph in its part, from 1
  std::string text;
  std::string heading;  ///< the last heading before it; empty before the first
  std::string tag;      ///< of the outermost control of ours around it; empty when there is none
  bool in_table{};
  bool is_heading{};
};

/// Every paragraph with text in it, in the order of the file. Of the two forms of a text box the first;
/// deleted text of tracked changes is left out.
[[nodiscard]] std::vector<TextLine> read_text(const Package& package);

/// Every run of white space, no-break spaces as well, one space and none around: Word divides and joins lines
/// as it likes, so texts are compared like this.
[[nodiscard]] std::string one_spaced(std::string_view text);

}  // namespace werkthet::word
