#include "core/date.hpp"
#include "example/measurements.hpp"
#include "example/model.hpp"
#include "example/writing.hpp"

#include <fmt/format.h>

#include <iterator>

namespace werkthet::example {

namespace {

std::string dutch(const std::optional<core::Date>& date) {
  if (!date) {
    return {};
  }
  const core::YearMonthDay day = core::civil(*date);
  return fmt::format("{:02}-{:02}-{:04}", day.day, day.month, day.year);
}

std::string_view yes_no(Consent consent) {
  return consent == Consent::yes ? "ja" : (consent == Consent::no ? "nee" : "");
}

}  // namespace

std::string allocation_csv(const World& world) {
  std::string out =
      "bsn;registration_number;invited;consent;consent_date;drawn;arm;refused;replaces;started;stopped;stop_"
      "reason;"
      "exclusion;caseworker;measured\n";
  for (const Line& line : world.lines) {
    const std::string caseworker =
        line.caseworker < 0 ? std::string() : fmt::format("consulent-{:02}", line.caseworker + 1);
    const std::string_view arm =
        line.arm < 0 ? std::string_view() : arm_ids[static_cast<std::size_t>(line.arm)];
    const std::string replaces =
        line.replaces < 0 ? std::string()
                          : world.person(world.lines[static_cast<std::size_t>(line.replaces)].who).bsn;
    fmt::format_to(std::back_inserter(out), "{};{};{};{};{};{};{};{};{};{};{};{};{};{};{}\n",
                   world.person(line.who).bsn, line.registration, dutch(line.invited), yes_no(line.consent),
                   dutch(line.consent_date), dutch(line.drawn), arm, dutch(line.refused), replaces,
                   dutch(line.started), dutch(line.stopped), line.stop_reason, line.exclusion, caseworker,
                   line.drawn ? "ja" : "");
  }
  return out;
}

std::string survey_csv(const World& world, const std::vector<SurveyLine>& lines) {
  std::string out = "bsn;answered";
  for (const std::string& name : item_names()) {
    out += ";" + name;
  }
  out += "\n";
  for (const SurveyLine& line : lines) {
    fmt::format_to(std::back_inserter(out), "{};{}", world.person(world.lines[line.line].who).bsn,
                   dutch(line.answered));
    for (const std::int8_t item : line.items) {
      out += item == 0 ? std::string(";") : fmt::format(";{}", static_cast<int>(item));
    }
    out += "\n";
  }
  return out;
}

std::string contacts_csv(const World& world) {
  std::string out = "bsn;date;initiative\n";
  for (const Contact& contact : world.contacts) {
    fmt::format_to(std::back_inserter(out), "{};{};{}\n", world.person(world.lines[contact.line].who).bsn,
                   dutch(contact.date), contact.by_client ? "client" : "caseworker");
  }
  return out;
}

std::string costs_csv(const World& world) {
  std::string out = "item;kind;planned;spent\n";
  for (const CostItem& cost : world.costs) {
    fmt::format_to(std::back_inserter(out), "{};{};{};{}\n", cost.item, cost.kind, cost.planned, cost.spent);
  }
  return out;
}

std::string goals_csv(const World& world) {
  std::string out = "question;category;percent;exclusive\n";
  for (const Goal& goal : world.goals) {
    fmt::format_to(std::back_inserter(out), "{};{};{};{}\n", goal.question, goal.category, goal.percent,
                   goal.exclusive ? "ja" : "nee");
  }
  return out;
}

std::string stock_csv(const World& world) {
  std::string out = "month;begin;inflow;outflow;end\n";
  for (const StockMonth& row : world.stock) {
    fmt::format_to(std::back_inserter(out), "{};{};{};{};{}\n", core::iso(row.month), row.begin, row.inflow,
                   row.outflow, row.end);
  }
  return out;
}

}  // namespace werkthet::example
