#pragma once
// A look at SQL before it goes anywhere: one statement that reads. The database itself is asked to refuse
// writing as well (read-only transaction, rolled back); this is for a clear message before anything is
// connected, and for servers that know no read-only transaction. What two servers could read in two ways is
// refused instead of guessed.

#include <string>
#include <string_view>

namespace werkthet::config {

struct SqlLook {
  std::string trouble;  ///< why it is refused, as the end of "the query ..."; empty when it may run
  bool ordered{};       ///< it says somewhere in which order rows come
};

/// Refused: anything but one statement that begins with SELECT, WITH or TABLE (comments apart), the bare
/// words insert, update, delete, merge and into, a second statement, and text whose end depends on the server
/// (nested or executable comments, a backslash before a quote, dollar quotes).
[[nodiscard]] SqlLook look_at_sql(std::string_view sql);

}  // namespace werkthet::config
