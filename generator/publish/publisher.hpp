#pragma once
// What a publisher is: a name and publish(context). It receives checked findings, the study's texts and the
// run's facts, and writes files through the ArtefactWriter, which records their hashes for the manifest. It
// cannot name a person, an estimate or an unchecked table: those headers are outside its reach (checked at
// build).

#include "config/study.hpp"
#include "core/files.hpp"
#include "core/log.hpp"
#include "provenance/run_facts.hpp"
#include "safe/claims.hpp"
#include "safe/safe_findings.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace werkthet::word {
class Package;
}

namespace werkthet::publish {

struct Artefact {
  std::string path;        ///< relative to public/, with '/'
  std::string media_type;  ///< text/csv; charset=utf-8
  std::string sha256;
  std::uint64_t bytes{};
};

/// Writes below public/ of the staged output and remembers what it wrote.
class ArtefactWriter {
 public:
  explicit ArtefactWriter(core::StagedFolder& folder) : folder_(folder) {}

  /// From now on only paths that begin with one of these, until the next call; everywhere before the first.
  void keep_to(std::vector<std::string> places) { places_ = std::move(places); }
  void write(std::string_view path, std::string_view media_type, std::string_view bytes);
  /// All artefacts so far, sorted by path.
  [[nodiscard]] std::vector<Artefact> artefacts() const;

 private:
  core::StagedFolder& folder_;
  std::vector<std::string> places_{""};
  std::vector<Artefact> artefacts_;
};

struct Context {
  const safe::SafeFindings& findings;
  const config::Study& study;
  const provenance::RunFacts& run;
  ArtefactWriter& out;
  core::Log& log;
  std::span<const safe::Claims> earlier{};  ///< what earlier releases said, oldest first; read from their public files
  /// The Word file that the memo is filled into; none: a new document. Named only, since just one publisher opens it.
  const word::Package* memo_template{nullptr};
  unsigned threads{1};  ///< for work that can be done side by side; what is written does not depend on it
};

class Publisher {
 public:
  virtual ~Publisher() = default;
  Publisher() = default;
  Publisher(const Publisher&) = delete;
  Publisher& operator=(const Publisher&) = delete;

  [[nodiscard]] virtual std::string_view name() const = 0;         ///< "workbook", as in --only
  [[nodiscard]] virtual std::string_view description() const = 0;  ///< one English line for `list publishers`
  /// What the paths of its files begin with, relative to public/: "site/". The check of links does not miss
  /// files there when --only left this publisher out.
  [[nodiscard]] virtual std::vector<std::string> places() const = 0;
  /// Writes the files through `context.out`, which refuses any other place.
  void publish(const Context& context) const;

 private:
  virtual void write_files(const Context& context) const = 0;
};

}  // namespace werkthet::publish
