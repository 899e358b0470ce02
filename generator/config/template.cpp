#include "config/template.hpp"

#include "config/profiles.hpp"
#include "config/schema.hpp"
#include "core/error.hpp"
#include "core/text.hpp"

#include <algorithm>

namespace werkthet::config {
namespace {

class Writer {
 public:
  Writer(ProfileValues values, core::Language language) : values_(std::move(values)), language_(language) {}

  std::string write(const std::string& profile) {
    head(profile);
    for (const Section& section : schema()) {
      const std::vector<std::string> tables = tables_of(section);
      text_ +=
          std::string(text_.ends_with("\n\n") ? "" : "\n") + "# " + section.comment.in(language_) + ".\n";
      if (section.path == "arms") {
        text_ += both("# Minimaal 100 deelnemers per groep, liever 150 of meer.\n",
                      "# At least 100 participants per group, preferably 150 or more.\n");
      }
      if (tables.empty()) {
        table(section, example_table(section), true, section.repeat != Repeat::once || has_required(section));
      }
      for (std::size_t i = 0; i < tables.size(); ++i) {
        table(section, tables[i], i == 0, false);
      }
    }
    return std::move(text_);
  }

 private:
  [[nodiscard]] std::string both(const std::string& nl, const std::string& en) const {
    return language_ == core::Language::nl ? nl : en;
  }

  void head(const std::string& profile) {
    text_ += both("# Instellingen van het onderzoek, gemaakt met profiel " + profile +
                      ".\n# Een regel met # ervoor telt niet mee; haal de # weg om hem te gebruiken.\n"
                      "# Na elke wijziging: werkthet check.\n",
                  "# Settings of the study, made with profile " + profile +
                      ".\n# A line that starts with # does not count; remove the # to use it.\n"
                      "# After every change: werkthet check.\n");
  }

  [[nodiscard]] static bool has_required(const Section& section) {
    return std::any_of(section.keys.begin(), section.keys.end(), [](const Key& key) { return key.required; });
  }

  [[nodiscard]] static std::string example_table(const Section& section) {
    return section.repeat == Repeat::by_id ? section.path + ".x" : section.path;
  }

  /// The tables of a section that the profile fills in, in its order.
  [[nodiscard]] std::vector<std::string> tables_of(const Section& section) const {
    std::vector<std::string> tables;
    for (const auto& [path, literal] : values_) {
      const std::string table = path.substr(0, path.rfind('.'));
      const bool ours = section.repeat == Repeat::once    ? table == section.path
                        : section.repeat == Repeat::by_id ? table.starts_with(section.path + ".")
                                                          : table.starts_with(section.path + "[");
      if (ours && std::find(tables.begin(), tables.end(), table) == tables.end()) {
        tables.push_back(table);
      }
    }
    return tables;
  }

  [[nodiscard]] const std::string* value(const std::string& path) const {
    for (const auto& [name, literal] : values_) {
      if (name == path) {
        return &literal;
      }
    }
    return nullptr;
  }

  /// `explain`: with comments; `off`: the heading itself is switched off.
  void table(const Section& section, const std::string& path, bool explain, bool off) {
    const std::string name = path.substr(0, path.find('['));
    const std::string title = section.repeat == Repeat::list ? "[[" + name + "]]" : "[" + name + "]";
    text_ += (off ? "# " : "") + title + "\n";
    for (const Key& key : section.keys) {
      const std::string* literal = off ? nullptr : value(path + "." + key.name);
      if (explain) {
        text_ += "# " + comment_line(key, language_) + "\n";
      } else if (literal == nullptr) {
        continue;
      }
      text_ += literal != nullptr ? key.name + " = " + *literal + "\n" : "# " + example_line(key) + "\n";
    }
    if (!explain || section.repeat != Repeat::once) {
      text_ += "\n";
    }
  }

  ProfileValues values_;
  core::Language language_;
  std::string text_;
};

void replace(ProfileValues& values, const std::string& path, const std::string& literal) {
  for (auto& [name, old] : values) {
    if (name == path) {
      old = literal;
      return;
    }
  }
  values.push_back({path, literal});
}

}  // namespace

const std::vector<std::string>& profiles() {
  static const std::vector<std::string> names = {"apeldoorn-oss", "zwolle", "amvb"};
  return names;
}

std::string toml_text(std::string_view text) {
  std::string result = "\"";
  for (const char c : core::without_controls(text)) {
    if (c == '"' || c == '\\') {
      result += '\\';
    }
    result += c == '\n' ? "\\n" : std::string(1, c);
  }
  return result + "\"";
}

std::string study_template(const TemplateOptions& options) {
  const std::string profile = options.profile.empty() ? profiles().front() : options.profile;
  ProfileValues values = profile_values(profile);
  if (values.empty()) {
    const std::string near = core::nearest(profile, profiles());
    throw core::Error(core::ErrorKind::usage, "there is no profile \"" + profile + "\"", "",
                      near.empty() ? "choose apeldoorn-oss, zwolle or amvb" : "did you mean " + near + "?");
  }
  const std::string id = options.id.empty() ? "experiment" : options.id;
  replace(values, "study.id", toml_text(id));
  replace(values, "study.profile", toml_text(profile));
  replace(values, "study.municipality",
          toml_text(options.municipality.empty() ? "Voorbeeldstad" : options.municipality));
  replace(values, "data.key_file", toml_text("../" + id + ".key"));
  if (!options.name.empty()) {
    replace(values, "study.name", toml_text(options.name));
    std::erase_if(values, [](const auto& entry) { return entry.first == "study.name_en"; });
  }
  return Writer(std::move(values), options.language).write(profile);
}

}  // namespace werkthet::config
