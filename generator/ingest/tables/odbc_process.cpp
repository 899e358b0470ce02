#include "ingest/tables/odbc_process.hpp"

#include "core/descriptor.hpp"
#include "ingest/pseudonym.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace werkthet::ingest {
namespace {

namespace fs = std::filesystem;

/// libexec/werkthet/werkthet-odbc above the running program, as core/resources finds share/werkthet.
fs::path odbc_program() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  for (fs::path folder = program.parent_path(); !folder.empty(); folder = folder.parent_path()) {
    const fs::path candidate = folder / "libexec" / "werkthet" / "werkthet-odbc";
    if (fs::is_regular_file(candidate, error)) {
      return candidate;
    }
    if (folder == folder.root_path()) {
      break;
    }
  }
  return {};
}

/// This process's environment without the password, and with one locale: drivers take theirs from it.
std::vector<std::string> environment(const std::string& secret) {
  std::vector<std::string> result;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view text(*entry);
    if ((secret.empty() || !text.starts_with(secret + "=")) && !text.starts_with("LC_") &&
        !text.starts_with("LANG")) {
      result.emplace_back(text);
    }
  }
  result.emplace_back("LC_ALL=C.UTF-8");
  return result;
}

/// Starts the program with these as input and output; -1 when it cannot be started.
pid_t start(const fs::path& program, int input, int output, const std::string& secret) {
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  ::posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
  posix_spawnattr_t attributes;
  ::posix_spawnattr_init(&attributes);
  sigset_t all;
  sigset_t none;
  ::sigfillset(&all);
  ::sigemptyset(&none);
  ::posix_spawnattr_setsigdefault(&attributes, &all);
  ::posix_spawnattr_setsigmask(&attributes, &none);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);

  std::string name = program.string();
  std::array<char*, 2> words{name.data(), nullptr};
  std::vector<std::string> texts = environment(secret);
  std::vector<char*> variables;
  for (std::string& text : texts) {
    variables.push_back(text.data());
  }
  variables.push_back(nullptr);
  pid_t pid = -1;
  const int failed = ::posix_spawn(&pid, name.c_str(), &actions, &attributes, words.data(), variables.data());
  ::posix_spawnattr_destroy(&attributes);
  ::posix_spawn_file_actions_destroy(&actions);
  return failed == 0 ? pid : -1;
}

class Child {
 public:
  explicit Child(pid_t pid) : pid_(pid) {}
  ~Child() {
    // It has said all or must stop.
    ::kill(pid_, SIGKILL);
    while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

 private:
  pid_t pid_;
};

/// The request in a pipe without a reader: it fits, so that nothing can block or break. False when it does
/// not fit.
bool write_request(const QueryRequest& request, int pipe) {
  std::string text;
  const std::string timeout = std::to_string(request.timeout_seconds);
  // No copy may stay behind when the text grows.
  text.reserve(12 + request.attributes.size() + request.sql.size() + timeout.size());
  for (const std::string_view part :
       {std::string_view(request.attributes), std::string_view(request.sql), std::string_view(timeout)}) {
    odbc::put_length(text, part.size());
    text += part;
  }
  const bool written = text.size() <= odbc::largest_request &&
                       ::write(pipe, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  wipe(text);
  return written;
}

QueryResult receive(int pipe, int timeout_seconds, const TableCaps& caps) {
  constexpr int grace_seconds = 5;  // the program has the same limit and says so better
  QueryReader reader(caps);
  std::string buffer(std::size_t{64} << 10U, '\0');
  bool silent = false;
  for (;;) {
    struct pollfd ready {
      pipe, POLLIN, 0
    };
    const int n = ::poll(&ready, 1, (timeout_seconds + grace_seconds) * 1000);
    if (n < 0 && errno == EINTR) {
      continue;
    }
    silent = n == 0;
    const ssize_t got = n <= 0 ? 0 : ::read(pipe, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) {
      continue;
    }
    if (got <= 0 || !reader.take(std::string_view(buffer).substr(0, static_cast<std::size_t>(got)))) {
      break;
    }
  }
  wipe(buffer);
  QueryResult result = reader.finish();
  if (silent && result.end == QueryEnd::broken) {
    result.end = QueryEnd::silent;
  }
  return result;
}

}  // namespace

QueryResult run_query(const QueryRequest& request, const TableCaps& caps) {
  const fs::path program = odbc_program();
  std::array<int, 2> in{-1, -1};
  std::array<int, 2> out{-1, -1};
  if (program.empty() || ::pipe2(in.data(), O_CLOEXEC) != 0) {
    return {QueryEnd::no_program, {}, {}, {}};
  }
  core::Descriptor request_from(in[0]);
  core::Descriptor request_to(in[1]);
  if (::pipe2(out.data(), O_CLOEXEC) != 0) {
    return {QueryEnd::no_program, {}, {}, {}};
  }
  const core::Descriptor answer_from(out[0]);
  core::Descriptor answer_to(out[1]);
  if (!write_request(request, request_to.get())) {
    return {QueryEnd::too_large, {}, {}, {}};
  }
  ::close(request_to.release());
  const pid_t pid = start(program, request_from.get(), answer_to.get(), request.secret_variable);
  ::close(answer_to.release());
  if (pid < 0) {
    return {QueryEnd::no_program, {}, {}, {}};
  }
  const Child child(pid);
  return receive(answer_from.get(), request.timeout_seconds, caps);
}

}  // namespace werkthet::ingest
