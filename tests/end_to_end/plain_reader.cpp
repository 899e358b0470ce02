// Reads paragraphs and tells where they are not plain Dutch, with the measures of the program itself
// (config/plain_language): one way of counting words for texts of people and for ours. A tool of
// test_plain_dutch.
//
// In: lines "page <tab> paragraph". Out: lines "kind <tab> page <tab> number <tab> text", kind being long (a
// sentence of more than 20 words), paragraph (more than 100), word (an office word), brackets, twice (denied
// twice), that, term (a hard term), and per page: mean (words per sentence, in hundredths) and passive
// (sentences of 100).
#include "config/plain_language.hpp"
#include "config/word_pattern.hpp"
#include "core/text.hpp"

#include <algorithm>
#include <iostream>
#include <map>
#include <string>

namespace {

using namespace werkthet;

void tell(const std::string& kind, const std::string& page, std::size_t number, std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n'; }, ' ');
  std::cout << kind << '\t' << page << '\t' << number << '\t' << text << '\n';
}

void read(const std::string& page, const std::string& paragraph) {
  for (const std::string& sentence : config::split_sentences(paragraph)) {
    if (const std::size_t words = config::count_words(sentence); words > config::most_words_sentence) {
      tell("long", page, words, sentence);
    }
    if (config::has_nested_brackets(sentence)) {
      tell("brackets", page, 1, sentence);
    }
    if (config::has_double_negation(sentence)) {
      tell("twice", page, 1, sentence);
    }
    if (config::has_chain_of_that(sentence)) {
      tell("that", page, 1, sentence);
    }
    const std::vector<config::TextWord> words = config::words_of({sentence});
    for (const config::PlainWord& word : config::plain_words()) {
      if (config::WordPattern(word.from).find(words)) {
        tell("word", page, 1, std::string(word.from) + " (" + std::string(word.to) + "): " + sentence);
      }
    }
  }
  if (const std::size_t words = config::count_words(paragraph); words > config::most_words_paragraph) {
    tell("paragraph", page, words, paragraph);
  }
  for (const std::string& term : config::unexplained_terms(paragraph)) {
    tell("term", page, 1, term);
  }
}

}  // namespace

int main() {
  std::map<std::string, config::Reading> pages;
  for (std::string line; std::getline(std::cin, line);) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos || !core::is_utf8(line)) {
      std::cerr << "a line is no page, tab and paragraph in UTF-8\n";
      return 2;
    }
    const std::string page = line.substr(0, tab);
    const std::string paragraph = line.substr(tab + 1);
    read(page, paragraph);
    const config::Reading one = config::measure(paragraph);
    config::Reading& all = pages[page];
    all.sentences += one.sentences;
    all.words += one.words;
    all.passives += one.passives;
  }
  for (const auto& [page, reading] : pages) {
    const std::size_t sentences = std::max<std::size_t>(reading.sentences, 1);
    tell("mean", page, 100 * reading.words / sentences, std::to_string(reading.sentences) + " sentences");
    tell("passive", page, 100 * reading.passives / sentences, "of 100 sentences");
  }
  return 0;
}
