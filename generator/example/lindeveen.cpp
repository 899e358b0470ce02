#include "example/lindeveen.hpp"

#include "core/error.hpp"
#include "core/files.hpp"
#include "example/flow_sizes.hpp"
#include "example/measurements.hpp"
#include "example/planted.hpp"
#include "example/population.hpp"
#include "example/recruitment.hpp"
#include "example/study_text.hpp"
#include "example/truth.hpp"
#include "example/writing.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <system_error>

namespace werkthet::example {

namespace {

namespace fs = std::filesystem;

/// The month that was delivered twice.
constexpr core::Month redelivered{2018 * 12 + 10};

World make_world(const FlowSizes& sizes, std::uint64_t seed) {
  World world;
  populate(world, sizes, seed);
  recruit(world, sizes, seed);
  work_part_time(world, seed);
  change_schemes(world, seed);
  number(world);
  complete_lines(world, sizes, seed);
  answer_surveys(world, seed);
  keep_contacts(world, seed);
  add_lists(world);
  world.stock = count_stock(world);
  return world;
}

void make_folders(const fs::path& folder) {
  std::error_code error;
  if (fs::exists(folder, error) && (!fs::is_directory(folder, error) || !fs::is_empty(folder, error))) {
    throw core::Error(core::ErrorKind::output, "the folder for the example is not empty", folder.string(),
                      "name a folder that does not exist yet");
  }
  for (const std::string_view part : {"data/bus", "data/surveys", "truth"}) {
    fs::create_directories(folder / part, error);
    if (error) {
      throw core::Error(core::ErrorKind::output, "a folder for the example cannot be made",
                        (folder / part).string(), error.message());
    }
  }
}

void write_deliveries(const fs::path& folder, const World& world) {
  for (int m = 0; m < month_count; ++m) {
    const core::Month month = first_month + m;
    const std::string name = core::iso(month);
    const bool twice = month == redelivered;
    core::write_file(folder / (name + ".xml"), bus_delivery(world, month, 1, twice));
    if (twice) {
      core::write_file(folder / (name + "-b.xml"), bus_delivery(world, month, 2, false));
    }
  }
}

void write_lists(const fs::path& data, const World& world) {
  core::write_file(data / "allocation.csv", allocation_csv(world));
  core::write_file(data / "contacts.csv", contacts_csv(world));
  core::write_file(data / "costs.csv", costs_csv(world));
  core::write_file(data / "goals.csv", goals_csv(world));
  core::write_file(data / "stock.csv", stock_csv(world));
  for (std::size_t wave = 0; wave < wave_count; ++wave) {
    const fs::path surveys = data / "surveys";
    core::write_file(surveys / fmt::format("t{}.csv", wave), survey_csv(world, world.clients[wave]));
    core::write_file(surveys / fmt::format("t{}-caseworkers.csv", wave),
                     survey_csv(world, world.caseworkers[wave]));
  }
}

}  // namespace

void write_lindeveen(const fs::path& folder, const LindeveenOptions& options) {
  if (!(options.scale >= 0.1 && options.scale <= 20.0)) {
    throw core::Error(core::ErrorKind::usage, "the scale of the example lies outside 0.1 to 20");
  }
  if (options.with_errors && options.scale < 1.0) {
    throw core::Error(core::ErrorKind::usage, "the example with errors needs a scale of at least 1");
  }
  make_folders(folder);
  World world = make_world(flow_sizes(options.scale), options.seed);
  core::write_file(folder / "truth" / "truth.json", truth_json(world, options.scale, options.seed));
  if (options.with_errors) {
    plant(world);
  }
  for (const Release release : releases) {
    core::write_file(folder / study_file(release), study_text(release, options.with_errors));
  }
  core::write_file(folder / "LEESMIJ.txt", readme_text());
  write_lists(folder / "data", world);
  write_deliveries(folder / "data" / "bus", world);
}

}  // namespace werkthet::example
