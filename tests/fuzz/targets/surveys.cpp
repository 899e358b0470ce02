// Survey files of any tool: recognised on a table from CSV or from a typed source, in wide and long form.
#include "ingest/lists/survey_wave.hpp"
#include "ingest/tables/csv.hpp"
#include "support/table_text.hpp"

#include <array>

using namespace werkthet;

namespace {

/// The same cells as a statistics package gives them; the second half of the columns has labels.
ingest::Table typed(const ingest::Table& from) {
  ingest::TableBuilder builder(ingest::Table::Cells::typed);
  for (std::size_t c = 0; c < from.columns(); ++c) {
    fuzz::promise(builder.column(from.header(c), c % 2 == 1 ? from.header(c) : ""), "the column fits");
  }
  for (std::size_t r = 0; r < from.rows(); ++r) {
    fuzz::promise(builder.row(r + 1), "the row fits");
    for (std::size_t c = 0; c < from.columns(); ++c) {
      fuzz::promise(builder.cell(c, from.cell(r, c)), "the cell fits");
      if (r == 0 && 2 * c >= from.columns()) {
        builder.value_label(c, from.cell(r, c), from.header(c));
      }
    }
  }
  return builder.finish();
}

config::Study study_of(fuzz::Options& options) {
  config::Study study;
  study.id = "fuzz";
  study.start = core::make_date(2017, 10, 1).value();
  study.end = core::make_date(2019, 12, 31).value();
  config::Wave wave;
  wave.id = "t0";
  wave.shape = options.below(2) == 1 ? config::SurveyShape::long_rows : config::SurveyShape::wide;
  wave.missing = {"99", "weet niet"};
  constexpr config::DuplicateRule rules[] = {config::DuplicateRule::error, config::DuplicateRule::first,
                                             config::DuplicateRule::last, config::DuplicateRule::complete};
  wave.duplicates = rules[options.below(4)];
  study.waves = {wave};
  config::Scale trust;
  trust.id = "trust";
  trust.items = {"v1", "v2", "G01Q02[SQ001]", "Q1_1"};
  trust.reversed = {"v2"};
  config::Scale health;
  health.id = "health";
  health.items = {"v3", "G01Q02[SQ002]", "Q1_2"};
  health.min = 1;
  health.max = options.below(2) == 1 ? 7 : 5;
  if (options.below(2) == 1) {
    health.answers = {{"Slecht", 1}, {"Goed", 5}};
  }
  study.scales = {trust, health};
  return study;
}

std::string wave_text(const ingest::SurveyWave& wave, const config::Study& study, std::size_t rows) {
  const ingest::SurveyCounts& n = wave.counts;
  fuzz::promise(n.responses <= rows, "there are no more responses than rows");
  fuzz::promise(n.responses == wave.rows.size() + n.previews + n.unanswered + n.duplicates,
                "every response counts or is counted as left out");
  std::string text = std::to_string(n.responses) + " " + std::to_string(n.previews) + " " +
                     std::to_string(n.unanswered) + " " + std::to_string(n.duplicates) + " " +
                     std::to_string(n.partial) + " " + std::to_string(n.outside);
  for (const ingest::SurveyRow& row : wave.rows) {
    fuzz::promise(row.scores.size() == study.scales.size(), "a response has a place for every score");
    text += "\n" + std::to_string(row.person) + " " + std::to_string(row.answered.value_or(core::Date{-1}).days) +
            " " + std::to_string(static_cast<int>(row.mode)) + (row.partial ? " partial" : "");
    for (std::size_t s = 0; s < row.scores.size(); ++s) {
      if (row.scores[s]) {
        fuzz::promise(*row.scores[s] >= study.scales[s].min && *row.scores[s] <= study.scales[s].max,
                      "a score lies on its scale");
        text += " " + std::to_string(*row.scores[s]);
      }
    }
  }
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const ingest::Key key(std::array<char, ingest::Key::size>{});
  fuzz::Options options(fuzz::view(data, size));
  config::Study study = study_of(options);
  study.data.survey_form.separator = options.below(2) == 1 ? ',' : ';';
  const bool as_typed = options.below(2) == 1;
  std::string first;
  for (int time = 0; time < 2; ++time) {
    const config::CsvForm form = ingest::form_of(study, study.waves[0]);
    ingest::Report report("t0.csv");
    auto table = ingest::read_csv(std::string(options.rest()), form, report);
    if (!table) {
      return 0;
    }
    ingest::TableReader reader(as_typed ? typed(*table) : std::move(*table), {"survey t0", "t0.csv", "", 0}, form);
    const std::size_t rows = reader.rows();
    ingest::Pseudonymiser pseudonyms(key, study.id);
    ingest::Directory directory;
    const ingest::Drawn drawn = {{0, core::make_date(2017, 11, 15).value()}};
    const ingest::SurveyWave wave = ingest::read_wave({study, 0, false, drawn}, reader, form, pseudonyms, directory);
    const std::string text = wave_text(wave, study, rows) + "\n" + fuzz::said(reader.report());
    if (time == 0) {
      first = text;
    } else {
      fuzz::promise_same(first, text, "the same table gives the same wave");
    }
  }
  return 0;
}
