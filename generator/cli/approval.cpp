#include "cli/approval.hpp"

#include "core/error.hpp"
#include "core/files.hpp"
#include "provenance/digest.hpp"

#include <nlohmann/json.hpp>

namespace werkthet::cli {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::ordered_json;
constexpr std::size_t most_bytes = 1U << 20U;

Json parsed(const fs::path& file) {
  Json json = Json::parse(core::read_file(file, most_bytes), nullptr, false);
  if (!json.is_object()) {
    throw core::Error(core::ErrorKind::output, "this is not what werkthet writes", file.string(),
                      "take it from the archive, or build the release again");
  }
  return json;
}

std::string text_of(const Json& json, const char* key) {
  return json.is_object() && json.contains(key) && json[key].is_string() ? json[key].get<std::string>() : "";
}

}  // namespace

std::string privacy_json(const std::vector<disclosure::ReviewPoint>& points, const std::string& manifest_sha256) {
  Json list = Json::array();
  for (const disclosure::ReviewPoint& point : points) {
    list.push_back({{"id", point.id}, {"text", point.text}});
  }
  const Json all{{"verdict", points.empty() ? "pass" : "review"},
                 {"points", std::move(list)},
                 {"manifest_sha256", manifest_sha256}};
  return all.dump(1) + "\n";
}

std::vector<Approval> read_approvals(const fs::path& release) {
  std::vector<Approval> approvals;
  const fs::path file = release / "internal" / "approvals.json";
  std::error_code error;
  if (!fs::exists(file, error)) {
    return approvals;
  }
  const Json json = parsed(file);
  for (const Json& each : json.value("privacy", Json::array())) {
    approvals.push_back(
        {text_of(each, "function"), text_of(each, "date"), text_of(each, "note"), text_of(each, "manifest_sha256")});
  }
  return approvals;
}

std::string kept_approvals(const fs::path& release) {
  return read_approvals(release).empty() ? std::string()
                                         : core::read_file(release / "internal" / "approvals.json", most_bytes);
}

std::optional<std::string> privacy_state(const fs::path& release) {
  const fs::path file = release / "internal" / "privacy.json";
  std::error_code error;
  if (!fs::exists(file, error)) {
    return std::nullopt;
  }
  if (text_of(parsed(file), "verdict") == "pass") {
    return "pass";
  }
  const std::string now = provenance::sha256_hex(core::read_file(release / "public" / "manifest.json"));
  const std::vector<Approval> approvals = read_approvals(release);
  for (auto one = approvals.rbegin(); one != approvals.rend(); ++one) {
    if (one->manifest_sha256 == now) {
      return "review, approved by " + one->function + " on " + one->date;
    }
  }
  return approvals.empty() ? "review, not approved" : "review, changed since it was approved";
}

}  // namespace werkthet::cli
