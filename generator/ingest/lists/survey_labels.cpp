#include "ingest/lists/survey_labels.hpp"

#include <algorithm>

namespace werkthet::ingest {
namespace {

using Words = std::vector<std::string_view>;

const Words strongly_disagree_nl = {"helemaal mee oneens", "zeer mee oneens",       "sterk mee oneens",
                                    "volledig mee oneens", "geheel mee oneens",     "helemaal oneens",
                                    "zeer oneens",         "volledig oneens",       "geheel oneens",
                                    "sterk oneens",        "helemaal niet mee eens"};
const Words strongly_agree_nl = {"helemaal mee eens", "zeer mee eens", "sterk mee eens", "volledig mee eens",
                                 "geheel mee eens",   "helemaal eens", "zeer eens",      "volledig eens",
                                 "geheel eens",       "sterk eens"};
const Words disagree_nl = {"mee oneens", "oneens", "niet mee eens"};
const Words agree_nl = {"mee eens", "eens"};
const Words neither_nl = {"neutraal",
                          "niet mee eens niet mee oneens",
                          "niet mee eens en niet mee oneens",
                          "niet mee eens maar ook niet mee oneens",
                          "niet eens niet oneens",
                          "niet eens en niet oneens",
                          "noch mee eens noch mee oneens",
                          "noch eens noch oneens"};
const Words somewhat_disagree_nl = {"enigszins mee oneens", "een beetje mee oneens", "beetje mee oneens",
                                    "enigszins oneens", "een beetje oneens"};
const Words somewhat_agree_nl = {"enigszins mee eens", "een beetje mee eens", "beetje mee eens",
                                 "enigszins eens", "een beetje eens"};
const Words strongly_disagree_en = {"strongly disagree", "completely disagree", "totally disagree"};
const Words strongly_agree_en = {"strongly agree", "completely agree", "totally agree"};
const Words disagree_en = {"disagree"};
const Words agree_en = {"agree"};
const Words neither_en = {"neither agree nor disagree", "neutral", "neither agree or disagree"};
const Words somewhat_disagree_en = {"somewhat disagree", "slightly disagree"};
const Words somewhat_agree_en = {"somewhat agree", "slightly agree"};

const Words very_dissatisfied_nl = {"zeer ontevreden", "heel ontevreden", "erg ontevreden"};
const Words very_satisfied_nl = {"zeer tevreden", "heel tevreden", "erg tevreden"};
const Words neither_satisfied_nl = {"neutraal",
                                    "niet tevreden niet ontevreden",
                                    "niet tevreden en niet ontevreden",
                                    "niet ontevreden niet tevreden",
                                    "noch tevreden noch ontevreden",
                                    "niet tevreden maar ook niet ontevreden"};
const Words very_dissatisfied_en = {"very dissatisfied", "extremely dissatisfied"};
const Words very_satisfied_en = {"very satisfied", "extremely satisfied"};
const Words neither_satisfied_en = {"neither satisfied nor dissatisfied", "neutral",
                                    "neither satisfied or dissatisfied"};

std::vector<LabelSet> make() {
  return {
      {"agreement 5 nl", {strongly_disagree_nl, disagree_nl, neither_nl, agree_nl, strongly_agree_nl}},
      {"agreement 5 nl, somewhat",
       {strongly_disagree_nl, somewhat_disagree_nl, neither_nl, somewhat_agree_nl, strongly_agree_nl}},
      {"agreement 7 nl",
       {strongly_disagree_nl, disagree_nl, somewhat_disagree_nl, neither_nl, somewhat_agree_nl, agree_nl,
        strongly_agree_nl}},
      {"agreement 5 en", {strongly_disagree_en, disagree_en, neither_en, agree_en, strongly_agree_en}},
      {"agreement 5 en, somewhat",
       {strongly_disagree_en, somewhat_disagree_en, neither_en, somewhat_agree_en, strongly_agree_en}},
      {"agreement 7 en",
       {strongly_disagree_en, disagree_en, somewhat_disagree_en, neither_en, somewhat_agree_en, agree_en,
        strongly_agree_en}},
      {"satisfaction 5 nl",
       {very_dissatisfied_nl, {"ontevreden"}, neither_satisfied_nl, {"tevreden"}, very_satisfied_nl}},
      {"satisfaction 7 nl",
       {very_dissatisfied_nl,
        {"ontevreden"},
        {"enigszins ontevreden", "een beetje ontevreden", "beetje ontevreden"},
        neither_satisfied_nl,
        {"enigszins tevreden", "een beetje tevreden", "beetje tevreden"},
        {"tevreden"},
        very_satisfied_nl}},
      {"satisfaction 5 en",
       {very_dissatisfied_en, {"dissatisfied"}, neither_satisfied_en, {"satisfied"}, very_satisfied_en}},
      {"satisfaction 5 en, somewhat",
       {very_dissatisfied_en,
        {"somewhat dissatisfied"},
        neither_satisfied_en,
        {"somewhat satisfied"},
        very_satisfied_en}},
      {"satisfaction 7 en",
       {very_dissatisfied_en,
        {"dissatisfied", "moderately dissatisfied"},
        {"somewhat dissatisfied", "slightly dissatisfied"},
        neither_satisfied_en,
        {"somewhat satisfied", "slightly satisfied"},
        {"satisfied", "moderately satisfied"},
        very_satisfied_en}},
      {"frequency 5 nl", {{"nooit"}, {"zelden"}, {"soms"}, {"vaak", "dikwijls"}, {"altijd"}}},
      {"frequency 5 nl, regularly", {{"nooit"}, {"soms"}, {"regelmatig"}, {"vaak", "dikwijls"}, {"altijd"}}},
      {"frequency 7 nl",
       {{"nooit"},
        {"bijna nooit"},
        {"af en toe"},
        {"regelmatig"},
        {"dikwijls", "vaak"},
        {"zeer dikwijls", "zeer vaak"},
        {"altijd"}}},
      {"frequency 5 en", {{"never"}, {"rarely", "seldom"}, {"sometimes"}, {"often"}, {"always"}}},
      {"frequency 5 en, half the time",
       {{"never"}, {"sometimes"}, {"about half the time"}, {"most of the time"}, {"always"}}},
      {"frequency 7 en",
       {{"never"}, {"almost never"}, {"rarely"}, {"sometimes"}, {"often"}, {"very often"}, {"always"}}},
  };
}

/// The point of each label, or nothing when the set does not fit.
std::map<std::string, std::size_t> positions(const std::set<std::string>& labels, const LabelSet& set) {
  std::map<std::string, std::size_t> found;
  for (std::size_t point = 0; point < set.points.size(); ++point) {
    std::size_t wordings = 0;
    for (const std::string_view word : set.points[point]) {
      if (labels.contains(std::string(word))) {
        found.emplace(word, point);
        ++wordings;
      }
    }
    if (wordings > 1) {
      return {};
    }
  }
  return found.size() == labels.size() ? found : std::map<std::string, std::size_t>{};
}

}  // namespace

const std::vector<LabelSet>& label_sets() {
  static const std::vector<LabelSet> sets = make();
  return sets;
}

FittedLabels fit_labels(const std::set<std::string>& labels, std::size_t points) {
  FittedLabels result;
  for (const LabelSet& set : label_sets()) {
    if (labels.empty() || set.points.size() != points) {
      continue;
    }
    const auto found = positions(labels, set);
    if (found.empty()) {
      continue;
    }
    if (result.fit == LabelFit::none) {
      result = {LabelFit::one, found};
    } else if (result.position != found) {
      return {LabelFit::several, {}};
    }
  }
  return result;
}

}  // namespace werkthet::ingest
