#include "core/text.hpp"
#include "internal/internal.hpp"
#include "provenance/digest.hpp"

#include <nlohmann/json.hpp>

namespace werkthet::internal {

std::string manifest_json(const config::Study& study, const ingest::Input& input,
                          const cohort::Cohort& cohort, const std::string& version) {
  using Json = nlohmann::ordered_json;
  Json files = Json::array();
  for (const ingest::InputFile& f : input.files) {
    files.push_back({{"role", f.role}, {"file", f.file}, {"sha256", f.sha256}, {"rows", f.rows}});
  }
  Json deliveries = Json::array();
  if (input.bus) {
    for (const ingest::Delivery& d : input.bus->deliveries) {
      deliveries.push_back({{"file", d.file},
                            {"sha256", d.sha256},
                            {"layout", d.layout},
                            {"reporter", d.reporter},
                            {"municipality", d.municipality},
                            {"month", core::iso(d.month)},
                            {"records", d.records},
                            {"superseded", d.superseded}});
    }
  }
  Json all{{"tool", "werkthet"},
           {"version", version},
           {"compiler", __VERSION__},
           {"json_library", std::to_string(NLOHMANN_JSON_VERSION_MAJOR) + "." +
                                std::to_string(NLOHMANN_JSON_VERSION_MINOR) + "." +
                                std::to_string(NLOHMANN_JSON_VERSION_PATCH)},
           {"study", study.id},
           {"release", study.release.id},
           {"settings_sha256", provenance::sha256_hex(core::read_file(study.file))},
           {"seed", study.seed},
           {"rows_in_analysis", cohort.size},
           {"data_until", cohort.data_until ? core::iso(*cohort.data_until) : ""},
           {"inputs", files},
           {"deliveries", deliveries}};
  return all.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace werkthet::internal
