#include "core/error.hpp"
#include "core/files.hpp"
#include "support/scratch_folder.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

#include <sys/stat.h>
#include <unistd.h>

using namespace werkthet::core;
namespace fs = std::filesystem;

namespace {

using Scratch = werkthet::test_support::ScratchFolder;

mode_t mode_of(const fs::path& path) {
  struct stat info {};
  REQUIRE(::stat(path.c_str(), &info) == 0);
  return info.st_mode & 0777U;
}

}  // namespace

TEST_CASE("output takes its place as a whole, with a private part") {
  const Scratch scratch;
  const fs::path target = scratch.path() / "2020-k1";
  {
    StagedFolder folder(target);
    folder.make_private("internal");
    folder.write("public/site/index.html", "new");
    folder.write("internal/estimates.json", "{}");
    CHECK_FALSE(fs::exists(target));
    folder.commit();
  }
  CHECK(read_file(target / "public/site/index.html") == "new");
  CHECK(mode_of(target / "internal") == 0700);
  CHECK(mode_of(target / "internal/estimates.json") == 0600);
  CHECK(mode_of(target / "public/site/index.html") == 0644);
}

TEST_CASE("a build that fails leaves the earlier output untouched") {
  const Scratch scratch;
  const fs::path target = scratch.path() / "r";
  {
    StagedFolder folder(target);
    folder.write("a.txt", "first");
    folder.commit();
  }
  {
    StagedFolder folder(target);
    folder.write("a.txt", "second");
  }  // no commit: as after an exception
  CHECK(read_file(target / "a.txt") == "first");
  CHECK(std::distance(fs::directory_iterator(scratch.path()), fs::directory_iterator()) ==
        2);  // output and lock
}

TEST_CASE("what a killed build left behind is cleaned up by the next") {
  const Scratch scratch;
  const fs::path target = scratch.path() / "r";
  fs::create_directories(scratch.path() / ".tmp-r" / "half");
  fs::create_directories(scratch.path() / ".old-r");  // killed between its two renames
  write_file(scratch.path() / ".old-r" / "a.txt", "first");
  { const StagedFolder folder(target); }
  CHECK(read_file(target / "a.txt") == "first");
  CHECK_FALSE(fs::exists(scratch.path() / ".tmp-r"));
}

TEST_CASE("no path leaves the output folder") {
  const Scratch scratch;
  StagedFolder folder(scratch.path() / "r");
  for (const char* path : {"../x", "/etc/x", "a/../../x", "", "a/./b"}) {
    INFO(path);
    CHECK_THROWS_AS(folder.write(path, "x"), Error);
  }
}

TEST_CASE("two builds at once: the second one stops and says so") {
  const Scratch scratch;
  const StagedFolder first(scratch.path() / "r");
  try {
    const StagedFolder second(scratch.path() / "r");
    FAIL("the lock did not hold");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::output);
    CHECK(error.message().find(std::to_string(::getpid())) != std::string::npos);
  }
}

TEST_CASE("a file above the cap is refused without reading it") {
  const Scratch scratch;
  const fs::path path = scratch.path() / "big";
  write_file(path, "");
  fs::resize_file(path, 3ULL << 30U);  // sparse
  CHECK_THROWS_AS(read_file(path), Error);
  fs::resize_file(path, 1001);
  CHECK_THROWS_AS(read_file(path, 1000), Error);
  CHECK(read_file(path, 1001).size() == 1001);
}

TEST_CASE("a folder or a missing file is an error with its name") {
  const Scratch scratch;
  CHECK_THROWS_AS(read_file(scratch.path()), Error);
  CHECK_THROWS_AS(read_file(scratch.path() / "absent"), Error);
}
