// A free text of a person: read in bounded time, its sentences hold its words and no others, and what is reported about
// it has a code with a remedy and repeats no figure.
#include "config/plain_language.hpp"
#include "config/text_check.hpp"
#include "support/promise.hpp"

using namespace werkthet;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::view(data, size);
  std::size_t words = 0;
  for (const std::string& sentence : config::split_sentences(text)) {
    fuzz::promise(!sentence.empty(), "a sentence holds something");
    words += config::count_words(sentence);
  }
  fuzz::promise(words == config::count_words(text), "sentences hold the words of the text");
  core::Problems problems;
  config::check_text(text, {"study.toml", 1, 1, "memo.reason"}, true, problems);
  for (const core::Problem& problem : problems.all()) {
    fuzz::promise(!problem.code.empty() && !problem.remedy.empty(), "a problem has a code and a remedy");
    fuzz::promise(problem.excerpt.empty(), "a text is not shown");
  }
  return 0;
}
