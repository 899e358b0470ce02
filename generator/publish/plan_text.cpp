#include "publish/plan_text.hpp"

#include "publish/plan_phrases.hpp"
#include "publish/plan_words.hpp"

#include <string_view>

namespace werkthet::publish {
namespace {

using core::Bilingual;
using core::Language;
using safe::SafeFindings;

/// Sentences of one paragraph, with one blank between them.
class Passage {
 public:
  Passage(const PlanWords& words, Language language) : words_(words), language_(language) {}

  Passage& add(std::string_view key) {
    text_ += (text_.empty() ? "" : " ") + fill(plan_phrase(key).in(language_), words_.words);
    return *this;
  }
  Passage& add_if(bool holds, std::string_view key) { return holds ? add(key) : *this; }
  [[nodiscard]] std::string text() const { return text_; }

 private:
  const PlanWords& words_;
  Language language_;
  std::string text_;
};

std::string expected(const PlanWords& words, Language language) {
  Passage passage(words, language);
  passage.add("expected").add("per_group");
  return passage.add(words.red     ? "per_group.red"
                     : words.amber ? "per_group.amber"
                                   : "per_group.green")
      .text();
}

std::string visible(const PlanWords& words, Language language) {
  Passage passage(words, language);
  if (!words.mde) {
    return passage.add("visible.none").text();
  }
  passage.add("visible");
  return passage.add_if(words.has("other"), words.work ? "visible.work" : "visible.any").text();
}

std::string costs(const PlanWords& words, Language language) {
  Passage passage(words, language);
  if (!words.has("total")) {
    return passage.add("costs.none").text();
  }
  passage.add("costs").add_if(words.has("cost"), "cost_each");
  return passage.add_if(words.has("least") && words.has("most"), "cost_range").text();
}

std::string saving(const PlanWords& words, Language language) {
  Passage passage(words, language);
  if (!words.has("extra")) {
    return passage.add("saving.none").text();
  }
  passage.add("saving");
  if (words.hundred) {
    passage.add("saving.hundred");
    if (*words.hundred > 100) {
      return passage.add("saving.impossible").text();
    }
  }
  passage.add("saving.sure");
  const bool unseen = words.hundred && words.mde && *words.hundred < *words.mde;
  return passage.add_if(unseen, "saving.unseen").text();
}

/// A caveat is bilingual: both languages are filled from the same cells.
class Caveats {
 public:
  Caveats(const SafeFindings& findings, const config::Study& study)
      : nl_(plan_words(findings, study, Language::nl)), en_(plan_words(findings, study, Language::en)) {}

  [[nodiscard]] const PlanWords& words() const { return nl_; }
  void add(std::string id, bool required, std::string_view key) {
    all_.push_back(
        {std::move(id),
         required,
         {Passage(nl_, Language::nl).add(key).text(), Passage(en_, Language::en).add(key).text()}});
  }
  [[nodiscard]] std::vector<Caveat> list() && { return std::move(all_); }

 private:
  PlanWords nl_;
  PlanWords en_;
  std::vector<Caveat> all_;
};

}  // namespace

std::string plan_warning(const SafeFindings& findings, const config::Study& study, Language language) {
  const PlanWords words = plan_words(findings, study, language);
  if (!words.red) {
    return {};
  }
  Passage passage(words, language);
  passage.add("few");
  if (words.has("best")) {
    passage.add(words.red_at_best ? "few.best" : "few.maybe");
  }
  return passage.text();
}

std::vector<std::string> plan_core(const SafeFindings& findings, const config::Study& study,
                                   Language language) {
  const PlanWords words = plan_words(findings, study, language);
  return {expected(words, language), visible(words, language), costs(words, language),
          saving(words, language)};
}

std::string plan_people_text(const SafeFindings& findings, const config::Study& study, Language language) {
  const PlanWords words = plan_words(findings, study, language);
  Passage passage(words, language);
  return passage.add("counted").add_if(words.has("pairs"), "benefits").text();
}

std::string plan_power_text(const SafeFindings& findings, const config::Study& study, Language language) {
  const PlanWords words = plan_words(findings, study, language);
  Passage passage(words, language);
  passage.add("well").add("smaller");
  passage.add_if(words.has("lost") && words.has("left"), "attrition");
  const bool clustered = words.has("effective") && words.words.at("effective") != words.words.at("left");
  return passage.add_if(clustered, "clustered").text();
}

std::string plan_wished_text(const SafeFindings& findings, const config::Study& study, Language language) {
  const PlanWords words = plan_words(findings, study, language);
  Passage passage(words, language);
  if (words.has("start")) {
    passage.add("wished").add(words.few_people ? "wished.too_many" : "wished.above");
  }
  return passage.text();
}

std::string plan_costs_text(const SafeFindings& findings, const config::Study& study, Language language) {
  const PlanWords words = plan_words(findings, study, language);
  Passage passage(words, language);
  if (!words.has("total")) {
    return passage.add("costs.none").text();
  }
  passage.add("costs").add_if(words.has("fte"), "fte");
  if (words.not_priced > 0) {
    passage.add(words.not_priced == 1 ? "not_priced.one" : "not_priced");
  }
  passage.add_if(words.shared_without_key, "shared_key").add_if(words.own_share_unknown, "own_unknown");
  passage.add_if(words.has("divided") && words.has("own_part"),
                 words.divided_equally ? "shared_by.equal" : "shared_by.inhabitants");
  passage.add_if(words.has("short"), "budget.short");
  return passage.add_if(words.has("spare"), "budget.left").text();
}

std::string plan_shares_text(const SafeFindings& findings, const config::Study& study, Language language) {
  const PlanWords words = plan_words(findings, study, language);
  Passage passage(words, language);
  if (!words.has("fixed")) {
    return {};
  }
  passage.add("shares");
  if (words.has("now")) {
    return passage.add("shares.own").add("shares.later").text();
  }
  return passage.add_if(words.has("later"), words.own_joins ? "shares.joins" : "shares.only").text();
}

std::string plan_decision_text(const SafeFindings& findings, const config::Study& study, Language language) {
  const PlanWords words = plan_words(findings, study, language);
  return words.has("decide") ? Passage(words, language).add("decide").text() : std::string();
}

std::string plan_saving_text(const SafeFindings& findings, const config::Study& study, Language language) {
  const PlanWords words = plan_words(findings, study, language);
  if (!words.has("extra")) {
    return {};
  }
  return Passage(words, language).add("saving.counted").text() + " " + saving(words, language);
}

// Order of weight: what limits the whole plan first.
std::vector<Caveat> plan_caveats(const SafeFindings& findings, const config::Study& study) {
  Caveats all(findings, study);
  const PlanWords& words = all.words();
  if (words.red || words.amber) {
    all.add("small", true, "caveat.small");
  }
  all.add("forecast", true, words.has("source") ? "caveat.forecast" : "caveat.forecast.bare");
  all.add("volunteers", true, "caveat.volunteers");
  if (words.mde) {
    all.add("attrition", false, words.has("lost") ? "caveat.attrition" : "caveat.attrition.none");
  }
  if (words.has("mde_first") && words.has("mde_last")) {
    all.add("base", false, "caveat.base");
  }
  if (words.not_priced > 0) {
    all.add("not_priced", true, "caveat.costs");
  }
  if (words.has("total") && !words.has("extra")) {
    all.add("no_saving", true, "caveat.saving");
  }
  if (words.has("pairs") && words.words.at("pairs") != "0") {
    all.add("pairs", false, "caveat.pairs");
  }
  return std::move(all).list();
}

}  // namespace werkthet::publish
