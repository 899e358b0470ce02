#pragma once
// workbook.xlsx and workbook.ods, two files of one Book: every checked table on its own sheet, with cover, contents, notes and glossary. Built to the
// UK guidance for accessible spreadsheets, the strictest there is: one marked-up table per sheet, everything
// about it above it, nothing hidden, merged or only coloured. What is stored is what is shown, so nobody can
// read more out of it.

#include "office/book.hpp"
#include "publish/publisher.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace werkthet::publish::workbook {

class WorkbookPublisher final : public Publisher {
 public:
  [[nodiscard]] std::string_view name() const override { return "workbook"; }
  [[nodiscard]] std::string_view description() const override {
    return "workbook.xlsx with native charts and workbook.ods: all tables, notes and glossary";
  }
  [[nodiscard]] std::vector<std::string> places() const override { return {"workbook."}; }

 private:
  void write_files(const Context& context) const override;
};

/// All sheets, for either writer.
[[nodiscard]] std::unique_ptr<office::Book> build_book(const safe::SafeFindings& findings,
                                                       const config::Study& study,
                                                       const provenance::RunFacts& run);

/// The bytes of workbook.xlsx; depend on the arguments only. Throws core::Error when a text or number cannot
/// be in a workbook, or when the temporary folder cannot be written.
[[nodiscard]] std::string build_workbook(const safe::SafeFindings& findings, const config::Study& study,
                                         const provenance::RunFacts& run);
/// The same sheets as .ods.
[[nodiscard]] std::string build_ods(const safe::SafeFindings& findings, const config::Study& study,
                                    const provenance::RunFacts& run);

}  // namespace werkthet::publish::workbook
