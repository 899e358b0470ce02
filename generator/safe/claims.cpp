#include "safe/claims.hpp"

#include "core/format.hpp"
#include "core/text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <set>
#include <span>

namespace werkthet::safe {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view format_name = "werkthet-claims-1";
constexpr std::size_t longest_id = 200;
constexpr std::size_t longest_address = 1000;
constexpr std::size_t longest_definition = 2000;
constexpr std::size_t longest_sentence = 4000;
constexpr double largest_number = 1e9;
constexpr int most_decimals = 6;
constexpr int longest_horizon = 1200;

/// Why a file is refused; thrown and caught in this file only.
struct Refusal {
  std::string code;
  std::string why;
};

[[noreturn]] void refuse(const char* code, std::string why) {
  throw Refusal{code, std::move(why)};
}

/// Refuses an object that misses one of the keys, or has one that is neither of them nor of those that it may
/// have. `where`: the path of the value in words of ours, "claims[3].unit".
void need_keys(const Json& object, std::span<const std::string_view> keys, const std::string& where,
               std::span<const std::string_view> may_have = {}) {
  if (!object.is_object()) {
    refuse("L301", where + " is not an object");
  }
  for (const std::string_view key : keys) {
    if (!object.contains(std::string(key))) {
      refuse("L301", where + " has no " + std::string(key));
    }
  }
  const auto more = std::count_if(may_have.begin(), may_have.end(),
                                  [&](std::string_view key) { return object.contains(std::string(key)); });
  if (object.size() != keys.size() + static_cast<std::size_t>(more)) {
    refuse("L301", where + " has a key that does not belong there");
  }
}

std::string text(const Json& object, const char* key, const std::string& where, std::size_t longest) {
  const Json& value = object.at(key);
  if (!value.is_string()) {
    refuse("L301", where + "." + key + " is not a text");
  }
  std::string found = value.get<std::string>();
  if (found.size() > longest) {
    refuse("L302", where + "." + key + " is too long");
  }
  const bool control = std::any_of(found.begin(), found.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x20U || c == 0x7F; });
  if (control || core::without_controls(found) != found) {
    refuse("L302", where + "." + key + " holds a control character");
  }
  return found;
}

std::string id(const Json& object, const char* key, const std::string& where) {
  std::string found = text(object, key, where, longest_id);
  const bool plain = std::all_of(found.begin(), found.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.' || c == '-';
  });
  if (!plain) {
    refuse("L302", where + "." + key + " is no id");
  }
  return found;
}

std::string one_of(const Json& object, const char* key, const std::string& where,
                   std::initializer_list<std::string_view> allowed) {
  std::string found = text(object, key, where, longest_id);
  if (std::find(allowed.begin(), allowed.end(), found) == allowed.end()) {
    refuse("L302", where + "." + key + " is none of the words that may stand there");
  }
  return found;
}

double number(const Json& object, const char* key, const std::string& where, double low, double high) {
  const Json& value = object.at(key);
  if (!value.is_number()) {
    refuse("L301", where + "." + key + " is not a number");
  }
  const auto found = value.get<double>();
  if (!std::isfinite(found) || found < low || found > high) {
    refuse("L302", where + "." + key + " is out of bounds");
  }
  return found;
}

int whole(const Json& object, const char* key, const std::string& where, int high) {
  if (!object.at(key).is_number_integer()) {
    refuse("L301", where + "." + key + " is not a whole number");
  }
  return static_cast<int>(number(object, key, where, 0, high));
}

std::optional<ClaimedNumbers> numbers(const Json& claim, const std::string& where) {
  const Json& value = claim.at("figures");
  if (value.is_null()) {
    return std::nullopt;
  }
  constexpr std::array<std::string_view, 4> keys{"estimate", "low", "high", "decimals"};
  const std::string here = where + ".figures";
  need_keys(value, keys, here);
  ClaimedNumbers found;
  found.estimate = number(value, "estimate", here, -largest_number, largest_number);
  found.low = number(value, "low", here, -largest_number, largest_number);
  found.high = number(value, "high", here, -largest_number, largest_number);
  found.decimals = whole(value, "decimals", here, most_decimals);
  if (found.low > found.estimate || found.estimate > found.high) {
    refuse("L302", here + ": the estimate lies outside its margin");
  }
  return found;
}

Claim claim_of(const Json& value, const std::string& where) {
  constexpr std::array<std::string_view, 10> keys{"id",      "kind", "outcome",  "group",      "comparator",
                                                  "horizon", "unit", "strength", "definition", "figures"};
  // Files of before have neither.
  constexpr std::array<std::string_view, 2> later{"sentence_nl", "sentence_en"};
  need_keys(value, keys, where, later);
  Claim claim;
  claim.id = id(value, "id", where);
  claim.kind = one_of(value, "kind", where, {"treatment", "participation", "total", "change"});
  claim.outcome = id(value, "outcome", where);
  claim.group = id(value, "group", where);
  claim.comparator = id(value, "comparator", where);
  claim.horizon = whole(value, "horizon", where, longest_horizon);
  claim.unit = one_of(value, "unit", where, {"points", "score"});
  claim.strength =
      one_of(value, "strength", where,
             {"A+", "A-", "A0", "A~", "A>=", "A?", "B+", "B-", "B0", "B?", "Bred", "C", "C0", "C?"});
  claim.definition = text(value, "definition", where, longest_definition);
  claim.numbers = numbers(value, where);
  if (value.contains("sentence_nl") != value.contains("sentence_en")) {
    refuse("L301", where + " has its sentence in one language");
  }
  if (value.contains("sentence_nl")) {
    claim.said = {text(value, "sentence_nl", where, longest_sentence),
                  text(value, "sentence_en", where, longest_sentence)};
  }
  return claim;
}

PrintedFigure printed_of(const Json& value, const std::string& where) {
  constexpr std::array<std::string_view, 6> keys{"outcome", "group", "moment",
                                                 "measure", "value", "decimals"};
  need_keys(value, keys, where);
  PrintedFigure figure;
  figure.outcome = id(value, "outcome", where);
  figure.group = id(value, "group", where);
  figure.moment = id(value, "moment", where);
  figure.measure = one_of(value, "measure", where, {"share", "mean"});
  figure.value = number(value, "value", where, -largest_number, largest_number);
  figure.decimals = whole(value, "decimals", where, most_decimals);
  return figure;
}

std::vector<PrintedFigure> printed_list(const Json& list) {
  if (!list.is_array()) {
    refuse("L301", "printed is not a list");
  }
  if (list.size() > most_claims) {
    refuse("L302", "there are more than " + std::to_string(most_claims) + " printed figures");
  }
  std::vector<PrintedFigure> figures;
  std::set<std::array<std::string, 4>> seen;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string where = "printed[" + std::to_string(i + 1) + "]";
    figures.push_back(printed_of(list[i], where));
    const PrintedFigure& one = figures.back();
    if (!seen.insert({one.outcome, one.group, one.moment, one.measure}).second) {
      refuse("L302", where + " is of the same figure as an earlier one");
    }
  }
  return figures;
}

Claims claims_of(const Json& file) {
  constexpr std::array<std::string_view, 7> keys{"format", "study",       "release", "date",
                                                 "status", "information", "claims"};
  // Files of before have none of these.
  constexpr std::array<std::string_view, 3> later{"address", "corrects", "printed"};
  need_keys(file, keys, "the file", later);
  if (text(file, "format", "the file", longest_id) != format_name) {
    refuse("L301", "the file is of another format than " + std::string(format_name));
  }
  Claims claims;
  claims.study = id(file, "study", "the file");
  claims.release = id(file, "release", "the file");
  claims.status =
      one_of(file, "status", "the file", {"provisional", "revised_provisional", "final", "corrected"});
  const std::optional<core::Date> date =
      core::parse_date(text(file, "date", "the file", longest_id), core::DateForm::iso);
  if (!date) {
    refuse("L302", "the date of the file is no date");
  }
  claims.date = *date;
  if (!file.at("information").is_null()) {
    claims.information = number(file, "information", "the file", 0.001, 0.999);
  }
  if (file.contains("address")) {
    claims.address = text(file, "address", "the file", longest_address);
    if (!core::is_https_address(claims.address) || claims.address.find_first_of("?#") != std::string::npos) {
      refuse("L302", "the address of the file is not that of a folder on the web");
    }
  }
  if (file.contains("corrects")) {
    claims.corrects = id(file, "corrects", "the file");
  }
  if (file.contains("printed")) {
    claims.printed = printed_list(file.at("printed"));
  }
  const Json& list = file.at("claims");
  if (!list.is_array()) {
    refuse("L301", "claims is not a list");
  }
  if (list.size() > most_claims) {
    refuse("L302", "there are more than " + std::to_string(most_claims) + " claims");
  }
  std::set<std::string> seen;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string where = "claims[" + std::to_string(i + 1) + "]";
    claims.list.push_back(claim_of(list[i], where));
    if (!seen.insert(claims.list.back().id).second) {
      refuse("L302", where + " has the id of an earlier one");
    }
  }
  return claims;
}

}  // namespace

const Claims* corrected(std::span<const Claims> earlier, std::string_view release) {
  if (release.empty()) {
    return earlier.empty() ? nullptr : &earlier.back();
  }
  const auto found = std::find_if(earlier.begin(), earlier.end(),
                                  [&](const Claims& claims) { return claims.release == release; });
  return found == earlier.end() ? nullptr : &*found;
}

std::string write_claims(const Claims& claims) {
  Json list = Json::array();
  for (const Claim& claim : claims.list) {
    Json figures;  // null: no figure was named
    if (claim.numbers) {
      figures = Json{{"estimate", claim.numbers->estimate},
                     {"low", claim.numbers->low},
                     {"high", claim.numbers->high},
                     {"decimals", claim.numbers->decimals}};
    }
    Json one{{"id", claim.id},
             {"kind", claim.kind},
             {"outcome", claim.outcome},
             {"group", claim.group},
             {"comparator", claim.comparator},
             {"horizon", claim.horizon},
             {"unit", claim.unit},
             {"strength", claim.strength},
             {"definition", claim.definition},
             {"figures", figures}};
    if (!claim.said.empty()) {
      one["sentence_nl"] = claim.said.nl;
      one["sentence_en"] = claim.said.en;
    }
    list.push_back(std::move(one));
  }
  Json information;
  if (claims.information) {
    information = *claims.information;
  }
  Json file{{"format", format_name},          {"study", claims.study},   {"release", claims.release},
            {"date", core::iso(claims.date)}, {"status", claims.status}, {"information", information}};
  if (!claims.address.empty()) {
    file["address"] = claims.address;
  }
  if (!claims.corrects.empty()) {
    file["corrects"] = claims.corrects;
  }
  file["claims"] = std::move(list);
  if (!claims.printed.empty()) {
    Json printed = Json::array();
    for (const PrintedFigure& figure : claims.printed) {
      printed.push_back({{"outcome", figure.outcome},
                         {"group", figure.group},
                         {"moment", figure.moment},
                         {"measure", figure.measure},
                         {"value", figure.value},
                         {"decimals", figure.decimals}});
    }
    file["printed"] = std::move(printed);
  }
  return file.dump(1) + "\n";
}

ReadClaims read_claims(std::string_view bytes) {
  if (bytes.size() > most_claims_bytes) {
    return {std::nullopt, "L302", "the file is larger than 4 MiB"};
  }
  const Json file = Json::parse(bytes, nullptr, false);
  if (file.is_discarded()) {
    return {std::nullopt, "L301", "the file is not JSON, or its text is not UTF-8"};
  }
  try {
    return {claims_of(file), {}, {}};
  } catch (const Refusal& refusal) {
    return {std::nullopt, refusal.code, refusal.why};
  }
}

}  // namespace werkthet::safe
