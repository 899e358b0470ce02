#include "ingest/checks/months.hpp"

#include "ingest/checks/checks.hpp"
#include "ingest/report.hpp"

#include <algorithm>
#include <string>

namespace werkthet::ingest {
namespace {

constexpr std::size_t most_months = 240;

std::string list_of(const std::vector<core::Month>& months) {
  std::string text;
  for (const core::Month month : months) {
    text += (text.empty() ? "" : ", ") + core::iso(month);
  }
  return text;
}

/// The months between the first and the last that are not among them; `months` in order.
std::vector<core::Month> gaps(const std::vector<core::Month>& months) {
  std::vector<core::Month> result;
  for (std::size_t i = 0; i + 1 < months.size(); ++i) {
    for (core::Month month = months[i] + 1; month < months[i + 1] && result.size() < most_months; month = month + 1) {
      result.push_back(month);
    }
  }
  return result;
}

std::string who(const Sender& sender) {
  return "reporter " + (sender.reporter.empty() ? std::string("without a code") : sender.reporter) +
         (sender.municipality.empty() ? "" : " for municipality " + sender.municipality);
}

}  // namespace

std::vector<MissingMonths> missing_months(const BusData& bus) {
  std::vector<MissingMonths> result;
  std::vector<core::Month> all;
  for (const Delivery& delivery : bus.deliveries) {  // in order of month
    if (all.empty() || all.back() != delivery.month) {
      all.push_back(delivery.month);
    }
  }
  const std::vector<core::Month> of_everybody = gaps(all);
  if (!of_everybody.empty()) {
    result.push_back({Missing::everybody, 0, of_everybody});
  }
  for (std::size_t s = 0; s < bus.senders.size() && bus.senders.size() > 1; ++s) {
    const Sender& sender = bus.senders[s];
    std::vector<core::Month> missing = gaps(sender.months);
    std::erase_if(missing, [&](core::Month month) {
      return std::binary_search(of_everybody.begin(), of_everybody.end(), month);
    });
    if (!missing.empty()) {
      result.push_back({Missing::between, s, std::move(missing)});
    }
    if (!sender.months.empty() && !sender.succeeded && sender.months.back() < all.back()) {
      result.push_back({Missing::after, s, {sender.months.back()}});
    }
  }
  return result;
}

void check_months(const config::Study& study, Input& input) {
  const std::string files = study.data.bus.empty() ? "" : study.data.bus.front();
  for (const MissingMonths& missing : missing_months(*input.bus)) {
    const std::string months = list_of(missing.months);
    if (missing.kind == Missing::everybody) {
      input.problems.add(make_problem("W217", {files, 0, 0, {}}, "no delivery for " + months));
      continue;
    }
    const bool after = missing.kind == Missing::after;
    input.problems.add(make_problem(after ? "W287" : "W286", {files, 0, 0, "reporter"},
                                    who(input.bus->senders[missing.sender]) +
                                        (after ? ": nothing after " : ": no delivery for ") + months));
  }
}

}  // namespace werkthet::ingest
