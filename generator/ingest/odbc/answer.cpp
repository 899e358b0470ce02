#include "ingest/odbc/answer.hpp"

#include <cerrno>

#include <unistd.h>

namespace werkthet::ingest::odbc {

void Answer::add(Frame kind, std::string_view text) {
  put_frame(waiting_, kind, text);
  if (waiting_.size() >= std::size_t{64} << 10U) {
    flush();
  }
}

void Answer::flush() {
  for (std::string_view rest = waiting_; !rest.empty();) {
    const ssize_t n = ::write(descriptor_, rest.data(), rest.size());
    if (n < 0 && errno == EINTR) {
      continue;
    }
    if (n <= 0) {
      ::_exit(1);
    }
    rest.remove_prefix(static_cast<std::size_t>(n));
  }
  waiting_.clear();
}

}  // namespace werkthet::ingest::odbc
