#include "ingest/tables/statistical_process.hpp"

#include "core/descriptor.hpp"
#include "core/stopwatch.hpp"
#include "ingest/pseudonym.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <csignal>
#include <string>

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace werkthet::ingest {
namespace {

/// Address space of this process in bytes; 0 when it cannot be seen, which makes the limit stricter.
std::uint64_t address_space() {
  const core::Descriptor file(::open("/proc/self/statm", O_RDONLY | O_CLOEXEC));
  std::array<char, 64> text{};
  const ssize_t n = file.get() < 0 ? -1 : ::read(file.get(), text.data(), text.size());
  std::uint64_t pages = 0;
  if (n > 0) {
    std::from_chars(text.data(), text.data() + n, pages);
  }
  return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

bool limit(decltype(RLIMIT_AS) what, std::uint64_t value) {
  struct rlimit now {};
  if (::getrlimit(what, &now) != 0) {
    return false;
  }
  const struct rlimit wanted { std::min<rlim_t>(value, now.rlim_max), std::min<rlim_t>(value, now.rlim_max) };
  return ::setrlimit(what, &wanted) == 0;
}

void default_signals() {
  struct sigaction plain {};
  plain.sa_handler = SIG_DFL;
  for (int number = 1; number < NSIG; ++number) {
    ::sigaction(number, &plain, nullptr);
  }
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

/// What the child may no longer do. False: then it must not work either.
bool confine(pid_t parent, int& pipe, const ProcessLimits& limits) {
  default_signals();  // handlers of the parent would report, write files or keep a dying child alive
  ::setsid();         // no terminal to write to
  // Without this a core goes to a crash reporter even with a limit of 0 (core(5)).
  if (::prctl(PR_SET_DUMPABLE, 0) != 0 || ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
      ::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || ::getppid() != parent) {
    return false;
  }
  const std::uint64_t used = address_space();
  const int nowhere = ::open("/dev/null", O_RDWR);
  constexpr int first_free = 3;
  if (nowhere < 0 || ::dup2(nowhere, 0) < 0 || ::dup2(nowhere, 1) < 0 || ::dup2(nowhere, 2) < 0) {
    return false;
  }
  if (pipe != first_free && ::dup2(pipe, first_free) < 0) {
    return false;
  }
  pipe = first_free;
  ::close_range(first_free + 1, ~0U, 0);
  // A few files stay allowed: the C library loads its character sets from files.
  return limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_NPROC, 0) &&
         limit(RLIMIT_NOFILE, 16) && limit(RLIMIT_CPU, limits.cpu_seconds) &&
         limit(RLIMIT_AS, used + limits.memory);
}

[[noreturn]] void be_child(pid_t parent, int pipe, const std::function<void(int)>& work,
                           const ProcessLimits& limits) {
  int status = 1;
  try {
    if (confine(parent, pipe, limits)) {
      work(pipe);
      status = 0;
    }
  } catch (...) {  // the bytes do not say "done", and that is how the parent knows
    status = 1;
  }
  ::_exit(status);  // no destructors and exit handlers of the parent's things
}

/// Reads until the end; false when the time is over, `take` refused or the pipe failed.
bool receive(int pipe, const std::function<bool(std::string_view)>& take, double wall_seconds) {
  std::string buffer(std::size_t{64} << 10U, '\0');
  core::Stopwatch watch;
  bool ended = false;
  for (double left = wall_seconds; !ended; left -= watch.lap()) {
    struct pollfd ready {
      pipe, POLLIN, 0
    };
    const int n = left <= 0 ? 0 : ::poll(&ready, 1, static_cast<int>(std::ceil(left * 1000.0)));
    if (n < 0 && errno == EINTR) {
      continue;
    }
    if (n <= 0) {
      break;
    }
    const ssize_t got = ::read(pipe, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) {
      continue;
    }
    if (got < 0 || (got > 0 && !take(std::string_view(buffer).substr(0, static_cast<std::size_t>(got))))) {
      break;
    }
    ended = got == 0;
  }
  wipe(buffer);
  return ended;
}

/// Ends and reaps the child whatever happens on the way.
class Child {
 public:
  explicit Child(pid_t pid) : pid_(pid) {}
  ~Child() {
    // It has closed its pipe or must stop: nothing it could still do is wanted, and waiting for it could take
    // forever.
    ::kill(pid_, SIGKILL);
    while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

 private:
  pid_t pid_;
};

}  // namespace

bool run_apart(const std::function<void(int)>& work, const std::function<bool(std::string_view)>& take,
               const ProcessLimits& limits) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    return false;
  }
  const core::Descriptor from(ends[0]);
  core::Descriptor to(ends[1]);
  const pid_t parent = ::getpid();
  const pid_t pid = ::fork();
  if (pid == 0) {
    be_child(parent, to.get(), work, limits);
  }
  ::close(to.release());
  if (pid < 0) {
    return false;
  }
  const Child child(pid);
  return receive(from.get(), take, limits.wall_seconds);
}

}  // namespace werkthet::ingest
