#include "ingest/source_files.hpp"

#include "core/error.hpp"
#include "core/files.hpp"
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
    found.push_back({pattern, folder / pattern});
    return;
  }
  const std::size_t before = found.size();
  std::error_code error;
  fs::directory_iterator at(folder / parent, error);
  for (; !error && at != fs::directory_iterator(); at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (!fits(last, name)) {
      continue;
    }
    if (!at->is_regular_file(error)) {
      problems.add(make_problem("E200", {parent + name, 0, 0, {}}, "this is not a file, though its name fits the pattern"));
    } else {
      found.push_back({parent + name, at->path()});
    }
  }
  if (found.size() == before) {
    problems.add(make_problem("E200", {pattern, 0, 0, {}}, "no file fits this name"));
  }
}

}  // namespace

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

std::optional<std::string> load(const SourceFile& source, std::string role, InputFile& file, Report& report) {
  file.role = std::move(role);
  file.file = source.name;
  try {
    std::string bytes = core::read_file(source.path);
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
