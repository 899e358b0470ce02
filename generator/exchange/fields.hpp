#pragma once
// JSON from a stranger, one object at a time: every key asked for must be there, every key there must be
// asked for, and all problems are told at once. Internal to this stage. Messages name the place and never the
// value.

#include "core/date.hpp"
#include "core/language.hpp"
#include "core/problem.hpp"
#include "exchange/names.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::exchange::detail {

using Json = nlohmann::json;

inline constexpr std::size_t max_bytes = 1U << 20U;  ///< a hundred times what a large study writes
inline constexpr int max_depth = 6;                  ///< outcomes > outcome > definition > work_reasons is 5
inline constexpr std::size_t max_list = 500;
inline constexpr std::size_t max_line = 200;
inline constexpr std::size_t max_paragraph = 2000;

/// Where problems of one file go.
class Trouble {
 public:
  Trouble(std::string file, core::Problems& problems) : file_(std::move(file)), problems_(problems) {}
  void add(std::string_view code, std::string field, std::string message);
  [[nodiscard]] bool any() const { return any_; }

 private:
  std::string file_;
  core::Problems& problems_;
  bool any_{};
};

/// The document, or X100 with the reason: too large, too deep, not UTF-8, no JSON, a key twice.
[[nodiscard]] std::optional<Json> parse(std::string_view text, Trouble& trouble);

/// One object. Getters hand back a harmless value after a problem, since nothing of the file is used then.
class Fields {
 public:
  /// `path` is "" for the whole document. Anything but an object is X103.
  Fields(const Json& json, std::string path, Trouble& trouble);
  Fields(const Fields&) = delete;
  Fields& operator=(const Fields&) = delete;

  [[nodiscard]] bool flag(const char* key);
  [[nodiscard]] std::int64_t whole(const char* key, std::int64_t from, std::int64_t to);
  [[nodiscard]] std::optional<std::int64_t> maybe_whole(const char* key, std::int64_t from, std::int64_t to);
  [[nodiscard]] std::optional<double> maybe_number(const char* key, double from, double to);
  [[nodiscard]] double number(const char* key, double from, double to);
  [[nodiscard]] std::string text(const char* key, std::size_t longest, bool may_be_empty);
  [[nodiscard]] std::string id(const char* key, bool may_be_empty, bool hyphens = false);
  [[nodiscard]] core::Bilingual both(const char* key, std::size_t longest, bool may_be_empty);
  [[nodiscard]] core::Date date(const char* key);
  [[nodiscard]] std::vector<std::string> texts(const char* key);
  [[nodiscard]] std::vector<int> wholes(const char* key, int from, int to);
  /// The value under a key as it is, for an object or a list; an empty object after a problem.
  [[nodiscard]] const Json& child(const char* key);
  /// The items of a list.
  [[nodiscard]] const Json& list(const char* key);
  template <class Value, std::size_t N>
  [[nodiscard]] Value choice(const char* key, const Names<Value, N>& names) {
    const std::string word = text(key, max_line, false);
    std::string known;
    for (const auto& [name, value] : names) {
      if (name == word) {
        return value;
      }
      known += (known.empty() ? "" : ", ") + std::string(name);
    }
    wrong(key, "is one of " + known);
    return names.front().second;
  }
  /// X103 at a key, unless the file had trouble there before.
  void wrong(const char* key, const std::string& must);
  /// X104 about this object.
  void contradiction(const char* key, const std::string& what);
  /// Keys that nobody asked for are X102. To be called last.
  void done();
  [[nodiscard]] std::string path_of(const char* key) const;

 private:
  const Json* find(const char* key);

  const Json* json_;
  std::string path_;
  Trouble& trouble_;
  std::vector<std::string> asked_;
  std::vector<std::string> refused_;
};

}  // namespace werkthet::exchange::detail
