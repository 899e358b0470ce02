#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "core/files.hpp"
#include "publish/publisher.hpp"

#include <filesystem>

#include <unistd.h>

using namespace werkthet;

TEST_CASE("the writer records path, size and hash of what it wrote below public/") {
  const auto folder =
      std::filesystem::temp_directory_path() / ("werkthet-test-publisher-" + std::to_string(::getpid()));
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  {
    core::StagedFolder staged(folder / "out");
    publish::ArtefactWriter writer(staged);
    writer.write("memo/b.txt", "text/plain", "abc");
    writer.write("a.csv", "text/csv", "");
    CHECK_THROWS_AS(writer.write("a.csv", "text/csv", "again"), core::Error);
    const auto artefacts = writer.artefacts();
    REQUIRE(artefacts.size() == 2);
    CHECK(artefacts[0].path == "a.csv");
    CHECK(artefacts[0].bytes == 0);
    CHECK(artefacts[1].media_type == "text/plain");
    CHECK(artefacts[1].bytes == 3);
    // FIPS 180-2, appendix B.1: SHA-256 of "abc".
    CHECK(artefacts[1].sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    staged.commit();
  }
  CHECK(core::read_file(folder / "out/public/memo/b.txt") == "abc");
  std::filesystem::remove_all(folder);
}
