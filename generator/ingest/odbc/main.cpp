// werkthet-odbc: runs one query for werkthet and writes its rows. A program of its own, so that `werkthet`
// starts without the libraries of a database, a driver that crashes takes nothing along, and what drivers
// print, set or keep in memory ends with this process.
#include "ingest/odbc/result.hpp"

#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <optional>
#include <vector>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace {

using namespace werkthet::ingest::odbc;

#ifdef __SANITIZE_ADDRESS__
constexpr bool sanitized = true;  // its shadow memory is larger than any limit
#else
constexpr bool sanitized = false;
#endif

/// Nothing of it may stay behind: no core file with a password, and no process when werkthet is gone.
bool confine() {
  const struct rlimit none { 0, 0 };
  const struct rlimit memory { rlim_t{4} << 30U, rlim_t{4} << 30U };
  return ::prctl(PR_SET_DUMPABLE, 0) == 0 && ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         ::prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && ::setrlimit(RLIMIT_CORE, &none) == 0 &&
         (sanitized || ::setrlimit(RLIMIT_AS, &memory) == 0);
}

/// The descriptor for the answer; whatever a driver prints goes nowhere.
int answer_descriptor() {
  const int answer = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  if (answer < 0 || nowhere < 0 || ::dup2(nowhere, STDOUT_FILENO) < 0 || ::dup2(nowhere, STDERR_FILENO) < 0) {
    return -1;
  }
  return answer;
}

struct Request {
  std::string attributes;
  std::string sql;
  int timeout_seconds{};
};

std::optional<Request> read_request() {
  std::string all;
  std::array<char, 4096> piece{};
  for (;;) {
    const ssize_t n = ::read(STDIN_FILENO, piece.data(), piece.size());
    if (n < 0 && errno == EINTR) {
      continue;
    }
    if (n < 0 || all.size() > largest_request) {
      return std::nullopt;
    }
    if (n == 0) {
      break;
    }
    all.append(piece.data(), static_cast<std::size_t>(n));
  }
  std::vector<std::string> parts;
  for (std::string_view rest = all; !rest.empty();) {
    const std::size_t length = rest.size() < 4 ? rest.size() : get_length(rest);
    if (rest.size() < 4 || length > rest.size() - 4) {
      return std::nullopt;
    }
    parts.emplace_back(rest.substr(4, length));
    rest.remove_prefix(4 + length);
  }
  Request request;
  if (parts.size() != 3 ||
      std::from_chars(parts[2].data(), parts[2].data() + parts[2].size(), request.timeout_seconds).ec !=
          std::errc{}) {
    return std::nullopt;
  }
  request.attributes = parts[0];
  request.sql = parts[1];
  return request;
}

void serve(Answer& answer) {
  const auto refuse = [&answer](const Refused& refused) {
    answer.add(Frame::refused, static_cast<char>(refused.why) + refused.state);
  };
  try {
    const auto request = read_request();
    if (!request) {
      throw Refused{};
    }
    Connection connection(request->attributes, request->timeout_seconds);
    answer.add(Frame::connected);
    answer.flush();
    send_result(connection, request->sql, request->timeout_seconds, answer);
    connection.roll_back();
    answer.add(Frame::end);
  } catch (const Refused& refused) {
    refuse(refused);
  } catch (const std::bad_alloc&) {
    refuse({Refusal::size, ""});
  } catch (...) {
    refuse({});
  }
  answer.flush();
}

}  // namespace

int main() {
  const int descriptor = answer_descriptor();
  if (descriptor < 0 || !confine()) {
    return 1;
  }
  Answer answer(descriptor);
  serve(answer);
  return 0;
}
