#include "ingest/tables/statistical_process.hpp"

#include "support/scratch_folder.hpp"

#include <catch2/catch.hpp>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using werkthet::ingest::ProcessLimits;
using werkthet::ingest::run_apart;

namespace {

std::size_t open_descriptors() {
  std::size_t n = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) {
    ++n;
  }
  return n;
}

void say(int descriptor, const std::string& text) {
  const ssize_t n = ::write(descriptor, text.data(), text.size());
  if (n < 0) {
    ::_exit(9);
  }
}

struct Ran {
  bool ended{};
  std::string heard;
};

/// Runs it and sees to it that no child and no descriptor is left.
Ran run(const std::function<void(int)>& work, const ProcessLimits& limits = {}) {
  Ran ran;
  const std::size_t before = open_descriptors();
  ran.ended = run_apart(
      work,
      [&](std::string_view bytes) {
        ran.heard += bytes;
        return true;
      },
      limits);
  CHECK(open_descriptors() == before);
  CHECK(::waitpid(-1, nullptr, WNOHANG) == -1);
  CHECK(errno == ECHILD);
  return ran;
}

ProcessLimits for_seconds(double wall) {
  ProcessLimits limits;
  limits.wall_seconds = wall;
  return limits;
}

}  // namespace

TEST_CASE("a process apart hands over its bytes in order") {
  std::string all;
  for (int i = 0; i < 100'000; ++i) {
    all += std::to_string(i) + " ";
  }
  const Ran ran = run([&](int descriptor) {
    for (std::size_t at = 0; at < all.size(); at += 1000) {
      say(descriptor, all.substr(at, 1000));
    }
  });
  CHECK(ran.ended);
  CHECK(ran.heard == all);
}

TEST_CASE("a process apart that crashes, throws or leaves takes nothing with it") {
  const std::vector<std::function<void()>> ends = {
      [] { std::abort(); }, [] { ::raise(SIGSEGV); }, [] { throw 1; },  // NOLINT: anything may be thrown
      [] { ::_exit(0); },   [] { ::raise(SIGKILL); },
  };
  for (const auto& end : ends) {
    const Ran ran = run([&](int descriptor) {
      say(descriptor, "half");
      end();
      say(descriptor, " whole");
    });
    CHECK(ran.ended);
    CHECK(ran.heard == "half");
  }
}

TEST_CASE("a process apart that never stops is stopped") {
  SECTION("silent, by the time on the wall") {
    CHECK_FALSE(run([](int) { ::pause(); }, for_seconds(0.2)).ended);
  }
  SECTION("telling something now and then, by the time on the wall") {
    const Ran ran = run(
        [](int descriptor) {
          for (;;) {
            say(descriptor, "x");
            ::usleep(5000);
          }
        },
        for_seconds(0.3));
    CHECK_FALSE(ran.ended);
    CHECK(!ran.heard.empty());
  }
  SECTION("computing, by the processor time") {
    ProcessLimits limits = for_seconds(30);
    limits.cpu_seconds = 1;
    const Ran ran = run(
        [](int descriptor) {
          say(descriptor, "x");
          for (volatile bool on = true; on;) {
          }
          say(descriptor, "y");
        },
        limits);
    CHECK(ran.ended);
    CHECK(ran.heard == "x");
  }
  SECTION("after it has closed its end") {
    CHECK(run([](int descriptor) {
            ::close(descriptor);
            for (;;) {
              ::pause();
            }
          }).ended);
  }
}

TEST_CASE("a process apart that asks for more memory than allowed does not get it") {
  ProcessLimits limits;
  limits.memory = std::uint64_t{64} << 20U;
  const Ran ran = run(
      [](int descriptor) {
        const std::vector<char> small(std::size_t{8} << 20U);
        say(descriptor, small.empty() ? "" : "small");
        const std::vector<char> large(std::size_t{512} << 20U);
        say(descriptor, large.empty() ? "" : " large");
      },
      limits);
  CHECK(ran.heard == "small");
}

TEST_CASE("a process apart stops when its bytes are refused") {
  int pieces = 0;
  const bool ended = run_apart(
      [](int descriptor) {
        for (;;) {
          say(descriptor, std::string(1000, 'x'));
        }
      },
      [&](std::string_view) { return ++pieces < 3; });
  CHECK_FALSE(ended);
  CHECK(pieces == 3);
  CHECK(::waitpid(-1, nullptr, WNOHANG) == -1);
}

TEST_CASE("a process apart can leave no core, no file and no other process's descriptors behind") {
  const werkthet::test_support::ScratchFolder folder;
  const std::string file = (folder.path() / "left").string();
  const int secret = ::open((folder.path() / "open").c_str(), O_RDWR | O_CREAT, 0600);
  REQUIRE(secret >= 0);
  const Ran ran = run([&](int descriptor) {
    struct rlimit core {};
    ::getrlimit(RLIMIT_CORE, &core);
    const int made = ::open(file.c_str(), O_WRONLY | O_CREAT, 0600);
    ::signal(SIGXFSZ, SIG_IGN);
    const bool wrote = made >= 0 && ::write(made, "x", 1) == 1;
    const bool sees = secret != descriptor && secret != made && ::fcntl(secret, F_GETFD) >= 0;
    say(descriptor, core.rlim_cur == 0 && core.rlim_max == 0 ? "no core," : "core,");
    say(descriptor, ::prctl(PR_GET_DUMPABLE) == 0 ? "not dumpable," : "dumpable,");
    say(descriptor, wrote ? "wrote," : "wrote nothing,");
    say(descriptor, sees ? "sees" : "sees nothing");
  });
  ::close(secret);
  CHECK(ran.heard == "no core,not dumpable,wrote nothing,sees nothing");
}

TEST_CASE("nothing that a process apart prints is seen") {
  const werkthet::test_support::ScratchFolder folder;
  const std::string file = (folder.path() / "printed").string();
  std::fflush(stdout);
  std::fflush(stderr);
  const int out = ::dup(1);
  const int err = ::dup(2);
  const int to = ::open(file.c_str(), O_WRONLY | O_CREAT, 0600);
  REQUIRE(to >= 0);
  ::dup2(to, 1);
  ::dup2(to, 2);
  const bool ended = run_apart(
      [](int descriptor) {
        std::fputs("a value on the way out\n", stdout);
        std::fputs("a value in an error\n", stderr);
        std::fflush(nullptr);
        say(descriptor, "done");
        std::abort();  // a test runner that handles this signal would print too
      },
      [](std::string_view) { return true; });
  ::dup2(out, 1);
  ::dup2(err, 2);
  for (const int descriptor : {out, err, to}) {
    ::close(descriptor);
  }
  CHECK(ended);
  CHECK(std::filesystem::file_size(file) == 0);
}
