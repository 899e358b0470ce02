#include "ingest/tables/ods.hpp"

#include "core/error.hpp"
#include "ingest/tables/ods_cell.hpp"
#include "ingest/tables/sheet_choice.hpp"
#include "ingest/tables/sheet_table.hpp"
#include "ingest/xml_events.hpp"

#include <algorithm>
#include <limits>
#include <memory>
#include <set>

namespace werkthet::ingest {
namespace {

constexpr std::size_t every_sheet = std::numeric_limits<std::size_t>::max();

/// Follows the sheets of content.xml; either looks at each (which there are, hidden or not, empty or not) or
/// reads one.
class ContentHandler final : public XmlHandler {
 public:
  ContentHandler(Report& report, const TableCaps& caps, std::size_t wanted)
      : report_(report), caps_(caps), wanted_(wanted) {}
  XmlEvents* events{};
  std::vector<SheetName> sheets;
  std::vector<bool> content;
  std::unique_ptr<SheetTable> table;  ///< of the sheet at hand or the wanted one

  void start(XmlName written, const XmlAttributes& attributes) override {
    const std::string_view name = written;
    if (in_cell_) {
      if (!covered_) {
        cell_.start(without_prefix(name), attributes);
      }
      ++cell_depth_;
    } else if (name == "table:table-cell" || name == "table:covered-table-cell") {
      start_cell(attributes, name == "table:covered-table-cell");
    } else if (name == "table:table-row" && table) {
      row_times_ = ods_count(attributes, "number-rows-repeated");
      column_ = 0;
      merged_.clear();
      in_row_ = true;
    } else if (name == "table:table") {
      start_sheet(attributes);
    } else if (name == "style:style") {
      style_ = attributes.find("style:name").value_or("");
    } else if (name == "style:table-properties" &&
               attributes.find("table:display") == std::string_view("false")) {
      hidden_styles_.insert(style_);
    }
  }

  void end(XmlName written) override {
    const std::string_view name = written;
    if (in_cell_) {
      if (cell_depth_ > 0) {
        --cell_depth_;
        if (!covered_) {
          cell_.end(without_prefix(name));
        }
      } else {
        finish_cell();
      }
    } else if (name == "table:table-row" && in_row_) {
      finish_row();
    } else if (name == "table:table" && depth_ > 0 && --depth_ == 0 && table) {
      finish_sheet();
    }
  }

  void text(std::string_view piece) override {
    if (in_cell_ && !covered_) {
      cell_.text(piece);
    }
  }

 private:
  void start_sheet(const XmlAttributes& attributes) {
    if (depth_++ > 0) {
      return;
    }
    const bool visible =
        !hidden_styles_.contains(std::string(attributes.find("table:style-name").value_or("")));
    if (sheets.size() >= 10'000) {
      throw core::Error(core::ErrorKind::input, "the spreadsheet has more sheets than the limit");
    }
    sheets.push_back({std::string(attributes.find("table:name").value_or("")), visible});
    content.push_back(false);
    if (wanted_ == every_sheet || wanted_ == sheets.size() - 1) {
      table = std::make_unique<SheetTable>(report_, caps_, wanted_ == every_sheet);
    }
    line_ = 1;
  }

  void start_cell(const XmlAttributes& attributes, bool covered) {
    if (!in_row_) {
      return;
    }
    in_cell_ = true;
    covered_ = covered;
    cell_depth_ = 0;
    cell_.open(attributes);
  }

  void finish_cell() {
    in_cell_ = false;
    if (!covered_) {
      cell_.close(*table, column_);
      if (cell_.columns_spanned() > 1 || cell_.rows_spanned() > 1) {
        merged_.push_back(
            {line_, line_ + cell_.rows_spanned() - 1, column_, column_ + cell_.columns_spanned() - 1});
      }
    }
    column_ += cell_.times();
  }

  void finish_row() {
    in_row_ = false;
    for (const MergedCells& block : merged_) {
      table->merged(block);
    }
    const bool more = table->end_row(line_, row_times_);
    line_ += row_times_;
    if (!more && wanted_ == every_sheet) {
      finish_sheet();  // it has content; the rest of it is not looked at
    } else if (!more) {
      events->stop();
    }
  }

  void finish_sheet() {
    content.back() = table->any();
    if (wanted_ == every_sheet) {
      table.reset();
    } else {
      events->stop();
    }
  }

  Report& report_;
  const TableCaps& caps_;
  std::size_t wanted_;
  std::set<std::string> hidden_styles_;
  std::string style_;
  OdsCell cell_;
  std::vector<MergedCells> merged_;  ///< that begin in the row at hand
  std::uint64_t line_{1};
  std::uint64_t row_times_{1};
  std::uint64_t column_{};
  std::size_t depth_{};  ///< of tables in tables
  std::size_t cell_depth_{};
  bool in_row_{false};
  bool in_cell_{false};
  bool covered_{false};
};

void run(const ZipArchive& archive, ContentHandler& handler) {
  XmlEvents events(handler);
  handler.events = &events;
  events.run(*archive.open("content.xml"));
}

bool has_password(const ZipArchive& archive) {
  constexpr std::string_view manifest = "META-INF/manifest.xml";
  constexpr std::uint64_t most = std::uint64_t{4} << 20U;
  return archive.has(manifest) &&
         read_all(*archive.open(manifest), most).find("encryption-data") != std::string::npos;
}

}  // namespace

std::optional<Table> read_ods(const ZipArchive& archive, const config::CsvForm& form, Report& report,
                              const TableCaps& caps) {
  if (has_password(archive)) {
    throw core::Error(core::ErrorKind::input, "the spreadsheet has a password; save it without");
  }
  ContentHandler look(report, caps, every_sheet);
  run(archive, look);
  const auto sheet = choose_sheet(
      look.sheets, form.sheet, [&](std::size_t i) { return look.content[i]; }, report);
  if (!sheet) {
    return std::nullopt;
  }
  ContentHandler content(report, caps, *sheet);
  run(archive, content);
  if (!content.table) {
    throw core::Error(core::ErrorKind::input, "a sheet of the spreadsheet is missing");
  }
  return content.table->finish();
}

}  // namespace werkthet::ingest
