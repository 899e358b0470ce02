#include "config/check_study.hpp"

#include "config/queries.hpp"

namespace werkthet::config {

std::string suggest(const std::string& word, const std::vector<std::string>& known, const std::string& what) {
  if (const std::string near = core::nearest(word, known); !near.empty()) {
    return "did you mean " + quote(near) + "?";
  }
  if (known.empty()) {
    return "add " + what;
  }
  std::string list;
  for (const std::string& id : known) {
    list += (list.empty() ? "" : ", ") + id;
  }
  return "choose one of: " + list;
}

bool Relations::usable(const std::string& path) const {
  for (std::size_t dot = path.find('.'); dot != std::string::npos; dot = path.find('.', dot + 1)) {
    if (settings_.refused.contains(path.substr(0, dot))) {
      return false;
    }
  }
  return !settings_.refused.contains(path);
}

bool Relations::untouched(const std::string& prefix) const {
  const auto first = settings_.refused.lower_bound(prefix);
  return first == settings_.refused.end() || !first->starts_with(prefix);
}

core::Place Relations::at(const std::string& path) const {
  for (std::string name = path; !name.empty();) {
    if (const auto found = study_.places.find(name); found != study_.places.end()) {
      core::Place place = found->second;
      place.field = path;
      return place;
    }
    const std::size_t dot = name.rfind('.');
    name = dot == std::string::npos ? "" : name.substr(0, dot);
  }
  return report_.place(0, 0, path);
}

core::Place Relations::item_at(const std::string& table, const std::string& key, std::size_t i) const {
  const Table* found = settings_.find(table);
  if (found != nullptr) {
    if (const auto setting = found->settings.find(key);
        setting != found->settings.end() && i < setting->second.items.size()) {
      return setting->second.items[i];
    }
  }
  return at(table + "." + key);
}

// After following links, so that a link out of the folder and back does not hide it.
bool inside_study(const Study& study, const std::string& path) {
  std::error_code ignored;
  std::filesystem::path folder =
      std::filesystem::weakly_canonical(std::filesystem::absolute(study.folder, ignored), ignored);
  if (!folder.has_filename()) {
    folder = folder.parent_path();  // "study/" and "study" are one folder
  }
  const std::filesystem::path target = std::filesystem::weakly_canonical(folder / path, ignored);
  const auto [left, right] = std::mismatch(folder.begin(), folder.end(), target.begin(), target.end());
  return left == folder.end();
}

void check_study(const Study& study, const Settings& settings, Report& report) {
  const Relations relations(study, settings, report);
  check_design(relations);
  check_run(relations);
  check_queries(relations, settings);
}

}  // namespace werkthet::config
