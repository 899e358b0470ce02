#include "ingest/source_files.hpp"

#include "core/error.hpp"
#include "core/files.hpp"
#include "core/text.hpp"
#include "ingest/archive.hpp"
#include "provenance/digest.hpp"

#include <algorithm>
#include <new>
#include <string_view>
#include <utility>

namespace werkthet::ingest {
namespace {

namespace fs = std::filesystem;

/// Whether `name` fits `pattern`, in which * stands for any characters; a leading dot must be named.
bool fits(std::string_view pattern, std::string_view name) {
  if (name.starts_with('.') && !pattern.starts_with('.')) {
    return false;
  }
  std::size_t p = 0;
  std::size_t n = 0;
  std::size_t star = std::string_view::npos;
  std::size_t mark = 0;
  while (n < name.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      mark = n;
    } else if (p < pattern.size() && pattern[p] == name[n]) {
      ++p;
      ++n;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      n = ++mark;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

/// Whether the file begins with these bytes; false when it cannot be read, which its reader will say.
bool begins_with(const fs::path& path, std::string_view magic) {
  try {
    const auto stream = open_file(path);
    std::string start(magic.size(), '\0');
    std::size_t had = 0;
    for (std::size_t n = 1; had < start.size() && n > 0; had += n) {
      n = stream->read(start.data() + had, start.size() - had);
    }
    return had == start.size() && start == magic;
  } catch (const core::Error&) {
    return false;
  }
}

/// The file itself, or the files in it when it is a .zip.
void add_found(SourceFile file, std::vector<SourceFile>& found, core::Problems& problems) {
  if (!core::lower_ascii(file.name).ends_with(".zip") || !begins_with(file.path, "PK")) {
    found.push_back(std::move(file));
    return;
  }
  try {
    const std::vector<ZipEntry> entries = list_zip(file.path);
    if (entries.empty()) {
      problems.add(make_problem("E200", {file.name, 0, 0, {}}, "the archive holds no file"));
    }
    for (const ZipEntry& entry : entries) {
      found.push_back({file.name + "/" + entry.name, file.path, entry.name});
    }
  } catch (const core::Error& error) {
    problems.add(make_problem("E200", {file.name, 0, 0, {}}, error.message()));
  }
}

void expand_one(const std::string& pattern, const fs::path& folder, std::vector<SourceFile>& found,
                core::Problems& problems) {
  const std::size_t slash = pattern.rfind('/');
  const std::string parent = slash == std::string::npos ? "" : pattern.substr(0, slash + 1);
  const std::string last = pattern.substr(parent.size());
  if (parent.find('*') != std::string::npos) {
    problems.add(make_problem("E200", {pattern, 0, 0, {}}, "* may only stand in the last part of a name"));
    return;
  }
  if (last.find('*') == std::string::npos) {
    add_found({pattern, folder / pattern, {}}, found, problems);
    return;
  }
  bool any = false;
  std::error_code error;
  fs::directory_iterator at(folder / parent, error);
  for (; !error && at != fs::directory_iterator(); at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (!fits(last, name)) {
      continue;
    }
    any = true;
    if (!at->is_regular_file(error)) {
      problems.add(make_problem("E200", {parent + name, 0, 0, {}},
                                "this is not a file, though its name fits the pattern"));
    } else {
      add_found({parent + name, at->path(), {}}, found, problems);
    }
  }
  if (!any) {
    problems.add(make_problem("E200", {pattern, 0, 0, {}}, "no file fits this name"));
  }
}

}  // namespace

SourceFile list_source(const config::Study& study, const std::string& name) {
  return {name, study.folder / name, {}, &study};
}

std::vector<SourceFile> expand(const std::vector<std::string>& patterns, const fs::path& folder,
                               core::Problems& problems) {
  std::vector<SourceFile> found;
  for (const std::string& pattern : patterns) {
    expand_one(pattern, folder, found, problems);
  }
  const auto by_name = [](const SourceFile& a, const SourceFile& b) { return a.name < b.name; };
  std::sort(found.begin(), found.end(), by_name);
  found.erase(std::unique(found.begin(), found.end(),
                          [](const SourceFile& a, const SourceFile& b) { return a.name == b.name; }),
              found.end());
  return found;
}

std::unique_ptr<ByteStream> open_source(const SourceFile& source) {
  if (!source.entry.empty()) {
    return open_zip_entry(source.path, source.entry);
  }
  return begins_with(source.path, "\x1F\x8B") ? open_gz(source.path) : open_file(source.path);
}

std::optional<std::string> load(const SourceFile& source, std::string role, InputFile& file, Report& report) {
  file.role = std::move(role);
  file.file = source.name;
  try {
    std::string bytes = source.entry.empty() ? core::read_file(source.path)
                                             : read_all(*open_source(source), core::max_input_bytes);
    file.sha256 = provenance::sha256_hex(bytes);
    return bytes;
  } catch (const core::Error& error) {
    report.fail("E200", {}, error.message());
  } catch (const std::bad_alloc&) {
    report.fail("E200", {}, "the file is larger than the memory of this machine");
  }
  return std::nullopt;
}

}  // namespace werkthet::ingest
