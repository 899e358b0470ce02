#include "cli/word_files.hpp"

#include "core/error.hpp"
#include "core/files.hpp"
#include "ingest/archive.hpp"
#include "ingest/bytes.hpp"
#include "office/scratch_folder.hpp"
#include "provenance/digest.hpp"
#include "publish/memo/template_tags.hpp"
#include "word/check_template.hpp"
#include "word/rules.hpp"

#include <Poco/Exception.h>
#include <Poco/Pipe.h>
#include <Poco/Process.h>

#include <fmt/format.h>

#include <string_view>
#include <utility>
#include <vector>

namespace werkthet::cli {
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t most_packed = std::uint64_t{64} << 20U;
constexpr std::uint64_t most_of_a_part = std::uint64_t{64} << 20U;
constexpr std::uint64_t most_unpacked = std::uint64_t{256} << 20U;
constexpr std::size_t most_parts = 2'000;
constexpr std::string_view new_type = "save it in Word as \"Word document (*.docx)\"";

}  // namespace

word::Package read_word(const fs::path& path, const std::string& shown) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) {
    throw core::Error(core::ErrorKind::template_, "there is no such file", shown, "name a .docx or .dotx");
  }
  try {
    const std::string bytes = core::read_file(path, most_packed);
    word::refuse_other_formats(bytes, shown);
    const ingest::ZipArchive archive(std::string_view(bytes),
                                     {most_parts, most_of_a_part, 200, std::uint64_t{1} << 20U});
    std::vector<office::ZipPart> parts;
    std::uint64_t unpacked = 0;
    for (const ingest::ZipEntry& entry : archive.entries()) {
      unpacked += entry.size;
      if (unpacked > most_unpacked) {
        throw core::Error(core::ErrorKind::template_, "the file unpacks to more than 256 MiB", shown,
                          "make its pictures smaller");
      }
      const std::unique_ptr<ingest::ByteStream> stream = archive.open(entry.name);
      parts.push_back({entry.name, ingest::read_all(*stream, most_of_a_part)});
    }
    return {std::move(parts), shown};
  } catch (const core::Error& found) {
    // A part of the file is named behind the file; a damaged zip is told as what it is to the user: a wrong
    // template.
    const bool named = found.where().empty() || found.where() == shown;
    throw core::Error(core::ErrorKind::template_, found.message(),
                      named ? shown : shown + ": " + found.where(),
                      found.hint().empty() ? std::string(new_type) : found.hint());
  }
}

std::optional<word::Package> memo_template(const config::Study& study) {
  if (study.memo.template_file.empty()) {
    return std::nullopt;
  }
  return read_word(study.folder / study.memo.template_file, study.memo.template_file);
}

void check_memo_template(const config::Study& study, core::Problems& problems, std::string& sha256) {
  const std::string& name = study.memo.template_file;
  if (name.empty()) {
    return;
  }
  try {
    const word::Package package = read_word(study.folder / name, name);
    sha256 = provenance::sha256_hex(core::read_file(study.folder / name, most_packed));
    problems.append(word::check_template(package, publish::memo::known_tags(), "nl-NL").problems);
  } catch (const core::Error& found) {
    problems.add(
        word::problem("D100", name, "memo.template",
                      found.where() == name ? found.message() : found.message() + " (" + found.where() + ")",
                      found.hint()));
  }
}

fs::path pdf_file(fs::path document) {
  return document.replace_extension(".pdf");
}

fs::path make_pdf(const fs::path& document) {
  const std::string missing = "install libreoffice-writer-nogui, or leave --pdf out";
  const office::ScratchFolder scratch;
  // A profile of its own: two runs at once would wait for each other, and a person's settings stay out of it.
  const fs::path absolute = fs::absolute(document);
  const std::vector<std::string> words{
      "--headless",
      "--norestore",
      "-env:UserInstallation=file://" + (scratch.path() / "profile").string(),
      "--convert-to",
      "pdf:writer_pdf_Export:{\"PDFUACompliance\":{\"type\":\"boolean\",\"value\":\"true\"},\"UseTaggedPDF\":"
      "{\"type\":"
      "\"boolean\",\"value\":\"true\"},\"SelectPdfVersion\":{\"type\":\"long\",\"value\":\"2\"},"
      "\"UseLosslessCompression\":{\"type\":\"boolean\",\"value\":\"true\"},\"ExportBookmarks\":{\"type\":"
      "\"boolean\","
      "\"value\":\"true\"}}",
      "--outdir",
      scratch.path().string(),
      absolute.string()};
  int status = 0;
  try {
    Poco::Pipe told;  // what LibreOffice says is for nobody
    const Poco::ProcessHandle process = Poco::Process::launch("soffice", words, nullptr, &told, &told);
    std::string ignored(4096, '\0');
    while (told.readBytes(ignored.data(), static_cast<int>(ignored.size())) > 0) {
    }
    status = process.wait();
  } catch (const Poco::Exception&) {
    throw core::Error(core::ErrorKind::output, "LibreOffice (soffice) could not be started",
                      document.string(), missing);
  }
  const fs::path made = scratch.path() / pdf_file(document.filename());
  std::error_code error;
  if (status != 0 || !fs::is_regular_file(made, error)) {
    throw core::Error(core::ErrorKind::output, "LibreOffice made no PDF", document.string(), missing);
  }
  const fs::path target = pdf_file(document);
  core::write_file(target, core::read_file(made));
  return target;
}

}  // namespace werkthet::cli
