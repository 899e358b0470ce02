#include "ingest/bus/layout.hpp"

#include "core/error.hpp"
#include "core/resources.hpp"
#include "ingest/values.hpp"
#include "ingest/xml_events.hpp"
#include "provenance/digest.hpp"

#include <algorithm>
#include <fstream>

namespace werkthet::ingest {
namespace {

constexpr std::array<std::string_view, field_count + 2> names = {
    "year",          "month",           "period",        "reporter",        "municipality",
    "sequence",      "received",        "benefit",       "scheme",          "bbz_class",
    "household",     "sanction",        "income_benefit", "paid",           "special_cluster",
    "citizen_number", "birth",          "sex",           "start",           "end",
    "exemption",     "sanction_reason", "sanction_start", "sanction_end",   "income_kind",
    "income_amount", "income_exempted", "end_reason",    "work_income",     "unread",
    "unknown"};

std::string_view without_zeros(std::string_view code) {
  while (code.size() > 1 && code.front() == '0') {
    code.remove_prefix(1);
  }
  return code;
}

bool is_number(std::string_view code) {
  return !code.empty() && code.find_first_not_of("0123456789") == code.npos;
}

}  // namespace

std::string_view name(Field field) {
  return names[static_cast<std::size_t>(field)];
}

Field field_named(std::string_view key) {
  const auto at = std::find(names.begin(), names.begin() + field_count, key);
  return at == names.begin() + field_count ? Field::unread : static_cast<Field>(at - names.begin());
}

bool FieldSpec::listed_null(std::string_view value) const {
  return std::find(nulls_.begin(), nulls_.end(), value) != nulls_.end();
}

std::optional<int> FieldSpec::by_word(std::string_view value) const {
  if (by_word_.empty()) {
    return std::nullopt;
  }
  const auto at = by_word_.find(is_number(value) ? std::string(without_zeros(value)) : loose_name(value));
  return at == by_word_.end() ? std::nullopt : std::optional(at->second);
}

void FieldSpec::add_null(const std::string& value) {
  if (!value.empty()) {
    null_starts_[static_cast<unsigned char>(value.front())] = true;
    nulls_.push_back(value);
  }
}

void FieldSpec::add_code(std::string_view code, int number) {
  has_codes_ = true;
  const std::string_view plain = without_zeros(code);
  if (is_number(plain) && plain.size() <= 2) {
    const std::size_t at = plain.size() == 1 ? static_cast<std::size_t>(plain[0] - '0')
                                             : static_cast<std::size_t>((plain[0] - '0') * 10 + plain[1] - '0');
    by_number_[at] = static_cast<std::int16_t>(number);
  } else {
    by_word_[is_number(plain) ? std::string(plain) : loose_name(code)] = number;
  }
}

Meaning Layout::meaning_of(std::string_view written) const {
  const auto at = fields_.find(loose_name(without_prefix(written)));
  return at == fields_.end() ? Meaning{} : at->second;
}

Meaning Layout::meaning_of_column(std::string_view header) const {
  const Meaning meaning = meaning_of(header);
  const bool suffixed =
      header.size() > 2 && header[header.size() - 2] == '_' && header.back() >= '1' && header.back() <= '9';
  if (meaning.field != Field::unknown || !suffixed) {
    return meaning;
  }
  const Meaning income = meaning_of(header.substr(0, header.size() - 2));
  const bool repeats = income.field == Field::income_kind || income.field == Field::income_amount ||
                       income.field == Field::income_exempted;
  return repeats ? income : meaning;
}

Part Layout::part_of(std::string_view written) const {
  const auto at = parts_.find(loose_name(without_prefix(written)));
  return at == parts_.end() ? Part::none : at->second;
}

void Layout::add_code(Field field, std::string_view code, int number) {
  specs_[static_cast<std::size_t>(field)].add_code(code, number);
  fingerprint_ = provenance::sha256_hex(fingerprint_ + std::string(name(field)) + "/" + std::string(code) + "/" +
                                        std::to_string(number));
}

const std::vector<std::string>& shipped_layouts() {
  static const std::vector<std::string> ids = [] {
    std::vector<std::string> found;
    for (const auto& entry : std::filesystem::directory_iterator(core::resource_folder() / "layouts")) {
      if (entry.path().extension() == ".toml") {
        found.push_back(entry.path().stem().string());
      }
    }
    std::sort(found.begin(), found.end());
    return found;
  }();
  return ids;
}

Layout read_layout(std::string_view name, const std::filesystem::path& study_folder) {
  if (name.ends_with(".toml")) {
    std::ifstream file(study_folder / name, std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    if (!file || text.size() > (std::size_t{1} << 20U)) {
      throw core::Error(core::ErrorKind::input, "the layout cannot be read, or is larger than 1 MB",
                        std::string(name), "name a layout file beside the study, or a shipped layout");
    }
    return parse_layout(text, std::filesystem::path(name).stem().string());
  }
  const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  if (name.empty() || name.size() > 64 || !std::all_of(name.begin(), name.end(), allowed)) {
    throw core::Error(core::ErrorKind::input,
                      "the name of a layout has small letters, digits and hyphens only", {},
                      "bus_layout = \"bus2015-xml\"");
  }
  return parse_layout(core::resource("layouts/" + std::string(name) + ".toml"), name);
}

}  // namespace werkthet::ingest
