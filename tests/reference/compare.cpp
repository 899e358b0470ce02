#include "reference/compare.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace werkthet::reference {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Booleans as 0/1, "Inf" as infinity.
std::optional<double> as_number(const Json& value) {
  if (value.is_number()) {
    return value.get<double>();
  }
  if (value.is_boolean()) {
    return value.get<bool>() ? 1.0 : 0.0;
  }
  if (value == "Inf") {
    return infinity;
  }
  if (value == "-Inf") {
    return -infinity;
  }
  return std::nullopt;
}

class Comparison {
 public:
  Comparison(const Case& reference_case, const Json& answer) : case_(reference_case), answer_(answer) {
    const Json& content = reference_case.content();
    tolerance_ = content.at("tol");
    by_key_ = content.contains("tol_by_key") && content.at("tol_by_key").is_object()
                  ? content.at("tol_by_key")
                  : Json::object();
  }

  Verdict run() {
    walk(case_.expected(), &answer_, "", tolerance_, 0);
    return std::move(verdict_);
  }

 private:
  void fail(const std::string& path, const Json& want, const std::string& got) {
    verdict_.failures.push_back(case_.id() + " " + path + ": expected " + want.dump() + ", got " + got);
  }

  void walk(const Json& want, const Json* got, const std::string& path, const Json& tolerance,
            std::size_t position) {
    if (want.is_object()) {
      for (const auto& [key, inner] : want.items()) {
        const Json* answer =
            got != nullptr && got->is_object() && got->contains(key) ? &got->at(key) : nullptr;
        const Json& own = by_key_.contains(key) ? by_key_.at(key) : tolerance;
        walk(inner, answer, path.empty() ? key : path + "." + key, own, 0);
      }
      return;
    }
    if (want.is_array()) {
      if (got != nullptr && got->is_array() && got->size() != want.size()) {
        fail(path, want, std::to_string(got->size()) + " values");
        return;
      }
      for (std::size_t i = 0; i < want.size(); ++i) {
        const Json* answer = got;
        if (got != nullptr && got->is_array()) {
          answer = &got->at(i);
        } else if (want.size() != 1) {
          answer = nullptr;  // a list of one may be given as a plain value
        }
        walk(want[i], answer, path + "." + std::to_string(i), tolerance, i);
      }
      return;
    }
    if (got != nullptr && got->is_array() && got->size() == 1) {
      got = &got->at(0);
    }
    leaf(want, got, path, tolerance, position);
  }

  void leaf(const Json& want, const Json* got, const std::string& path, const Json& tolerance,
            std::size_t position) {
    if (tolerance.contains("mc") && tolerance.at("mc") == "informative") {
      ++verdict_.informative;
      return;
    }
    if (got == nullptr) {
      fail(path, want, "no answer");
      return;
    }
    ++verdict_.numbers;
    const auto expected = as_number(want);
    if (!expected) {  // words and null
      if (*got != want) {
        fail(path, want, got->dump());
      }
      return;
    }
    const auto value = as_number(*got);
    if (!value) {
      fail(path, want, got->dump());
      return;
    }
    if (std::isinf(*expected) || !std::isfinite(*value)) {
      if (*expected != *value) {
        fail(path, want, got->dump());
      }
      return;
    }
    const double distance = std::abs(*value - *expected);
    const auto limit = allowed(*expected, tolerance, path, position);
    if (!limit) {
      fail(path, want, "a tolerance this program does not know: " + tolerance.dump());
      return;
    }
    const double share = distance == 0 ? 0 : distance / std::max(*limit, 1e-300);
    if (share > verdict_.largest_share) {
      verdict_.largest_share = share;
      verdict_.worst = path;
    }
    if (!tolerance.contains("mc") && std::abs(*expected) > 1e-6) {
      verdict_.largest_relative = std::max(verdict_.largest_relative, distance / std::abs(*expected));
    }
    if (distance > *limit) {
      fail(path, want, got->dump());
    }
  }

  /// The band around the expected number, by the formulas of the reference set.
  [[nodiscard]] std::optional<double> allowed(double want, const Json& tolerance, const std::string& path,
                                              std::size_t position) const {
    if (!tolerance.contains("mc")) {
      return tolerance.value("abs", 0.0) + tolerance.value("rel", 0.0) * std::abs(want);
    }
    const std::string formula = tolerance.at("mc");
    const Json& expected = case_.expected();
    const double draws = answer_.value("B_tool", 0.0);
    const double imputations = answer_.value("m_tool", 0.0);
    const auto starts = [&formula](const char* text) { return formula.rfind(text, 0) == 0; };
    if (starts("abs(p - p_ref)") && draws > 0) {
      const double spread =
          formula.find("max(") == std::string::npos ? want * (1 - want) : std::max(want * (1 - want), 1e-4);
      return 4 * std::sqrt(spread * (1 / draws + 1 / expected.at("reference_draws").get<double>())) +
             1 / draws;
    }
    if (starts("abs difference <= 0.02 * interval width") && draws >= 10000) {
      return 0.02 * width(path);
    }
    if (starts("abs difference <= 0.03 * interval width") && draws >= 10000) {
      return 0.03 * width(path);
    }
    if (starts("abs difference <= 0.10") && imputations >= 100) {
      return 0.10;
    }
    if (starts("relative difference <= 0.08") && imputations >= 100) {
      return 0.08 * std::abs(want);
    }
    if (starts("abs(est - ref) <= 4*between_sd") && imputations > 0) {
      return 4 * expected.at("between_sd").at(position).get<double>() *
             std::sqrt(1 / imputations + 1 / expected.at("imputations_reference").get<double>());
    }
    return std::nullopt;
  }

  [[nodiscard]] double width(const std::string& path) const {
    const Json& limits = case_.expected().at(path.substr(0, path.find('.')));
    return limits.at(1).get<double>() - limits.at(0).get<double>();
  }

  const Case& case_;
  const Json& answer_;
  Json tolerance_;
  Json by_key_;
  Verdict verdict_;
};

}  // namespace

Verdict compare(const Case& reference_case, const Json& answer) {
  return Comparison(reference_case, answer).run();
}

}  // namespace werkthet::reference
