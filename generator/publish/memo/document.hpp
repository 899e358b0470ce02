#pragma once
// A memo as content: headings, paragraphs, lists and simple tables, without a word about Word. The builder
// makes it, the docx writer turns it into a file; tests look at the content without opening a package.

#include "core/date.hpp"
#include "core/language.hpp"

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace werkthet::publish::memo {

/// How a paragraph stands out; never by colour alone.
enum class Tone {
  plain,
  notice,       ///< in a box: invented data, provisional figures
  placeholder,  ///< "[Vul hier in: …]": a person must write this
  source,       ///< small print under a table
};

struct Paragraph {
  std::string text;                             ///< a line break starts a new paragraph
  core::Language language{core::Language::nl};  ///< of this text; free text stays Dutch in the English memo
  Tone tone{Tone::plain};
};

struct Heading {
  int level{1};  ///< 1 is the subject of the memo
  std::string text;
  std::string part{};  ///< name of the part of the memo that it opens, "kern"; empty: it opens none
};

struct List {
  bool numbered{};
  std::vector<Paragraph> items;
};

struct Column {
  std::string header;
  bool numeric{};  ///< figures stand to the right
};

/// A simple table: one header row, no merged cells, the first column names the row.
struct Table {
  std::string caption;      ///< above the table; empty for the head block
  std::string description;  ///< text alternative: what stands in it
  std::vector<Column> columns;
  std::vector<std::vector<Paragraph>> rows;  ///< as many cells as columns
  std::string id{};  ///< of the checked table that it shows, or a name of its own: a template asks for it by this
};

/// A chart of the release: that of the site and of charts/, drawn where the document becomes a file or a
/// page.
struct Figure {
  std::string caption{};  ///< above the figure
  std::string table{};    ///< id of the checked table that it shows
  std::string month{};    ///< the code of the month that it is about; empty: the table as a whole
};

using Block = std::variant<Heading, Paragraph, List, Table, Figure>;

/// A line of the head block: subject, date, case number.
struct HeadField {
  std::string id;     ///< "onderwerp"
  std::string label;  ///< as the head block shows it
  Paragraph value;
};

struct Document {
  core::Language language{core::Language::nl};
  std::string title;
  std::string organisation;      ///< author in the properties: an organisation, never a person
  std::string subject;           ///< of the properties
  std::string running_head;      ///< small line at the top of each page
  std::string accent{"12436D"};  ///< six hexadecimal digits
  core::Date date;
  std::vector<HeadField> head{};
  std::vector<Block> blocks;
};

/// Words in headings, paragraphs and lists; tables do not count towards the length of a memo.
[[nodiscard]] std::size_t word_count(const Document& document);

}  // namespace werkthet::publish::memo
