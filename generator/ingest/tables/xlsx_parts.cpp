#include "ingest/tables/xlsx_parts.hpp"

#include "core/error.hpp"
#include "core/text.hpp"
#include "ingest/pseudonym.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <utility>

namespace werkthet::ingest {
namespace {

[[noreturn]] void refuse(std::string why) {
  throw core::Error(core::ErrorKind::input, std::move(why));
}

std::uint32_t whole(std::optional<std::string_view> text, std::uint32_t otherwise) {
  std::uint32_t value = otherwise;
  if (text) {
    std::from_chars(text->data(), text->data() + text->size(), value);
  }
  return value;
}

bool is_true(std::optional<std::string_view> text) {
  return text && (*text == "1" || *text == "true");
}

/// "../x.xml" seen from "xl/worksheets/sheet1.xml" is "xl/x.xml"; "/xl/x.xml" is itself without the slash.
std::string resolved(std::string_view part, std::string_view target) {
  std::vector<std::string_view> path;
  if (!target.starts_with('/')) {
    path = core::split(part, '/');
    path.pop_back();
  }
  for (const std::string_view piece : core::split(target, '/')) {
    if (piece == ".." && !path.empty()) {
      path.pop_back();
    } else if (!piece.empty() && piece != "." && piece != "..") {
      path.push_back(piece);
    }
  }
  std::string name;
  for (const std::string_view piece : path) {
    name += name.empty() ? "" : "/";
    name += piece;
  }
  return name;
}

class RelationsHandler final : public XmlHandler {
 public:
  explicit RelationsHandler(std::string_view part) : part_(part) {}
  std::vector<XlsxRelation> found;
  void start(XmlName name, const XmlAttributes& attributes) override {
    const auto id = attributes.find("Id");
    const auto type = attributes.find("Type");
    const auto target = attributes.find("Target");
    if (without_prefix(name) != "Relationship" || !id || !type || !target ||
        attributes.find("TargetMode") == std::string_view("External")) {
      return;
    }
    found.push_back(
        {std::string(*id), std::string(type->substr(type->rfind('/') + 1)), resolved(part_, *target)});
  }
  void end(XmlName) override {}
  void text(std::string_view) override {}

 private:
  std::string_view part_;
};

class WorkbookHandler final : public XmlHandler {
 public:
  struct Sheet {
    std::string name;
    std::string relation;
    bool visible{};
  };
  std::vector<Sheet> sheets;
  bool from_1904{};
  bool to_be_calculated{};
  void start(XmlName name, const XmlAttributes& attributes) override {
    const std::string_view local = without_prefix(name);
    if (local == "sheet") {
      if (sheets.size() >= 10'000) {
        refuse("the spreadsheet has more sheets than the limit");
      }
      const auto state = attributes.find("state");
      sheets.push_back({std::string(attributes.find("name").value_or("")),
                        std::string(attributes.find_local("id").value_or("")),
                        !state || *state == "visible"});
    } else if (local == "workbookPr") {
      from_1904 = is_true(attributes.find("date1904"));
    } else if (local == "calcPr") {
      to_be_calculated = is_true(attributes.find("fullCalcOnLoad"));
    }
  }
  void end(XmlName) override {}
  void text(std::string_view) override {}
};

class StylesHandler final : public XmlHandler {
 public:
  std::vector<NumberFormat> formats;
  void start(XmlName name, const XmlAttributes& attributes) override {
    const std::string_view local = without_prefix(name);
    if (local == "numFmt") {
      own_[whole(attributes.find("numFmtId"), 0)] =
          format_of_code(attributes.find("formatCode").value_or(""));
    } else if (local == "cellXfs") {
      inside_ = true;
    } else if (local == "xf" && inside_) {
      const std::uint32_t id = whole(attributes.find("numFmtId"), 0);
      const auto at = own_.find(id);
      formats.push_back(at != own_.end() ? at->second : builtin_format(id));
    }
  }
  void end(XmlName name) override { inside_ = inside_ && without_prefix(name) != "cellXfs"; }
  void text(std::string_view) override {}

 private:
  std::map<std::uint32_t, NumberFormat> own_;  // stand before cellXfs
  bool inside_{false};
};

}  // namespace

/// Texts may be in runs with their own fonts (r/t); the reading aids of Japanese (rPh/t) are no part of the
/// text.
class SharedStringsHandler final : public XmlHandler {
 public:
  SharedStringsHandler(SharedStrings& to, std::size_t max_bytes) : to_(to), max_bytes_(max_bytes) {}
  ~SharedStringsHandler() override { wipe(piece_); }
  void start(XmlName name, const XmlAttributes&) override {
    const std::string_view local = without_prefix(name);
    phonetic_ = phonetic_ || local == "rPh";
    inside_ = local == "t" && !phonetic_;
    piece_.clear();
  }
  void end(XmlName name) override {
    const std::string_view local = without_prefix(name);
    if (local == "t" && inside_) {
      append_unescaped(to_.text_, piece_);
      inside_ = false;
    } else if (local == "rPh") {
      phonetic_ = false;
    } else if (local == "si") {
      to_.ends_.push_back(to_.text_.size());
      if (to_.text_.size() > max_bytes_) {
        refuse("the spreadsheet holds more text than the limit");
      }
    }
  }
  void text(std::string_view piece) override {
    if (inside_) {
      piece_ += piece;
    }
  }

 private:
  SharedStrings& to_;
  std::size_t max_bytes_;
  std::string piece_;
  bool inside_{false};
  bool phonetic_{false};
};

std::string XlsxPackage::stored_name(std::string_view part) const {
  if (archive_.has(part)) {
    return std::string(part);
  }
  const std::string wanted = core::lower_ascii(part);
  for (const ZipEntry& entry : archive_.entries()) {
    if (core::lower_ascii(entry.name) == wanted) {
      return entry.name;
    }
  }
  return {};
}

void XlsxPackage::run(std::string_view part, XmlHandler& handler, XmlEvents** events) const {
  const std::string name = stored_name(part);
  if (name.empty()) {
    refuse("a part of the spreadsheet is missing");
  }
  XmlEvents reader(handler);
  if (events != nullptr) {
    *events = &reader;
  }
  reader.run(*archive_.open(name));
}

std::vector<XlsxRelation> XlsxPackage::relations(std::string_view part) const {
  const std::size_t slash = part.rfind('/') + 1;  // npos + 1 is 0
  const std::string name =
      std::string(part.substr(0, slash)) + "_rels/" + std::string(part.substr(slash)) + ".rels";
  if (!has(name)) {
    return {};
  }
  RelationsHandler handler(part);
  run(name, handler);
  return std::move(handler.found);
}

XlsxWorkbook read_workbook(const XlsxPackage& package) {
  std::string part = "xl/workbook.xml";
  for (const XlsxRelation& relation : package.relations("")) {
    if (relation.kind == "officeDocument") {
      part = relation.target;
    }
  }
  if (part.ends_with(".bin")) {
    refuse("this is a binary workbook (.xlsb); save it as .xlsx");
  }
  WorkbookHandler handler;
  package.run(part, handler);
  XlsxWorkbook workbook;
  workbook.from_1904 = handler.from_1904;
  workbook.to_be_calculated = handler.to_be_calculated;
  std::map<std::string, XlsxRelation, std::less<>> relations;
  for (XlsxRelation& relation : package.relations(part)) {
    if (relation.kind == "sharedStrings") {
      workbook.strings_part = relation.target;
    } else if (relation.kind == "styles") {
      workbook.styles_part = relation.target;
    }
    std::string id = relation.id;
    relations.emplace(std::move(id), std::move(relation));
  }
  std::set<std::string> parts;
  for (WorkbookHandler::Sheet& sheet : handler.sheets) {
    const auto at = relations.find(sheet.relation);
    if (at == relations.end()) {
      refuse("a sheet of the spreadsheet is missing");
    }
    if (!parts.insert(at->second.target).second) {
      refuse("two sheets of the spreadsheet are one part");
    }
    if (at->second.kind == "worksheet") {
      workbook.sheets.push_back({std::move(sheet.name), sheet.visible});
      workbook.parts.push_back(at->second.target);
    }
  }
  return workbook;
}

std::vector<NumberFormat> read_styles(const XlsxPackage& package, std::string_view part) {
  StylesHandler handler;
  package.run(part, handler);
  return std::move(handler.formats);
}

SharedStrings::~SharedStrings() {
  wipe(text_);
}

void SharedStrings::read(const XlsxPackage& package, std::string_view part, std::size_t max_bytes) {
  SharedStringsHandler handler(*this, max_bytes);
  package.run(part, handler);
}

void append_unescaped(std::string& to, std::string_view text) {
  for (std::size_t at = text.find("_x"); at != text.npos; at = text.find("_x")) {
    to += text.substr(0, at);
    std::uint32_t code = 0;
    const std::string_view digits = text.substr(at + 2, std::min<std::size_t>(4, text.size() - at - 2));
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
    const bool escape =
        digits.size() == 4 && end == digits.data() + 4 && text.substr(at + 6).starts_with('_');
    if (!escape || code >= 0x80) {  // written only for control characters and the underscore
      to += "_x";
      text.remove_prefix(at + 2);
    } else {
      if (code != 0) {
        to += static_cast<char>(code);
      }
      text.remove_prefix(at + 7);
    }
  }
  to += text;
}

}  // namespace werkthet::ingest
