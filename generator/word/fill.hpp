#pragma once
// Fills a Word file in place: content controls by their tag, fields of document properties and bookmarks by
// their name, typed {{names}} by themselves. Controls, fields and bookmarks stay, so a filled file can be
// filled again: with the same content it gives the same bytes, and what a person changed in between is kept.

#include "core/problem.hpp"
#include "word/content.hpp"
#include "word/package.hpp"

#include <set>
#include <string>
#include <vector>

namespace werkthet::word {

/// A place that a person changed, with both texts.
struct Kept {
  std::string tag;
  std::string text;      ///< as it stands
  std::string proposal;  ///< what the program would write now
};

struct Filled {
  std::string bytes;
  core::Problems
      problems;  ///< D102, D106, D115 to D117 and D120 with the tag as field; errors: what was not filled
  std::vector<Kept> kept;
  std::size_t filled{};  ///< controls, fields, bookmarks and braces
};

/// `overwrite`: tags whose text is written also when a person changed it. A .dotx becomes a .docx. The file's
/// author becomes the organisation. Parts without a place of ours keep their bytes. A picture that an earlier
/// filling put into the file goes when nothing shows it any more.
[[nodiscard]] Filled fill(Package package, const Content& content,
                          const std::set<std::string>& overwrite = {});

/// True when the file remembers what was written into it. One that does not (nobody filled it, it had braces
/// only, or its custom XML was taken out) cannot say what a person changed: filling writes over all of it.
[[nodiscard]] bool remembers(const Package& package);

/// Puts the pictures in the place of <wh:picture id="..."/> of the main part and leaves controls as they are:
/// for a template that is made.
[[nodiscard]] std::string place(Package package, const Content& content);

}  // namespace werkthet::word
