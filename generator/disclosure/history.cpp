#include "disclosure/history.hpp"

#include "core/error.hpp"
#include "core/files.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <filesystem>
#include <optional>
#include <set>

namespace werkthet::disclosure {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::array all_statuses{Status::exact, Status::rounded, Status::hidden};
constexpr std::size_t longest_id = 500;
constexpr std::int64_t most_people = 100'000'000;

std::optional<Status> status_of(const std::string& name) {
  for (const Status status : all_statuses) {
    if (status_name(status) == name) {
      return status;
    }
  }
  return std::nullopt;
}

/// A line with exactly the keys that its status has, or nothing.
std::optional<LedgerLine> line_of(const Json& json) {
  if (!json.is_object() || !json.contains("id") || !json["id"].is_string() || !json.contains("status") ||
      !json["status"].is_string()) {
    return std::nullopt;
  }
  const std::optional<Status> status = status_of(json["status"].get<std::string>());
  const std::string id = json["id"].get<std::string>();
  if (!status || id.empty() || id.size() > longest_id) {
    return std::nullopt;
  }
  if (*status == Status::hidden) {
    return json.size() == 2 ? std::optional(LedgerLine{id, {*status}}) : std::nullopt;
  }
  if (json.size() != 3 || !json.contains("value") || !json["value"].is_number_integer()) {
    return std::nullopt;
  }
  const auto value = json["value"].get<std::int64_t>();
  return value >= 0 && value <= most_people ? std::optional(LedgerLine{id, {*status, value}}) : std::nullopt;
}

/// The ledger of a release, given its folder or its public part; empty when there is none.
fs::path ledger_file(const fs::path& folder) {
  for (const fs::path& file : {folder / "internal" / "ledger.json",
                               folder.lexically_normal().parent_path() / "internal" / "ledger.json"}) {
    std::error_code error;
    if (fs::is_regular_file(file, error)) {
      return file;
    }
  }
  return {};
}

void report(core::Problems& problems, core::Severity severity, std::string code, const std::string& file,
            std::string why, std::string remedy) {
  problems.add(
      {severity, std::move(code), {file, 0, 0, "release.earlier"}, std::move(why), std::move(remedy), {}, 1});
}

}  // namespace

std::string_view status_name(Status status) {
  return status == Status::exact ? "exact" : status == Status::rounded ? "tens" : "hidden";
}

std::string write_ledger(const config::Study& study, const std::vector<LedgerLine>& lines) {
  Json counts = Json::array();
  for (const LedgerLine& line : lines) {
    Json json{{"id", line.query}, {"status", status_name(line.past.status)}};
    if (line.past.status != Status::hidden) {
      json["value"] = line.past.value;
    }
    counts.push_back(std::move(json));
  }
  const Json all{{"format", 1},
                 {"study", study.id},
                 {"release", study.release.id},
                 {"date", core::iso(study.release.date)},
                 {"counts", std::move(counts)}};
  return all.dump(1) + "\n";
}

std::vector<LedgerLine> read_ledger(std::string_view bytes, const config::Study& study,
                                    const std::string& file, core::Problems& problems) {
  const auto refuse = [&](const char* code, std::string why) {
    report(problems, core::Severity::error, code, file, std::move(why),
           "use the file as the earlier build wrote it");
    return std::vector<LedgerLine>{};
  };
  const Json json = bytes.size() > most_ledger_bytes
                        ? Json(Json::value_t::discarded)
                        : Json::parse(bytes.begin(), bytes.end(), nullptr, false);
  if (!json.is_object() || json.size() != 5 || json.value("format", Json()) != 1 ||
      !json.contains("counts") || !json["counts"].is_array() || json["counts"].size() > most_ledger_lines) {
    return refuse("L305", "ledger.json is not what werkthet writes");
  }
  if (json.value("study", Json()) != study.id || json.value("release", Json()) == study.release.id) {
    return refuse("L306", "ledger.json is of another study, or of this release itself");
  }
  std::vector<LedgerLine> lines;
  std::set<std::string> seen;
  for (const Json& count : json["counts"]) {
    std::optional<LedgerLine> line = line_of(count);
    if (!line || !seen.insert(line->query).second) {
      return refuse("L305", "count " + std::to_string(lines.size() + 1) +
                                " of ledger.json is not what werkthet writes");
    }
    lines.push_back(std::move(*line));
  }
  return lines;
}

History read_history(const config::Study& study, core::Problems& problems) {
  History history;
  std::size_t release = 0;
  for (const std::string& named : study.release.earlier) {
    ++release;
    const fs::path file = ledger_file(study.folder / named);
    if (file.empty()) {
      report(problems, core::Severity::warning, "L304", named,
             "this earlier release has no internal/ledger.json: what it printed is not held against this one",
             "keep the folder `internal` of each release beside its `public`");
      continue;
    }
    std::string bytes;
    try {
      bytes = core::read_file(file, most_ledger_bytes);
    } catch (const core::Error&) {
      report(problems, core::Severity::error, "L305", named,
             "ledger.json cannot be read, or is larger than 16 MiB",
             "use the file as the earlier build wrote it");
      continue;
    }
    for (LedgerLine& line : read_ledger(bytes, study, named, problems)) {
      line.past.release = release;
      history[line.query].push_back(line.past);
    }
  }
  return history;
}

const std::vector<config::Rule>& rules() {
  constexpr core::Severity error = core::Severity::error;
  static const std::vector<config::Rule> list{
      {"L304", core::Severity::warning, "an earlier release has no ledger",
       "Each build leaves internal/ledger.json: which counts it printed, which in tens and which not. With "
       "it a new "
       "release hides what was hidden before and prints no exact figure that differs by a few people from an "
       "earlier "
       "one. Without it only the general rules for months hold.",
       "keep the folder internal of each release beside its public part, and name the release's folder"},
      {"L305", error, "ledger.json is not what werkthet writes",
       "The file is no JSON, a key is missing or unknown, or a value has another type. It is refused as a "
       "whole: half "
       "a history would let a later release print what together with the rest gives people away.",
       "use the file that the earlier build wrote"},
      {"L306", error, "ledger.json belongs to something else",
       "The file is of another study or of this release itself.",
       "name each earlier release of this study once"}};
  return list;
}

}  // namespace werkthet::disclosure
