#include "cli/exchanges.hpp"

#include "config/table_signs.hpp"
#include "config/text_check.hpp"
#include "core/error.hpp"
#include "exchange/read_exchange.hpp"
#include "exchange/rules.hpp"
#include "ingest/bytes.hpp"
#include "ingest/source_files.hpp"
#include "provenance/digest.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace werkthet::cli {
namespace {

/// Texts that a stranger typed and a reader of this release will see.
void check_texts(const exchange::Exchange& e, const std::string& file, core::Problems& problems) {
  const auto check = [&](const core::Bilingual& text, const char* field) {
    config::check_table_signs(text.nl + "\n" + text.en, {file, 0, 0, field}, problems);
    config::check_text(text.nl, {file, 0, 0, field}, true, problems);
    config::TextContext english;  // whether a stranger's study drew by lot is not known
    english.language = core::Language::en;
    config::check_text(text.en, {file, 0, 0, field}, true, problems, english);
  };
  check({e.municipality, {}}, "municipality.name");
  for (const exchange::Arm& arm : e.arms) {
    check(arm.name, "arms.name");
    check(arm.text, "arms.text");
  }
  for (const exchange::Outcome& outcome : e.outcomes) {
    check(outcome.label, "outcomes.label");
    check({outcome.definition.quantity, {}}, "outcomes.definition.quantity");
  }
}

}  // namespace

std::vector<exchange::Exchange> load_exchanges(const config::Study& study, ingest::Input& input) {
  std::vector<exchange::Exchange> all;
  core::Problems problems;
  std::map<std::string, std::string> seen;  // code -> file
  for (const ingest::SourceFile& source : ingest::expand(study.synthesis.files, study.folder, problems)) {
    std::string bytes;
    try {
      bytes = ingest::read_all(*ingest::open_source(source), exchange::largest_file() + 1);
    } catch (
        const core::Error&) {  // a larger file among them: its cap is one byte above what the reader takes
      problems.add(exchange::make_problem("X100", {source.name, 0, 0, {}}));
      continue;
    }
    input.files.push_back({"exchange", source.name, provenance::sha256_hex(bytes), 1});
    auto read = exchange::read_exchange(bytes, source.name, problems);
    if (!read) {
      continue;
    }
    check_texts(*read, source.name, problems);
    if (const auto [first, fresh] = seen.emplace(read->code, source.name); !fresh) {
      problems.add(exchange::make_problem("X105", {source.name, 0, 0, "municipality.code"},
                                          "this file and " + first->second + " are of one municipality"));
    }
    if (read->fictitious && !study.fictitious) {
      problems.add(exchange::make_problem("X107", {source.name, 0, 0, "fictitious"}));
    }
    all.push_back(std::move(*read));
  }
  const bool own = std::any_of(study.arms.begin(), study.arms.end(),
                               [](const config::Arm& arm) { return !arm.variant.empty(); });
  if (!all.empty() && own && study.effects_allowed() && !seen.contains(study.municipality_code)) {
    problems.add(exchange::make_problem("X106", {study.file.filename().string(), 0, 0, "synthesis.files"}));
  }
  input.problems.append(problems);
  return all;
}

}  // namespace werkthet::cli
