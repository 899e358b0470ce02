#pragma once
// The text of a Word file as a reader sees it, paragraph by paragraph: for checks of what a person wrote in
// it.

#include "word/package.hpp"

#include <cstddef>
#include <string>
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

}  // namespace werkthet::word
