// Deliveries of fixed width, with one person per record and with two.
#include "support/delivery.hpp"

#include <vector>

using namespace werkthet;

namespace {

constexpr const char* single = R"(
id = "fuzz"
kind = "fixed"
[fields.year]
at = [1, 4]
[fields.month]
at = [5, 2]
[fields.municipality]
at = [7, 4]
[fields.benefit]
at = [11, 8]
[fields.scheme]
at = [19, 2]
codes = "scheme"
[fields.citizen_number]
at = [21, 9]
null = ["000000000"]
[fields.birth]
at = [30, 8]
null = ["00000000", "99999999"]
[fields.sex]
at = [38, 1]
codes = "sex"
[fields.start]
at = [39, 8]
[fields.end]
at = [47, 8]
null = ["00000000"]
[fields.income_kind]
at = [55, 2]
null = ["99"]
codes = "income_kind"
[fields.income_amount]
at = [57, 6]
null = ["999999"]
[fields.end_reason]
at = [63, 2]
null = ["99"]
codes = "end_reason"
[codes.scheme]
"01" = "general"
"14" = "bbz"
[codes.sex]
"1" = "man"
"2" = "woman"
[codes.income_kind]
"11" = "work"
"14" = "other"
[codes.end_reason]
"11" = "work_employed"
"97" = "via_partner"
)";

constexpr const char* pairs = R"(
id = "fuzz"
kind = "fixed"
benefit = "persons"
income = "shared"
money = "cent"
month_from = "name"
[fields.citizen_number]
first_at = [1, 9]
second_at = [10, 9]
null = ["000000000", "999999999"]
[fields.birth]
first_at = [19, 8]
second_at = [27, 8]
null = ["99999999"]
[fields.start]
at = [35, 8]
[fields.end]
at = [43, 8]
null = ["00000000"]
[fields.income_kind]
at = [51, 2]
codes = "income_kind"
[fields.income_amount]
at = [53, 6]
[codes.income_kind]
"11" = "work"
)";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::vector<ingest::Layout> layouts = [] {
    std::vector<ingest::Layout> all;
    all.push_back(ingest::parse_layout(single, "fuzz"));
    all.push_back(ingest::parse_layout(pairs, "fuzz"));
    return all;
  }();
  fuzz::Options options(fuzz::view(data, size));
  const ingest::Layout& layout = layouts[options.below(2)];
  const std::string_view bytes = options.rest();
  const auto lines = static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), '\n')) + 1;
  fuzz::read_everywhere(bytes, layout, {}, lines * (layout.pairs() ? 2 : 1));
  return 0;
}
