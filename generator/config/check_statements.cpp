// Statements whose answers are published: what they refer to, that none is told twice, how many there are.
#include "config/relations.hpp"
#include "config/statements.hpp"
#include "core/format.hpp"

#include <map>
#include <set>

namespace werkthet::config {
namespace {

/// The names of the answers to statements: each its own, and none for a middle that no answer has.
void answer_names(const Relations& r, const Scale& scale, const std::string& path) {
  if (scale.low_answer.nl == scale.high_answer.nl || scale.low_answer.nl == scale.middle_answer.nl ||
      scale.middle_answer.nl == scale.high_answer.nl) {
    const bool high = r.given(path + ".high_answer");
    const bool middle = r.given(path + ".middle_answer");
    r.report().error("S110",
                     r.at(path + (high     ? ".high_answer"
                                  : middle ? ".middle_answer"
                                           : ".low_answer")),
                     "two kinds of answers to the statements have the same name", "give each its own name");
  }
  if (r.given(path + ".middle_answer") && r.usable(path + ".min") && r.usable(path + ".max") &&
      scale.min < scale.max && !has_middle(scale)) {
    r.report().warning("S124", r.at(path + ".middle_answer"),
                       "middle_answer has no effect: " + core::shortest(scale.min) + " to " +
                           core::shortest(scale.max) +
                           " has as many answers below as above, and none between",
                       "remove the line");
  }
}

/// Where a statement refers to, and whether it is published at all.
void statement_scale(const Relations& r, const Statement& statement, const std::string& path) {
  if (statement.scale.empty() || !r.usable("scales") || !r.untouched("scales.")) {
    return;
  }
  const std::vector<Scale>& scales = r.study().scales;
  const auto scale =
      std::find_if(scales.begin(), scales.end(), [&](const Scale& s) { return s.id == statement.scale; });
  if (scale == scales.end()) {
    r.report().error("S113", r.at(path + ".scale"), "there is no scale " + quote(statement.scale),
                     suggest(statement.scale, ids_of(scales), "a section [scales." + statement.scale + "]"));
    return;
  }
  if (!statement.item.empty() && !contains(scale->items, statement.item)) {
    r.report().error("S113", r.at(path + ".item"),
                     quote(statement.item) + " is not among the items of the scale " + quote(scale->id),
                     suggest(statement.item, scale->items, "it to items"));
  }
  const std::vector<Outcome>& outcomes = r.study().outcomes;
  if (r.untouched("outcomes") && std::none_of(outcomes.begin(), outcomes.end(),
                                              [&](const Outcome& o) { return o.scale == statement.scale; })) {
    r.report().warning("S124", r.at(path + ".scale"),
                       "the statement has no effect: no outcome uses the scale " + quote(statement.scale),
                       "add an outcome with scale = " + quote(statement.scale) + ", or remove the statement");
  }
}

}  // namespace

void check_statements(const Relations& r) {
  if (!r.study().statements.empty() && r.study().unit != Unit::person && r.usable("study.unit")) {
    r.report().warning(
        "S124", r.at("statements[1]"),
        "statements have no effect where the lottery drew benefits: partners can answer differently",
        "remove the statements, or read the means of the scales");
  }
  for (const Scale& scale : r.study().scales) {
    answer_names(r, scale, "scales." + scale.id);
  }
  std::set<std::string> items;
  std::set<std::string> texts;
  std::map<std::string, std::size_t> per_scale;
  for (std::size_t i = 0; i < r.study().statements.size(); ++i) {
    const Statement& statement = r.study().statements[i];
    const std::string path = "statements[" + std::to_string(i + 1) + "]";
    statement_scale(r, statement, path);
    // An item of two scales is one question: its answers are published once.
    if (!statement.item.empty() && !items.insert(statement.item).second) {
      r.report().error("S110", r.at(path + ".item"),
                       "two statements are about the item " + quote(statement.item), "remove one of the two");
    }
    if (!statement.text.nl.empty() && !texts.insert(statement.text.nl).second) {
      r.report().error("S110", r.at(path + ".text"), "two statements have the same text",
                       "write each as people read it");
    }
    if (!statement.scale.empty() && ++per_scale[statement.scale] == most_statements + 1) {
      r.report().error("S125", r.at(path),
                       "more than " + std::to_string(most_statements) + " statements of the scale " +
                           quote(statement.scale) + " fit in no readable chart",
                       "keep those that a reader needs");
    }
  }
}

}  // namespace werkthet::config
