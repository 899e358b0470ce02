// Damaged files: 500 of them, the same on every run. Whatever the damage, the reader comes back with a study
// or with at least one error, never with both or neither, and every message points into the file.
#include "config/template.hpp"
#include "config/text_check.hpp"
#include "core/random.hpp"
#include "unit/config/study_text.hpp"

#include <algorithm>

namespace werkthet::config {
namespace {

std::string mutated(std::string text, core::RandomStream& random) {
  static const std::vector<std::string> pieces = {"[",
                                                  "]",
                                                  "[[",
                                                  "]]",
                                                  "=",
                                                  "\"",
                                                  "\"\"\"",
                                                  "'''",
                                                  "{",
                                                  "}",
                                                  ".",
                                                  "#",
                                                  "\n",
                                                  "\r",
                                                  "\\",
                                                  "\\u",
                                                  "true",
                                                  "nan",
                                                  "-inf",
                                                  "1e999",
                                                  ",",
                                                  "0x7f",
                                                  "99999999999999999999",
                                                  "2017-02-30",
                                                  "\t",
                                                  "\xC3\xA9",
                                                  "\xFF",
                                                  "..",
                                                  "a.b.c",
                                                  "[study]",
                                                  "id = ",
                                                  "\xE2\x80\xAE"};
  const std::uint64_t changes = 1 + random.below(4);
  for (std::uint64_t i = 0; i < changes; ++i) {
    const std::size_t at = static_cast<std::size_t>(random.below(text.size()));
    const std::size_t length =
        std::min<std::size_t>(static_cast<std::size_t>(random.below(40)), text.size() - at);
    switch (random.below(5)) {
      case 0:
        text.erase(at, length);
        break;
      case 1:
        text.insert(at, pieces[static_cast<std::size_t>(random.below(pieces.size()))]);
        break;
      case 2:
        text[at] = static_cast<char>(random.below(256));
        break;
      case 3:
        text.insert(static_cast<std::size_t>(random.below(text.size())), text.substr(at, length));
        break;
      default: {
        // A whole line moves elsewhere: often valid TOML with a setting in the wrong section.
        const std::size_t from = text.find('\n', at);
        const std::size_t to = from == std::string::npos ? from : text.find('\n', from + 1);
        if (to != std::string::npos) {
          const std::string line = text.substr(from, to - from);
          text.erase(from, to - from);
          const std::size_t there = text.find('\n', static_cast<std::size_t>(random.below(text.size() + 1)));
          text.insert(there == std::string::npos ? text.size() : there, line);
        }
      }
    }
    if (text.empty()) {
      text = "x";
    }
  }
  return text;
}

}  // namespace

TEST_CASE("500 damaged files give a study or errors") {
  const std::vector<std::string> starts = {small_study,
                                           study_template({"apeldoorn-oss", core::Language::nl, "", "", ""}),
                                           study_template({"zwolle", core::Language::en, "", "", ""}),
                                           study_template({"amvb", core::Language::nl, "", "", ""})};
  core::RandomStream random(20171001, "damaged study files");
  std::size_t studies = 0;
  for (int i = 0; i < 500; ++i) {
    const std::string text = mutated(starts[static_cast<std::size_t>(i) % starts.size()], random);
    const Parsed result = parsed(text);
    INFO("file " << i << "\n" << core::text(result.problems));
    REQUIRE(result.study.has_value() != result.problems.has_errors());
    const auto lines = static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n')) + 1;
    for (const core::Problem& problem : result.problems.all()) {
      CHECK(problem.place.line <= lines);
      CHECK_FALSE(problem.message.empty());
      CHECK_FALSE(problem.remedy.empty());
    }
    if (result.study) {
      ++studies;
      core::Problems texts;
      check_texts(*result.study, texts);
    }
  }
  // Both ends are reached, or the damage proves nothing.
  CHECK(studies > 50);
  CHECK(studies < 450);
}

}  // namespace werkthet::config
