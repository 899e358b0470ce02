#include "internal/internal.hpp"
#include "office/xlsx_file.hpp"

#include <algorithm>
#include <map>

namespace werkthet::internal {
namespace {

/// A sheet that is one table: header in row 2 (from 0), cells below.
class Grid {
 public:
  Grid(office::XlsxFile& file, const std::string& name, const std::string& title,
       std::vector<office::XlsxColumn> columns)
      : sheet_(file.add_sheet(name)), name_(name), columns_(std::move(columns)) {
    sheet_.text(0, 0, title, {16, true});
    sheet_.text(1, 0, "Internal: not for publication.");
  }
  void next() { ++row_; }
  void text(std::uint32_t column, const std::string& value) { sheet_.text(row_, column, value); }
  void number(std::uint32_t column, double value, int decimals) {
    sheet_.number(row_, column, value, {decimals, false, true});
  }
  void finish() {
    if (row_ > first - 1) {
      sheet_.table({"T_" + name_, name_, name_, first - 1, 0, row_ - (first - 1), columns_});
    }
    for (std::uint32_t c = 0; c < columns_.size(); ++c) {
      sheet_.fit_column(c, first - 1);
    }
    sheet_.print_wide(first - 1);
  }

 private:
  static constexpr std::uint32_t first = 4;
  office::XlsxSheet& sheet_;
  std::string name_;
  std::vector<office::XlsxColumn> columns_;
  std::uint32_t row_{first - 1};
};

void add_estimates(office::XlsxFile& file, const analysis::Estimates& estimates) {
  Grid grid(file, "Estimates", "All estimates at full precision",
            {{"Key"},
             {"Quantity"},
             {"Estimate", true},
             {"SE", true},
             {"Low", true},
             {"High", true},
             {"p", true},
             {"n", true},
             {"n comparator", true},
             {"Method"},
             {"Reference"}});
  for (const analysis::Estimate& e : estimates.list) {
    grid.next();
    grid.text(0, e.key);
    grid.text(1, e.quantity);
    if (e.result) {
      grid.number(2, e.result->estimate, 6);
      if (e.result->se) {
        grid.number(3, *e.result->se, 6);
      }
      if (e.result->interval) {
        grid.number(4, e.result->interval->low, 6);
        grid.number(5, e.result->interval->high, 6);
      }
      if (e.result->p) {
        grid.number(6, *e.result->p, 6);
      }
    } else {
      grid.text(2, "not estimable: " + e.result.why().detail);
    }
    grid.number(7, static_cast<double>(e.n), 0);
    grid.number(8, static_cast<double>(e.n_comparator), 0);
    grid.text(9, e.method);
    grid.text(10, e.reference);
  }
  grid.finish();
}

void add_comparisons(office::XlsxFile& file, const analysis::Estimates& estimates) {
  Grid grid(file, "Balance", "Randomised persons and non-participants before and after weighting",
            {{"Outcome"},
             {"Covariate"},
             {"Randomised", true},
             {"Before", true},
             {"After", true},
             {"SMD before", true},
             {"SMD after", true}});
  for (const analysis::Comparison& c : estimates.comparisons) {
    for (const analysis::BalanceRow& row : c.balance) {
      grid.next();
      grid.text(0, c.outcome);
      grid.text(1, row.covariate);
      grid.number(2, row.randomised, 4);
      grid.number(3, row.before, 4);
      grid.number(4, row.after, 4);
      grid.number(5, row.smd_before, 4);
      grid.number(6, row.smd_after, 4);
    }
  }
  grid.finish();
}

void add_cells(office::XlsxFile& file, const disclosure::Released& released) {
  Grid grid(file, "Cells", "What the gate decided per count (no values)", {{"Count"}, {"Status"}, {"Rule"}});
  for (const disclosure::Decision& d : released.queries) {
    grid.next();
    grid.text(0, d.query);
    grid.text(1, std::string(disclosure::status_name(d.status)));
    grid.text(2, d.rule);
  }
  grid.finish();
}

/// Clients per caseworker and arm, caseworkers as numbers (Z38): public outputs never show this.
void add_caseworkers(office::XlsxFile& file, const config::Study& study, const cohort::Cohort& cohort) {
  std::map<std::int32_t, std::vector<int>> counts;
  for (std::size_t i = 0; i < cohort.size; ++i) {
    if (cohort.membership[i] == cohort::Membership::randomised && cohort.caseworker[i] >= 0) {
      auto& row = counts[cohort.caseworker[i]];
      row.resize(study.arms.size());
      ++row[static_cast<std::size_t>(cohort.arm[i])];
    }
  }
  if (counts.empty()) {
    return;
  }
  std::vector<office::XlsxColumn> columns{{"Caseworker"}};
  for (const config::Arm& arm : study.arms) {
    columns.push_back({arm.id, true});
  }
  // Who serves several groups is how the approaches can come to resemble each other (C46, O22).
  const auto several = std::count_if(counts.begin(), counts.end(), [](const auto& entry) {
    return std::count_if(entry.second.begin(), entry.second.end(), [](int n) { return n > 0; }) > 1;
  });
  Grid grid(file, "Caseworkers",
            "Participants per caseworker and group: " + std::to_string(several) + " of " +
                std::to_string(counts.size()) + " caseworkers serve more than one group",
            columns);
  for (const auto& [caseworker, row] : counts) {
    grid.next();
    grid.text(0, "caseworker " + std::to_string(caseworker + 1));
    for (std::size_t a = 0; a < row.size(); ++a) {
      grid.number(static_cast<std::uint32_t>(a + 1), row[a], 0);
    }
  }
  grid.finish();
}

}  // namespace

std::string workbook(const config::Study& study, const cohort::Cohort& cohort,
                     const analysis::Estimates& estimates, const disclosure::Released& released,
                     const std::filesystem::path& scratch) {
  office::XlsxFile file({"Internal workbook " + study.release.id, study.name.nl, "internal",
                         study.release.date, core::Language::en},
                        scratch);
  add_estimates(file, estimates);
  add_comparisons(file, estimates);
  add_cells(file, released);
  add_caseworkers(file, study, cohort);
  return file.finish();
}

}  // namespace werkthet::internal
