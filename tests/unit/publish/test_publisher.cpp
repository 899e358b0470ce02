#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "core/files.hpp"
#include "publish/publisher.hpp"
#include "support/scratch_folder.hpp"
#include "support/test_forge.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace werkthet;

TEST_CASE("the writer records path, size and hash of what it wrote below public/") {
  const test_support::ScratchFolder folder;
  {
    core::StagedFolder staged(folder.path() / "out");
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
  CHECK(core::read_file(folder.path() / "out/public/memo/b.txt") == "abc");
}

namespace {

/// Writes one file, and says that it writes below `place`.
class OneFile final : public publish::Publisher {
 public:
  OneFile(std::string place, std::string path) : place_(std::move(place)), path_(std::move(path)) {}
  [[nodiscard]] std::string_view name() const override { return "one"; }
  [[nodiscard]] std::string_view description() const override { return "one file"; }
  [[nodiscard]] std::vector<std::string> places() const override { return {place_}; }

 private:
  void write_files(const publish::Context& context) const override {
    context.out.write(path_, "text/plain", "x");
  }
  std::string place_;
  std::string path_;
};

}  // namespace

TEST_CASE("a publisher writes where it says and nowhere else") {
  const test_support::ScratchFolder folder;
  core::StagedFolder staged(folder.path() / "out");
  publish::ArtefactWriter writer(staged);
  const safe::SafeFindings findings = safe::TestForge::findings({});
  const config::Study study;
  core::SilentLog log;
  const publish::Context context{findings, study, {}, writer, log};
  OneFile("one/", "one/a.txt").publish(context);
  CHECK_THROWS_AS(OneFile("one/", "two/a.txt").publish(context), core::Error);
  CHECK_THROWS_AS(OneFile("one/", "on").publish(context), core::Error);
  OneFile("two/", "two/a.txt").publish(context);
  CHECK(writer.artefacts().size() == 2);
}
