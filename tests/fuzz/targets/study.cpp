// The study file: any text gives a study or the list of what is wrong with it.
#include "config/read_study.hpp"
#include "support/promise.hpp"

using namespace werkthet;

namespace {

std::string read(std::string_view text) {
  core::Problems problems;
  const auto study = config::parse_study(text, "/nowhere/study.toml", problems);
  fuzz::promise(study.has_value() != problems.has_errors(), "a study is read or has errors");
  std::string said = core::text(problems, 1000);
  for (const core::Problem& problem : problems.all()) {
    fuzz::promise(!problem.code.empty() && !problem.message.empty(), "a problem has a code and says what is wrong");
    const auto lines = static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n')) + 1;
    fuzz::promise(problem.place.line <= lines, "a problem stands on a line of the file");
  }
  if (study) {
    fuzz::promise(!study->arms.empty() && study->control() < study->arms.size(), "a study has a control group");
    fuzz::promise(study->folder == "/nowhere", "data are looked for beside the study");
    for (const auto& [name, place] : study->places) {
      said += name + ":" + std::to_string(place.line) + "\n";
    }
  }
  return said;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::view(data, size);
  fuzz::promise_same(read(text), read(text), "the same text gives the same study");
  return 0;
}
