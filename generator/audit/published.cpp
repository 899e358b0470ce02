#include "audit/published.hpp"

#include "audit/csv.hpp"
#include "core/error.hpp"
#include "core/files.hpp"
#include "core/text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <set>

namespace werkthet::audit {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::json;

constexpr double largest_number = 1e9;
constexpr double largest_count = 2e6;  // people; the largest municipality has a million
constexpr int most_decimals = 6;

[[noreturn]] void refuse(const std::string& what, const std::string& where) {
  throw core::Error(core::ErrorKind::input, what, where,
                    "audit the folder as it was published, or build the release again");
}

/// Every text below a value of the metadata, in one string: what it says in any language.
void collect_texts(const Json& json, std::string& all) {
  if (json.is_string()) {
    all += json.get_ref<const std::string&>() + "\n";
  } else if (json.is_structured()) {
    for (const Json& part : json) {
      collect_texts(part, all);
    }
  }
}

bool says_tens(const Json& json) {
  std::string all;
  collect_texts(json, all);
  all = core::lower_ascii(all);
  for (const char* words : {"tientallen", "op tien", "to ten"}) {
    if (all.find(words) != std::string::npos) {
      return true;
    }
  }
  return false;
}

/// "The number of non-participants is rounded to ten" says nothing about the other numbers; `read_groups`
/// knows it of every pool.
bool is_about_the_pool(const Json& note) {
  std::string all;
  collect_texts(note, all);
  return all.find("The number of non-participants") != std::string::npos;
}

Cell read_cell(const std::string& text, const std::string& where) {
  if (text == "[c]") {
    return {Cell::Kind::hidden, 0, 0};
  }
  if (text.empty() || text == "[x]" || text == "[z]") {
    return {Cell::Kind::absent, 0, 0};
  }
  const char first = text[text.front() == '-' && text.size() > 1 ? 1 : 0];
  if (first < '0' || first > '9') {
    return {Cell::Kind::text, 0, 0};  // from_chars would read "nan" and "inf" as numbers
  }
  double value{};
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  if (error != std::errc{} || end != text.data() + text.size()) {
    return {Cell::Kind::text, 0, 0};
  }
  const std::size_t point = text.find('.');
  const int decimals = point == std::string::npos ? 0 : static_cast<int>(text.size() - point - 1);
  if (!(value >= -largest_number && value <= largest_number) || decimals > most_decimals) {
    refuse("a number is beyond what a release holds", where);
  }
  return {Cell::Kind::number, value, decimals};
}

const Json& member(const Json& json, const char* key, const std::string& where) {
  if (!json.is_object() || !json.contains(key)) {
    refuse("the metadata has no \"" + std::string(key) + "\"", where);
  }
  return json.at(key);
}

const std::string& text_of(const Json& json, const char* what, const std::string& where) {
  if (!json.is_string()) {
    refuse("the metadata has a " + std::string(what) + " that is no text", where);
  }
  return json.get_ref<const std::string&>();
}

struct Described {
  Table table;
  std::string release;
};

Described describe(std::string_view bytes, const std::string& file, const Limits& limits) {
  const std::string where = file + "-metadata.json";
  const Json json =
      core::is_utf8(bytes) ? Json::parse(bytes, nullptr, false) : Json(Json::value_t::discarded);
  if (json.is_discarded()) {
    refuse("the metadata is no JSON", where);
  }
  const Json& schema = member(json, "tableSchema", where);
  const Json& columns = member(schema, "columns", where);
  const Json& key = member(schema, "primaryKey", where);
  if (!columns.is_array() || !key.is_array() || columns.size() > limits.columns ||
      columns.size() < key.size()) {
    refuse("the metadata does not say which columns there are", where);
  }
  Described result;
  Table& table = result.table;
  table.file = file;
  table.id = fs::path(file).stem().string();
  for (const Json& one : key) {
    table.dimensions.push_back(text_of(one, "key", where));
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::string& name = text_of(member(columns[i], "name", where), "name", where);
    if (i < table.dimensions.size()) {
      if (name != table.dimensions[i]) {
        refuse("the key of the metadata is not its first columns", where);
      }
      continue;
    }
    Column column{name, {}, columns[i].contains("titles") && says_tens(columns[i]["titles"])};
    if (columns[i].contains("schema:unitText")) {
      column.unit = text_of(columns[i]["schema:unitText"], "unit", where);
    }
    table.columns.push_back(std::move(column));
  }
  if (json.contains("notes")) {
    for (const Json& note : json["notes"]) {
      table.some_in_tens = table.some_in_tens || (says_tens(note) && !is_about_the_pool(note));
    }
  }
  if (json.contains("dc:description") && !table.some_in_tens) {
    // "drawn is exact, the rest rounded to ten": then the title of each column decides.
    std::string all;
    collect_texts(json["dc:description"], all);
    table.some_in_tens = says_tens(json["dc:description"]) && all.find("exact") == std::string::npos;
  }
  if (json.contains("schema:version")) {
    result.release = text_of(json["schema:version"], "version", where);
  }
  return result;
}

Described read(std::string_view csv, std::string_view metadata, const std::string& file,
               const Limits& limits) {
  Described result = describe(metadata, file, limits);
  Table& table = result.table;
  if (!core::is_utf8(csv)) {
    refuse("the CSV file is not UTF-8", file);
  }
  const auto lines = csv_lines(csv, file, limits);
  std::vector<std::string> header = table.dimensions;
  for (const Column& column : table.columns) {
    header.push_back(column.id);
  }
  if (lines.empty() || lines.front() != header) {
    refuse("the header of the CSV file is not the one its metadata names", file + ":1");
  }
  std::set<std::vector<std::string>> seen;
  const auto keys = static_cast<std::ptrdiff_t>(table.dimensions.size());
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::string where = file + ":" + std::to_string(i + 1);
    if (lines[i].size() != header.size()) {
      refuse("a line has another number of fields than the header", where);
    }
    Row row{{lines[i].begin(), lines[i].begin() + keys}, {}};
    for (std::size_t c = table.dimensions.size(); c < header.size(); ++c) {
      Cell cell = read_cell(lines[i][c], where);
      const bool count = table.columns[c - table.dimensions.size()].unit == "count";
      if (count && cell.kind == Cell::Kind::number && cell.value < 0) {
        refuse("a count is negative", where);
      }
      if (count && cell.kind == Cell::Kind::number && cell.value > largest_count) {
        refuse("a count is beyond what a release holds", where);
      }
      row.cells.push_back(cell);
    }
    if (!seen.insert(row.codes).second) {
      refuse("two lines are about the same thing", where);
    }
    table.rows.push_back(std::move(row));
  }
  return result;
}

/// A folder of people's data is no published one: metadata beside the figures tells them apart.
bool holds_published_data(const fs::path& folder) {
  std::error_code error;
  for (auto entry = fs::directory_iterator(folder, error); !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    if (entry->path().filename().string().ends_with(".csv-metadata.json")) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::optional<std::size_t> Table::dimension(std::string_view name) const {
  const auto found = std::find(dimensions.begin(), dimensions.end(), name);
  return found == dimensions.end() ? std::nullopt : std::optional<std::size_t>(found - dimensions.begin());
}

std::optional<std::size_t> Table::column(std::string_view name) const {
  const auto found =
      std::find_if(columns.begin(), columns.end(), [&](const Column& c) { return c.id == name; });
  return found == columns.end() ? std::nullopt : std::optional<std::size_t>(found - columns.begin());
}

const Table* Release::table(std::string_view id) const {
  const auto found = std::find_if(tables.begin(), tables.end(), [&](const Table& t) { return t.id == id; });
  return found == tables.end() ? nullptr : &*found;
}

Table read_table(std::string_view csv, std::string_view metadata, const std::string& file,
                 const Limits& limits) {
  return read(csv, metadata, file, limits).table;
}

Release read_release(const fs::path& folder, const Limits& limits) {
  std::error_code error;
  const fs::path root = fs::is_directory(folder / "public" / "data", error) ? folder / "public" : folder;
  if (!holds_published_data(root / "data")) {
    throw core::Error(core::ErrorKind::usage, "there is no public/data here", folder.string(),
                      "name a release folder, such as out/2020-eind");
  }
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(root / "data")) {
    if (entry.path().extension() == ".csv" && entry.is_regular_file()) {
      files.push_back(entry.path());
    }
    if (files.size() > limits.tables) {
      refuse("more than " + std::to_string(limits.tables) + " data files", folder.string());
    }
  }
  std::sort(files.begin(), files.end());
  Release release;
  std::size_t bytes = 0;
  for (const fs::path& path : files) {
    const fs::path metadata = path.string() + "-metadata.json";
    if (!fs::is_regular_file(metadata, error)) {
      refuse("a data file has no metadata beside it", path.string());
    }
    const std::string csv = core::read_file(path, limits.csv_bytes);
    bytes += csv.size();
    if (bytes > limits.all_bytes) {
      refuse("the data files are larger together than any release", folder.string());
    }
    Described one = read(csv, core::read_file(metadata, limits.metadata_bytes), path.string(), limits);
    one.table.file = "data/" + path.filename().string();
    if (release.name.empty()) {
      release.name = one.release;
    }
    release.tables.push_back(std::move(one.table));
  }
  if (release.name.empty()) {
    release.name = fs::path(folder).filename().string();
  }
  return release;
}

}  // namespace werkthet::audit
