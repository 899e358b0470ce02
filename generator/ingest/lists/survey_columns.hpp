#pragma once
// Which survey tool wrote a table, known by what stands in it, and the columns of that tool under the names
// we ask for: a LimeSurvey header may hold a whole question, and Qualtrics writes one or two rows of its own
// between header and answers. A file that fits no tool is a plain table.

#include "config/study.hpp"
#include "ingest/tables/table.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::ingest {

enum class SurveyTool : std::uint8_t { plain, limesurvey, qualtrics };

class SurveyColumns {
 public:
  /// Looks at the header and the first two rows. `form` must outlive this.
  SurveyColumns(const Table& table, const config::CsvForm& form);

  [[nodiscard]] SurveyTool tool() const { return tool_; }
  /// Rows below the header that are the tool's and nobody's answers, to be left out with drop_first_rows().
  [[nodiscard]] std::size_t header_rows() const { return header_rows_; }
  /// The column with this name: as Table::find, then by the tool's own code for the column ("G01Q02[SQ001]"
  /// of "G01Q02[SQ001]. How are you?", "EndDate" of the legacy V9). nullopt when absent, and when two columns
  /// have the code.
  [[nodiscard]] std::optional<std::size_t> find(const Table& table, std::string_view name,
                                                const std::vector<std::string>& aliases = {}) const;
  /// The study file maps this name of ours to a column.
  [[nodiscard]] bool mapped(std::string_view name) const {
    return form_->columns.contains(std::string(name));
  }

 private:
  [[nodiscard]] bool limesurvey(const Table& table);
  [[nodiscard]] bool qualtrics(const Table& table);
  [[nodiscard]] bool qualtrics_legacy(const Table& table);
  [[nodiscard]] bool has_code(std::string_view code) const;

  const config::CsvForm* form_;
  SurveyTool tool_{SurveyTool::plain};
  std::size_t header_rows_{};
  std::vector<std::string> codes_;  ///< per column; empty for a plain table
};

}  // namespace werkthet::ingest
