#pragma once
// The password of a database: from the place that the study names to the connection, and nowhere else. Wiped
// at the end; no error ever holds it.

#include "config/study.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace werkthet::ingest {

/// Text that is wiped by the destructor.
class Password {
 public:
  Password() = default;
  explicit Password(std::string_view text) : text_(text) {}
  ~Password();
  Password(Password&& other) noexcept;
  Password& operator=(Password&&) = delete;
  Password(const Password&) = delete;
  Password& operator=(const Password&) = delete;
  [[nodiscard]] std::string_view text() const { return text_; }

 private:
  std::string text_;
};

/// What the environment variable or the file holds; empty when the database names neither (the server knows
/// the user in another way). One line end after it does not count. Throws Error{input} when the variable is
/// not set, when the file is missing, a link, readable by others (mode other than 0600) or larger than 1 KiB,
/// and when the password is empty, has several lines or is not UTF-8.
[[nodiscard]] Password read_password(const config::Database& database, const std::filesystem::path& folder);

}  // namespace werkthet::ingest
