#include "ingest/bus/receipts.hpp"

#include "ingest/tables/table_reader.hpp"

#include <algorithm>
#include <set>

namespace werkthet::ingest {

Receipts read_receipts(const config::Study& study, Input& input) {
  Receipts receipts;
  if (study.data.receipts.empty()) {
    return receipts;
  }
  const config::CsvForm form;
  TableReader table(list_source(study, study.data.receipts), "receipts", form);
  const ColumnRef file = table.column("file", true, {"bestand", "bestandsnaam"});
  const ColumnRef received = table.column("received", true, {"ontvangen", "datum_ontvangst", "ontvangstdatum"});
  for (std::size_t i = 0; i < table.rows() && file.index && received.index; ++i) {
    if (const auto day = table.date(i, received)) {
      receipts.add(std::string(table.text(i, file)), *day);
    }
  }
  table.finish(input);
  return receipts;
}

void add_local_codes(const config::Study& study, Layout& layout, Input& input) {
  if (study.data.bus_codes.empty()) {
    return;
  }
  const config::CsvForm form;
  TableReader table(list_source(study, study.data.bus_codes), "codes", form);
  const ColumnRef local = table.column("code", true, {"reden", "lokale code", "omschrijving"});
  const ColumnRef meaning = table.column("statistiekcode", true, {"statistiek code", "cbs code", "meaning", "betekenis"});
  const std::map<std::string, int>& canonical = *canonical_codes(Field::end_reason);
  std::vector<std::pair<std::string, int>> codes;
  for (std::size_t i = 0; i < table.rows() && local.index && meaning.index; ++i) {
    const std::string_view cbs = table.text(i, meaning);
    std::optional<int> number;
    if (const auto named = canonical.find(std::string(cbs)); named != canonical.end()) {
      number = named->second;
    } else if (!cbs.empty()) {
      number = layout.spec(Field::end_reason).code(cbs);
    }
    if (!number) {
      table.report().null("W213", table.place(i, meaning), "this code is not one of Statistics Netherlands");
    }
    codes.emplace_back(table.text(i, local), number.value_or(static_cast<int>(EndReason::unknown)));
  }
  for (const auto& [code, number] : codes) {  // after all look-ups: a local code may look like one of CBS
    if (!code.empty()) {
      layout.add_code(Field::end_reason, code, number);
    }
  }
  table.finish(input);
}

void add_months_of_history(BusData& bus) {
  if (bus.rows.empty() || bus.deliveries.empty()) {
    return;
  }
  std::set<core::Month> delivered;
  for (const Delivery& delivery : bus.deliveries) {
    if (!delivery.superseded) {
      delivered.insert(delivery.month);
    }
  }
  const Delivery last = bus.deliveries.back();
  for (core::Month month = bus.rows.front().month; month < last.month; month = month + 1) {
    if (!delivered.contains(month)) {
      Delivery told = last;
      told.month = month;
      told.records = 0;
      told.bytes = 0;
      told.totals = {};
      bus.deliveries.push_back(std::move(told));
    }
  }
  std::stable_sort(bus.deliveries.begin(), bus.deliveries.end(),
                   [](const Delivery& a, const Delivery& b) { return a.month < b.month; });
}

}  // namespace werkthet::ingest
