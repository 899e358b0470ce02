#pragma once
// Published tables in the format of the outside attacker (shared/attack/README.md) as sums of classes of
// people: one class per combination of the finest codes. Hidden cells carry their true value.

#include "disclosure/suppression.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace werkthet::test_support {

struct DocumentCell {
  std::string table;
  std::vector<std::string> at;  ///< codes in the order of the table's dims
  bool hidden{};
  std::int64_t value{};
  disclosure::Sum classes;
  std::size_t level{};  ///< how many classes: larger is a higher total
};

class TableDocument {
 public:
  explicit TableDocument(const std::string& file) {
    std::ifstream stream(file);
    json_ = nlohmann::json::parse(stream);
    for (const auto& table : json_["tables"]) {
      for (const auto& cell : table["cells"]) {
        for (const auto& [dim, code] : codes_of(table, cell)) {
          if (code != total(table, dim)) {
            expand(dim, code, finest_[dim]);
          }
        }
      }
    }
    for (const auto& table : json_["tables"]) {
      for (const auto& cell : table["cells"]) {
        add(table, cell);
      }
    }
  }

  [[nodiscard]] const std::vector<DocumentCell>& cells() const { return cells_; }
  [[nodiscard]] const nlohmann::json& json() const { return json_; }

  /// Cells below `k` are secret, the others open; totals are kept before parts, then the order of the labels.
  [[nodiscard]] std::vector<disclosure::Count> counts(std::int64_t k, bool zeros_are_secret) const {
    std::vector<std::size_t> order(cells_.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
      order[i] = i;
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return cells_[a].level != cells_[b].level ? cells_[a].level > cells_[b].level
                                                : cells_[a].at < cells_[b].at;
    });
    std::vector<disclosure::Count> counts(cells_.size());
    for (std::size_t position = 0; position < order.size(); ++position) {
      const DocumentCell& cell = cells_[order[position]];
      disclosure::Count& count = counts[order[position]];
      count.classes = cell.classes;
      count.value = cell.value;
      count.rank = static_cast<int>(position);
      if (cell.value < k && (zeros_are_secret || cell.value > 0)) {
        count.print = disclosure::Count::Print::secret;
      }
    }
    return counts;
  }

  /// As published: what is printed is fixed, what is hidden is secret.
  [[nodiscard]] std::vector<disclosure::Count> as_published() const {
    std::vector<disclosure::Count> counts;
    for (const DocumentCell& cell : cells_) {
      using Print = disclosure::Count::Print;
      counts.push_back({cell.classes, cell.value, cell.hidden ? Print::secret : Print::fixed, {}, 0});
    }
    return counts;
  }

 private:
  static std::string total(const nlohmann::json& table, const std::string& dim) {
    return table.contains("totals") && table["totals"].contains(dim) ? table["totals"][dim].get<std::string>()
                                                                     : "Total";
  }

  /// By dimension; a cell says where it stands as a list in the order of the dimensions, or by name.
  static std::map<std::string, std::string> codes_of(const nlohmann::json& table,
                                                     const nlohmann::json& cell) {
    std::map<std::string, std::string> codes;
    if (cell["at"].is_object()) {
      for (const auto& [dim, code] : cell["at"].items()) {
        codes[dim] = code.get<std::string>();
      }
    } else {
      for (std::size_t d = 0; d < table["dims"].size(); ++d) {
        codes[table["dims"][d].get<std::string>()] = cell["at"][d].get<std::string>();
      }
    }
    return codes;
  }

  void expand(const std::string& dim, const std::string& code, std::set<std::string>& into) const {
    if (json_.contains("hierarchies") && json_["hierarchies"].contains(dim) &&
        json_["hierarchies"][dim].contains(code)) {
      for (const auto& part : json_["hierarchies"][dim][code]) {
        expand(dim, part.get<std::string>(), into);
      }
      return;
    }
    into.insert(code);
  }

  void add(const nlohmann::json& table, const nlohmann::json& cell) {
    DocumentCell result;
    result.table = table["id"].get<std::string>();
    result.hidden = cell["v"].is_null();
    const auto& value = result.hidden && cell.contains("true") ? cell["true"] : cell["v"];
    result.value = value.is_number() ? value.get<std::int64_t>() : 0;
    const std::map<std::string, std::string> codes = codes_of(table, cell);
    for (const auto& dim : table["dims"]) {
      const auto code = codes.find(dim.get<std::string>());
      result.at.push_back(code == codes.end() ? "Total" : code->second);
    }
    result.classes = {0};
    for (const auto& [dim, finest] : finest_) {
      std::set<std::string> chosen;
      const auto code = codes.find(dim);
      if (code == codes.end() || code->second == total(table, dim)) {
        chosen = finest;
      } else {
        expand(dim, code->second, chosen);
      }
      disclosure::Sum next;
      for (const std::size_t before : result.classes) {
        std::size_t position = 0;
        for (const std::string& each : finest) {
          if (chosen.contains(each)) {
            next.push_back(before * finest.size() + position);
          }
          ++position;
        }
      }
      result.classes = std::move(next);
    }
    std::sort(result.classes.begin(), result.classes.end());
    result.level = result.classes.size();
    cells_.push_back(std::move(result));
  }

  nlohmann::json json_;
  std::map<std::string, std::set<std::string>> finest_;
  std::vector<DocumentCell> cells_;
};

}  // namespace werkthet::test_support
