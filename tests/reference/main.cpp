// reference_cases DIR [--family NAME] [--method NAME] [--case ID] [--results FILE] [--seconds]
// Runs every case of DIR/expected/*.json on DIR/csv with the functions of generator/statistics, prints the
// largest deviation per method and closes with "N passed, N failed". A method that is not offered counts as
// failed. Values printed in papers (DIR/expected/published_values.json) are checked too, on a line of their
// own; those that fail count as failed. --family published: those alone.

#include "reference/case.hpp"
#include "reference/compare.hpp"
#include "reference/published.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

namespace {

using namespace werkthet::reference;

std::map<std::string, Method> all_methods() {
  std::map<std::string, Method> out;
  for (const auto methods :
       {proportions_methods(), survival_methods(), competing_risks_methods(), linear_methods(),
        logistic_methods(), repeated_methods(), scales_methods(), weighting_methods(), hawthorne_methods(),
        attrition_methods(), design_methods(), permutation_methods(), multiplicity_methods(), meta_methods(),
        resampling_methods()}) {
    for (const Method& method : methods) {
      out.emplace(method.name, method);
    }
  }
  return out;
}

struct Row {
  std::size_t cases{};
  std::size_t failed{};
  std::size_t numbers{};
  double relative{};
  double share{};
  double seconds{};
};

struct Options {
  std::string folder;
  std::map<std::string, std::string> only;  ///< family, method, case
  std::string results;
  bool seconds{};
};

bool wanted(const Options& options, const std::string& key, const std::string& value) {
  const auto found = options.only.find(key);
  return found == options.only.end() || found->second == value;
}

int run(const Options& options) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(options.folder) / "expected")) {
    if (entry.path().extension() == ".json") {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  const auto methods = all_methods();
  std::map<std::string, Row> rows;
  Json results = Json::object();
  std::vector<std::string> failures;
  for (const auto& file : files) {
    std::ifstream in(file);
    const Json content = Json::parse(in);
    if (!content.contains("cases") || !wanted(options, "family", content.value("family", ""))) {
      continue;
    }
    for (const Json& one : content.at("cases")) {
      const Case reference_case(options.folder, one);
      if (!wanted(options, "method", reference_case.method()) ||
          !wanted(options, "case", reference_case.id())) {
        continue;
      }
      Row& row = rows[reference_case.method()];
      ++row.cases;
      const auto begin = std::chrono::steady_clock::now();
      Verdict verdict;
      const auto method = methods.find(reference_case.method());
      if (method == methods.end()) {
        verdict.failures.push_back(reference_case.id() + ": method " + reference_case.method() +
                                   " is not offered");
      } else {
        try {
          const Json answer = method->second.answer(reference_case);
          results[reference_case.id()] = answer;
          verdict = compare(reference_case, answer);
        } catch (const std::exception& e) {
          verdict.failures.push_back(reference_case.id() + ": " + e.what());
        }
      }
      row.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
      row.numbers += verdict.numbers;
      row.relative = std::max(row.relative, verdict.largest_relative);
      row.share = std::max(row.share, verdict.largest_share);
      row.failed += verdict.failures.empty() ? 0U : 1U;
      failures.insert(failures.end(), verdict.failures.begin(), verdict.failures.end());
    }
  }
  Published published;
  if (options.only.empty() || (options.only.size() == 1 && wanted(options, "family", "published"))) {
    published = check_published(options.folder, methods);
    failures.insert(failures.end(), published.failures.begin(), published.failures.end());
  }
  for (const std::string& failure : failures) {
    std::cout << "FAILED " << failure << '\n';
  }
  std::printf("%-28s %6s %7s %8s %12s %12s%s\n", "method", "cases", "failed", "numbers", "largest rel.",
              "of tolerance", options.seconds ? "  seconds" : "");
  std::size_t cases = 0;
  std::size_t failed = 0;
  std::size_t numbers = 0;
  for (const auto& [name, row] : rows) {
    std::printf("%-28s %6zu %7zu %8zu %12.2e %12.2g", name.c_str(), row.cases, row.failed, row.numbers,
                row.relative, row.share);
    if (options.seconds) {
      std::printf(" %8.3f", row.seconds);
    }
    std::printf("\n");
    cases += row.cases;
    failed += row.failed;
    numbers += row.numbers;
  }
  std::printf("%zu cases, %zu numbers compared\n", cases, numbers);
  if (!options.results.empty()) {
    std::ofstream(options.results) << results.dump(1) << '\n';
  }
  if (published.values > 0) {
    std::printf("%zu printed values, %zu reached, %zu not\n", published.values,
                published.values - published.failures.size(), published.failures.size());
  }
  const std::size_t not_reached = failed + published.failures.size();
  std::printf("%zu passed, %zu failed\n", cases - failed, not_reached);
  return not_reached == 0 && cases + published.values > 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  const std::vector<std::string> words(argv + 1, argv + argc);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    const bool has_value = i + 1 < words.size();
    if (word == "--seconds") {
      options.seconds = true;
    } else if (word == "--results" && has_value) {
      options.results = words[++i];
    } else if ((word == "--family" || word == "--method" || word == "--case") && has_value) {
      options.only[word.substr(2)] = words[++i];
    } else if (options.folder.empty() && word.rfind("--", 0) != 0) {
      options.folder = word;
    } else {
      std::cerr << "usage: reference_cases DIR [--family NAME] [--method NAME] [--case ID] [--results FILE] "
                   "[--seconds]\n";
      return 2;
    }
  }
  if (options.folder.empty() ||
      !std::filesystem::is_directory(std::filesystem::path(options.folder) / "expected")) {
    std::cerr << "reference_cases: no folder with expected/ and csv/: " << options.folder << '\n';
    return 2;
  }
  try {
    return run(options);
  } catch (const std::exception& e) {
    std::cerr << "reference_cases: " << e.what() << '\n';
    return 2;
  }
}
