#pragma once
// One file of one wave: from a table of any survey tool to the responses that count.

#include "config/study.hpp"
#include "ingest/directory.hpp"
#include "ingest/input.hpp"
#include "ingest/pseudonym.hpp"
#include "ingest/tables/table_reader.hpp"

#include <cstddef>
#include <map>
#include <optional>

namespace werkthet::ingest {

/// When each person was drawn: day 0 of the waves.
using Drawn = std::map<PersonIndex, core::Date>;
[[nodiscard]] Drawn drawn_days(const Input& input);

/// Calendar months from the draw to the answer, the rest as a part of the month it falls in: 2017-10-01 to
/// 2018-10-16 is 12.48. Negative before the draw.
[[nodiscard]] double months_between(core::Date drawn, core::Date answered);

/// How the files of a wave are written: data.survey_form with the wave's own columns in front.
[[nodiscard]] config::CsvForm form_of(const config::Study& study, const config::Wave& wave);

struct WaveContext {
  const config::Study& study;
  std::size_t wave{};  ///< index into study.waves
  bool by_caseworker{};
  const Drawn& drawn;
};
/// The responses of a table, in the order of the file. Test responses and partial ones without an answer are
/// left out and counted; a response without a usable citizen number is kept with person = nobody. Several
/// responses of one person are E221, or one of them when the wave says which. `form` is the one that `table`
/// was made with, from form_of(); precondition: table.ok().
[[nodiscard]] SurveyWave read_wave(const WaveContext& context, TableReader& table,
                                   const config::CsvForm& form, Pseudonymiser& pseudonyms,
                                   Directory& directory);

}  // namespace werkthet::ingest
