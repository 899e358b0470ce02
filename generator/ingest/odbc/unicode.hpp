#pragma once
// Between UTF-8 and the UTF-16 of ODBC's wide functions. The narrow functions go through the character set of
// the machine, and with that a name could become question marks.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sql.h>
#include <sqlext.h>

namespace werkthet::ingest::odbc {

/// Precondition: valid UTF-8. Without a final zero.
[[nodiscard]] std::vector<SQLWCHAR> to_utf16(std::string_view text);
/// nullopt when halves of characters stand alone.
[[nodiscard]] std::optional<std::string> to_utf8(const std::vector<SQLWCHAR>& text);

}  // namespace werkthet::ingest::odbc
