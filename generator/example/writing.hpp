#pragma once
// Lindeveen as files: the month deliveries in XML and the lists as CSV, in the forms that ingest documents.
// Plain string building: at scale 10 this writes half a gigabyte, and every value comes from the generator
// itself.

#include "example/world.hpp"

#include <string>

namespace werkthet::example {

/// One month's delivery. `early` is the first version of a month that was delivered again: endings of that
/// month are not processed yet and some benefits are missing.
[[nodiscard]] std::string bus_delivery(const World& world, core::Month month, int sequence, bool early);

[[nodiscard]] std::string allocation_csv(const World& world);
[[nodiscard]] std::string survey_csv(const World& world, const std::vector<SurveyLine>& lines);
[[nodiscard]] std::string contacts_csv(const World& world);
[[nodiscard]] std::string costs_csv(const World& world);
[[nodiscard]] std::string goals_csv(const World& world);
[[nodiscard]] std::string stock_csv(const World& world);

}  // namespace werkthet::example
