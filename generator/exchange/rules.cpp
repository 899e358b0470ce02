#include "exchange/rules.hpp"

#include <utility>

namespace werkthet::exchange {
namespace {

constexpr core::Severity error = core::Severity::error;

std::vector<config::Rule> make() {
  return {
      {"X100", error, "an exchange file cannot be read",
       "The file is missing, larger than one megabyte, nested deeper than the format, not UTF-8 or no JSON, "
       "or a key "
       "stands in it twice. It comes from another municipality, so nothing of it is guessed or repaired.",
       "ask the other municipality for public/data/exchange.json of its release, unchanged"},
      {"X101", error, "an exchange file has another format or version",
       "The file says which format it has. A later version may mean something else by the same words, so "
       "figures of "
       "it are not used.",
       "build one of the two releases again, so that both programs write the same version"},
      {"X102", error, "a key in an exchange file is missing or is not known",
       "Every key of the format must be there and no other may: a figure under an unknown name could be "
       "something "
       "else than it seems.",
       "ask for the file as the program wrote it; generator/exchange/README.md lists the keys"},
      {"X103", error, "a value in an exchange file is not one that can be",
       "A date is yyyy-mm-dd, a number lies in its range, a word is one of its list, a text is one line of "
       "limited "
       "length without control characters.",
       "ask for the file as the program wrote it"},
      {"X104", error, "an exchange file contradicts itself",
       "For instance more people with the outcome than people in the group, a difference outside its own "
       "margin, a "
       "difference that does not follow from the counts beside it, no control group or two, or a result of a "
       "group "
       "that is not described.",
       "ask for the file as the program wrote it; if it was, the other municipality should look at its "
       "release"},
      {"X105", error, "two exchange files are of one municipality",
       "Each municipality counts once. Which of two releases to use is a choice that the program does not "
       "make.",
       "keep the file of the last release under [synthesis] files"},
      {"X106", core::Severity::note, "the own municipality is not among the exchange files",
       "The comparison of municipalities uses exchange files only, also of the own municipality, so that all "
       "are "
       "read in one way. Without the own file it compares the others.",
       "copy public/data/exchange.json of your own release beside the others, and build again"},
      {"X107", error, "an exchange file with invented figures in a real study",
       "The file says that its municipality or figures are invented, and the study does not. Invented "
       "figures beside "
       "real ones would be read as real.",
       "take the file out of [synthesis] files, or add fictitious = true to the study"},
  };
}

}  // namespace

const std::vector<config::Rule>& rules() {
  static const std::vector<config::Rule> all = make();
  return all;
}

core::Problem make_problem(std::string_view code, core::Place place, std::string message) {
  const config::Rule& rule = config::rule_of(rules(), code);
  core::Problem problem;
  problem.severity = rule.severity;
  problem.code = rule.code;
  problem.place = std::move(place);
  problem.message = message.empty() ? rule.title : std::move(message);
  problem.remedy = rule.remedy;
  return problem;
}

}  // namespace werkthet::exchange
