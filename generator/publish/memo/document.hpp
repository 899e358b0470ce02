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

/// Columns with a margin, as an editable chart of Word. Every number is a printed one.
struct Chart {
  std::string caption;      ///< above the figure
  std::string description;  ///< text alternative: every value with its margin, and where the table is
  std::vector<std::string> names;
  std::vector<double> values;  ///< percentages, as many as names
  std::vector<double> lows;
  std::vector<double> highs;
  std::string table{};  ///< the checked table that the cells are from, for who draws them another way
  std::string month{};  ///< the code of its month; empty when it has none
  std::string signs{};  ///< what a column and a line mean; a drawing of the table says so itself
};

using Block = std::variant<Heading, Paragraph, List, Table, Chart>;

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
