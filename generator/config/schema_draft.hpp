#pragma once
// How the files schema_*.cpp write down sections: one line per setting that reads as a
// sentence. Used by them only; readers of the table use schema.hpp.

#include "config/schema.hpp"

#include <string>
#include <utility>
#include <vector>

namespace werkthet::config {

/// Fills in one key; every call returns the draft, so a key reads as one line.
class Draft {
 public:
  explicit Draft(Key& key) : key_(&key) {}
  Draft& needed() {
    key_->required = true;
    key_->not_empty = true;
    return *this;
  }
  Draft& filled() {
    key_->not_empty = true;
    return *this;
  }
  Draft& or_else(std::string literal) {
    key_->default_value = std::move(literal);
    return *this;
  }
  Draft& like(std::string literal) {
    key_->example = std::move(literal);
    return *this;
  }
  Draft& one_of(std::vector<std::string> words) {
    key_->allowed = std::move(words);
    return *this;
  }
  Draft& from(double min, double max) {
    key_->min = min;
    key_->max = max;
    return *this;
  }
  Draft& between(double min, double max) {
    key_->open = true;
    return from(min, max);
  }
  Draft& as(Form form) {
    key_->form = form;
    return *this;
  }
  Draft& rising() {
    key_->ascending = true;
    return *this;
  }

 private:
  Key* key_;
};

/// Adds keys to a section in the order of the template.
class SectionDraft {
 public:
  SectionDraft(std::string path, Repeat repeat, std::string nl, std::string en) {
    section_.path = std::move(path);
    section_.repeat = repeat;
    section_.comment = {std::move(nl), std::move(en)};
  }
  SectionDraft& needed() {
    section_.required = true;
    return *this;
  }
  SectionDraft& discreet() {
    section_.discreet = true;
    return *this;
  }
  SectionDraft& at_most(std::size_t n) {
    section_.most = n;
    return *this;
  }
  Draft add(Type type, std::string name, std::string nl, std::string en) {
    Key key;
    key.name = std::move(name);
    key.type = type;
    key.comment = {std::move(nl), std::move(en)};
    section_.keys.push_back(std::move(key));
    return Draft(section_.keys.back());
  }
  /// A text; absent means empty unless or_else() or needed() follows.
  Draft text(std::string name, std::string nl, std::string en) {
    return add(Type::text, std::move(name), std::move(nl), std::move(en)).or_else("\"\"");
  }
  /// A text and its English twin <name>_en.
  void both(const std::string& name, Form form, bool required, const std::string& example,
            const std::string& example_en, std::string nl, std::string en) {
    Draft dutch = text(name, std::move(nl), std::move(en)).as(form).like(example);
    if (required) {
      dutch.or_else("").needed();
    }
    text(name + "_en", "Hetzelfde in het Engels", "The same in English").as(form).like(example_en);
  }
  [[nodiscard]] Section take() { return std::move(section_); }

 private:
  Section section_;
};

/// The sections of the design, and those of the data and the release.
[[nodiscard]] std::vector<Section> design_sections();
/// The sections of the analysis plan, which stand among those.
[[nodiscard]] std::vector<Section> plan_sections();
[[nodiscard]] std::vector<Section> run_sections();
/// Those of the exploration beforehand.
[[nodiscard]] Section feasibility_section();
[[nodiscard]] Section partners_section();
[[nodiscard]] Section deadlines_section();
/// Those of publication on the web.
[[nodiscard]] Section site_section();
[[nodiscard]] Section catalogue_section();
[[nodiscard]] Section stories_section();
/// Those of lists that come from a database.
[[nodiscard]] std::vector<Section> database_sections();

}  // namespace werkthet::config
