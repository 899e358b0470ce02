#include "audit/audit.hpp"
#include "core/text.hpp"

#include <nlohmann/json.hpp>

namespace werkthet::audit {
namespace {

using Json = nlohmann::ordered_json;

std::string values(const Interval& interval) {
  const std::string low = std::to_string(interval.low);
  if (!interval.high) {
    return low + " or more";
  }
  return *interval.high == interval.low ? "exactly " + low : low + " to " + std::to_string(*interval.high);
}

/// Codes come from a stranger's file: nothing that steers a terminal is printed.
std::string place_of(const Question& question) {
  return core::without_controls(question.file + " (" + question.release + "), row " +
                                (question.row.empty() ? "1" : question.row) + ", column " + question.column);
}

std::string asked_name(Asked asked) {
  switch (asked) {
    case Asked::printed:
      return "printed";
    case Asked::hidden:
      return "hidden";
    case Asked::rounded:
      return "rounded";
    case Asked::rest:
      return "rest";
    case Asked::step:
      return "step";
    case Asked::change:
      break;
  }
  return "change";
}

std::string sentence(const Answer& answer, const Rules& rules) {
  const Question& question = answer.question;
  const std::string place = place_of(question);
  const std::string found = answer.interval ? values(*answer.interval) : std::string();
  const std::string shown = question.asked == Asked::hidden ? ": hidden" : ": shown in tens";
  switch (*answer.leak) {
    case Leak::small_printed:
      return place + ": a count of " + std::to_string(question.print.low) +
             " is printed, and that is below " + std::to_string(rules.min_cell) + ".";
    case Leak::exact:
      return place + shown + ", and yet it must be " + found + ".";
    case Leak::narrow:
      return place + shown + ", and yet only " + found + " is left.";
    case Leak::known_small:
      return place + ": it must be " + found + ", so everybody can see that it is small.";
    case Leak::derived:
      break;
  }
  const char* what = question.asked == Asked::change ? "the change" : "nobody printed it, and yet it";
  return place + ": " + what + " must be " + found + ".";
}

Json json_of(const Answer& answer) {
  const Question& question = answer.question;
  Json json{{"release", core::without_controls(question.release)},
            {"file", question.file},
            {"row", core::without_controls(question.row)},
            {"column", core::without_controls(question.column)},
            {"asked", asked_name(question.asked)}};
  if (answer.interval) {
    json["low"] = answer.interval->low;
    json["high"] = answer.interval->high ? Json(*answer.interval->high) : Json(nullptr);
  }
  if (answer.leak) {
    json["leak"] = leak_name(*answer.leak);
  }
  return json;
}

std::string counted(std::size_t n, const char* one, const char* more) {
  return std::to_string(n) + " " + (n == 1 ? one : more);
}

}  // namespace

std::string_view leak_name(Leak leak) {
  switch (leak) {
    case Leak::small_printed:
      return "small_printed";
    case Leak::exact:
      return "exact";
    case Leak::narrow:
      return "narrow";
    case Leak::known_small:
      return "known_small";
    case Leak::derived:
      break;
  }
  return "derived";
}

std::string report_text(const Report& report) {
  std::string text;
  for (const Contradiction& one : report.contradictions) {
    text += "The published files contradict each other. These cannot all be true:\n";
    for (const std::string& fact : one.facts) {
      text += "  " + core::without_controls(fact) + "\n";
    }
  }
  for (const Answer& answer : report.answers) {
    if (answer.leak) {
      text += sentence(answer, report.rules) + "\n";
    }
  }
  text += counted(report.releases.size(), "release", "releases") + ", " +
          counted(report.cells, "count", "counts") + ": " + std::to_string(report.hidden) + " hidden, " +
          std::to_string(report.rounded) + " rounded; " + counted(report.facts, "fact", "facts") + " about " +
          counted(report.unknowns, "unknown", "unknowns") + ", " +
          counted(report.programs, "linear program", "linear programs") + ".\n";
  if (report.contradictions.empty()) {
    text += report.leaks() == 0 ? "Nothing found: no hidden count and no small number of people can be "
                                  "worked out from these files.\n"
                                : "Found: " + counted(report.leaks(), "figure", "figures") +
                                      " that a reader must not be able to know.\n";
  } else {
    text += counted(report.contradictions.size(), "contradiction", "contradictions") + " and " +
            counted(report.leaks(), "finding", "findings") +
            "; figures that contradict each other were set aside.\n";
  }
  return text;
}

std::string report_json(const Report& report) {
  Json findings = Json::array();
  Json counts = Json::array();
  Json derived = Json::array();
  for (const Answer& answer : report.answers) {
    if (answer.leak) {
      findings.push_back(json_of(answer));
      findings.back()["sentence"] = sentence(answer, report.rules);
    }
    if (answer.question.asked == Asked::hidden || answer.question.asked == Asked::rounded) {
      counts.push_back(json_of(answer));
    } else if (answer.question.asked != Asked::printed) {
      derived.push_back(json_of(answer));
    }
  }
  Json contradictions = Json::array();
  for (const Contradiction& one : report.contradictions) {
    Json facts = Json::array();
    for (const std::string& fact : one.facts) {
      facts.push_back(core::without_controls(fact));
    }
    contradictions.push_back(std::move(facts));
  }
  Json releases = Json::array();
  for (const std::string& name : report.releases) {
    releases.push_back(core::without_controls(name));
  }
  const Json json{{"releases", releases},
                  {"min_cell", report.rules.min_cell},
                  {"min_width", report.rules.min_width},
                  {"cells", report.cells},
                  {"hidden", report.hidden},
                  {"rounded", report.rounded},
                  {"unknowns", report.unknowns},
                  {"facts", report.facts},
                  {"linear_programs", report.programs},
                  {"contradictions", contradictions},
                  {"findings", findings},
                  {"counts", counts},
                  {"derived", derived}};
  return json.dump(1) + "\n";
}

}  // namespace werkthet::audit
