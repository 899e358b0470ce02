#include "word/package.hpp"

#include "core/error.hpp"
#include "core/text.hpp"
#include "office/zip_writer.hpp"
#include "word/xml.hpp"

#include <algorithm>
#include <utility>

namespace werkthet::word {
namespace {

constexpr std::string_view types_part = "[Content_Types].xml";
constexpr std::string_view relation_types =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr std::string_view strict_types = "http://purl.oclc.org/ooxml/";
constexpr std::string_view word_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

[[noreturn]] void refuse(const std::string& file, std::string message, std::string hint) {
  throw core::Error(core::ErrorKind::template_, std::move(message), file, std::move(hint));
}

/// "word/_rels/document.xml.rels" of "word/document.xml"; "_rels/.rels" of the package itself.
std::string relations_of(const std::string& part) {
  const std::size_t slash = part.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : part.substr(0, slash + 1);
  return folder + "_rels/" + part.substr(folder.size()) + ".rels";
}

/// The target of a relation as the name of a part. ".." is resolved; one that leaves the package gives "".
std::string resolved(const std::string& from, std::string_view target) {
  std::vector<std::string_view> folders;
  const std::size_t slash = from.rfind('/');
  if (!target.starts_with('/') && slash != std::string::npos) {
    folders = core::split(std::string_view(from).substr(0, slash), '/');
  }
  for (const std::string_view step : core::split(target, '/')) {
    if (step == "..") {
      if (folders.empty()) {
        return {};
      }
      folders.pop_back();
    } else if (!step.empty() && step != ".") {
      folders.push_back(step);
    }
  }
  std::string name;
  for (const std::string_view folder : folders) {
    name += (name.empty() ? "" : "/") + std::string(folder);
  }
  return name;
}

/// The target of a relation from one part to another, relative to the folder of the first.
std::string relative(const std::string& from, const std::string& target) {
  const std::size_t slash = from.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : from.substr(0, slash + 1);
  return target.starts_with(folder) ? target.substr(folder.size()) : "/" + target;
}

std::string extension_of(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? "" : core::lower_ascii(name.substr(dot + 1));
}

}  // namespace

void refuse_other_formats(std::string_view bytes, const std::string& file) {
  const std::string save = "open it in Word and save it as \"Word document (*.docx)\"";
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {
    refuse(file, "this is an old Word file (.doc) or a file with a password", save + ", without a password");
  }
  if (bytes.starts_with("{\\rtf")) {
    refuse(file, "this is an RTF file and not a Word document", save);
  }
  if (bytes.starts_with("%PDF")) {
    refuse(file, "this is a PDF and not a Word document", "use the Word file that it was made from");
  }
  if (!bytes.starts_with("PK\x03\x04")) {
    refuse(file, "this is not a Word document", save);
  }
}

Package::Package(std::vector<office::ZipPart> parts, std::string file)
    : parts_(std::move(parts)), file_(std::move(file)) {
  if (find("mimetype") != nullptr && find(types_part) == nullptr) {
    refuse(file_, "this is an OpenDocument file (.odt) and not a Word document", "save it as .docx");
  }
  if (find(types_part) == nullptr || find("_rels/.rels") == nullptr) {
    refuse(file_, "this is a zip and not a Word document", "name a .docx or .dotx");
  }
  main_ = related("", "officeDocument");
  if (main_.empty()) {
    pugi::xml_document relations;
    parse_xml(*find("_rels/.rels"), "_rels/.rels", relations);
    for (const pugi::xml_node one : relations.document_element()) {
      if (std::string_view(one.attribute("Type").value()).starts_with(strict_types)) {
        refuse(file_, "this file is in the format Strict Open XML",
               "save it in Word as \"Word document (*.docx)\"");
      }
    }
  }
  if (main_.empty() || find(main_) == nullptr) {
    refuse(file_, "the file has no main document", "open it in Word and save it again");
  }
  const std::string type = type_of(main_);
  const bool macros = std::any_of(parts_.begin(), parts_.end(), [](const office::ZipPart& part) {
    return core::lower_ascii(part.name).ends_with("vbaproject.bin");
  });
  if (macros || type.find("macroEnabled") != std::string::npos) {
    refuse(file_, "this file holds macros (.docm or .dotm); they are never taken along",
           "save it as .docx or .dotx");
  }
  if (!type.starts_with(word_type)) {
    refuse(file_, "this is an Office file, but not of Word", "name a .docx or .dotx");
  }
  template_ = type.find("template") != std::string::npos;
  pugi::xml_document body;
  parse_xml(*find(main_), main_, body);
  const pugi::xml_node root = body.document_element();
  if (name_of(root) != "w:document" || std::string_view(root.attribute("xmlns:w").value()) !=
                                           "http://schemas.openxmlformats.org/wordprocessingml/2006/main") {
    refuse(file_, "the main document is not written as Word writes it",
           "open it in Word and save it again as .docx");
  }
}

const std::string* Package::find(std::string_view name) const {
  const auto found = std::find_if(parts_.begin(), parts_.end(),
                                  [&](const office::ZipPart& part) { return part.name == name; });
  return found == parts_.end() ? nullptr : &found->bytes;
}

std::string Package::type_of(const std::string& name) const {
  pugi::xml_document types;
  parse_xml(*find(types_part), std::string(types_part), types);
  std::string by_extension;
  for (const pugi::xml_node one : types.document_element()) {
    if (name_of(one) == "Override" && std::string_view(one.attribute("PartName").value()) == "/" + name) {
      return one.attribute("ContentType").value();
    }
    if (name_of(one) == "Default" &&
        core::lower_ascii(one.attribute("Extension").value()) == extension_of(name)) {
      by_extension = one.attribute("ContentType").value();
    }
  }
  return by_extension;
}

std::vector<std::string> Package::all_related(const std::string& from, std::string_view kind) const {
  std::vector<std::string> targets;
  const std::string part = from.empty() ? "_rels/.rels" : relations_of(from);
  const std::string* bytes = find(part);
  if (bytes == nullptr) {
    return targets;
  }
  pugi::xml_document relations;
  parse_xml(*bytes, part, relations);
  const std::string wanted = std::string(relation_types) + std::string(kind);
  for (const pugi::xml_node one : relations.document_element()) {
    if (one.attribute("Type").value() == wanted &&
        std::string_view(one.attribute("TargetMode").value()) != "External") {
      std::string name = resolved(from, one.attribute("Target").value());
      if (!name.empty() && find(name) != nullptr) {
        targets.push_back(std::move(name));
      }
    }
  }
  std::sort(targets.begin(), targets.end());
  return targets;
}

std::string Package::related(const std::string& from, std::string_view kind) const {
  const std::vector<std::string> all = all_related(from, kind);
  return all.empty() ? std::string() : all.front();
}

std::vector<std::string> Package::text_parts() const {
  std::vector<std::string> names{main_};
  for (const std::string_view kind : {"header", "footer", "footnotes", "endnotes"}) {
    for (std::string& name : all_related(main_, kind)) {
      if (std::find(names.begin(), names.end(), name) == names.end()) {
        names.push_back(std::move(name));
      }
    }
  }
  return names;
}

void Package::put(const std::string& name, std::string bytes, std::string_view type) {
  const auto found = std::find_if(parts_.begin(), parts_.end(),
                                  [&](const office::ZipPart& part) { return part.name == name; });
  if (found != parts_.end()) {
    found->bytes = std::move(bytes);
    return;
  }
  parts_.push_back({name, std::move(bytes)});
  if (!type.empty() && type_of(name) != type) {
    pugi::xml_document types;
    parse_xml(*find(types_part), std::string(types_part), types);
    pugi::xml_node one = types.document_element().append_child("Override");
    one.append_attribute("PartName") = ("/" + name).c_str();
    one.append_attribute("ContentType") = std::string(type).c_str();
    put(std::string(types_part), print_xml(types));
  }
}

void Package::default_type(std::string_view extension, std::string_view type) {
  if (!type_of("x." + std::string(extension)).empty()) {
    return;
  }
  pugi::xml_document types;
  parse_xml(*find(types_part), std::string(types_part), types);
  pugi::xml_node one = types.document_element().prepend_child("Default");
  one.append_attribute("Extension") = std::string(extension).c_str();
  one.append_attribute("ContentType") = std::string(type).c_str();
  put(std::string(types_part), print_xml(types));
}

void Package::relate(const std::string& from, const std::string& id, std::string_view kind,
                     const std::string& target) {
  const std::string part = relations_of(from);
  const std::string* bytes = find(part);
  pugi::xml_document relations;
  parse_xml(bytes != nullptr
                ? *bytes
                : "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships "
                  "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>",
            part, relations);
  for (const pugi::xml_node one : relations.document_element()) {
    if (one.attribute("Id").value() == id) {
      return;
    }
  }
  pugi::xml_node one = relations.document_element().append_child("Relationship");
  one.append_attribute("Id") = id.c_str();
  one.append_attribute("Type") = (std::string(relation_types) + std::string(kind)).c_str();
  one.append_attribute("Target") = relative(from, target).c_str();
  put(part, print_xml(relations), "application/vnd.openxmlformats-package.relationships+xml");
}

/// True when a relation of the package leads to the part; names in a package are the same in capitals.
bool Package::led_to(const std::string& name) const {
  const std::string wanted = core::lower_ascii(name);
  return std::any_of(parts_.begin(), parts_.end(), [&](const office::ZipPart& part) {
    constexpr std::string_view folder = "_rels/";
    constexpr std::string_view extension = ".rels";
    const std::size_t slash = part.name.rfind(folder);
    if (slash == std::string::npos || !part.name.ends_with(extension)) {
      return false;
    }
    const std::string file = part.name.substr(slash + folder.size());
    const std::string from =
        part.name.substr(0, slash) + file.substr(0, file.size() - std::min(file.size(), extension.size()));
    pugi::xml_document relations;
    parse_xml(part.bytes, part.name, relations);
    for (const pugi::xml_node one : relations.document_element()) {
      if (core::lower_ascii(resolved(from, one.attribute("Target").value())) == wanted) {
        return true;
      }
    }
    return false;
  });
}

void Package::drop_picture(const std::string& from, const std::string& id) {
  const std::string part = relations_of(from);
  const std::string* bytes = find(part);
  if (bytes == nullptr) {
    return;
  }
  pugi::xml_document relations;
  parse_xml(*bytes, part, relations);
  pugi::xml_node root = relations.document_element();
  const pugi::xml_node found =
      root.find_child([&](pugi::xml_node one) { return one.attribute("Id").value() == id; });
  const std::string target = resolved(from, found.attribute("Target").value());
  const std::string extension = extension_of(target);
  if (found.attribute("Type").value() != std::string(relation_types) + "image" ||
      found.attribute("TargetMode") || (extension != "png" && extension != "svg")) {
    return;
  }
  root.remove_child(found);
  put(part, print_xml(relations));
  if (led_to(target)) {
    return;
  }
  std::erase_if(parts_, [&](const office::ZipPart& one) { return one.name == target; });
  pugi::xml_document types;
  parse_xml(*find(types_part), std::string(types_part), types);
  const pugi::xml_node own = types.document_element().find_child(
      [&](pugi::xml_node one) { return one.attribute("PartName").value() == "/" + target; });
  if (own) {
    types.document_element().remove_child(own);
    put(std::string(types_part), print_xml(types));
  }
}

void Package::make_document() {
  if (!template_) {
    return;
  }
  pugi::xml_document types;
  parse_xml(*find(types_part), std::string(types_part), types);
  for (pugi::xml_node one : types.document_element()) {
    if (std::string_view(one.attribute("PartName").value()) == "/" + main_) {
      one.attribute("ContentType") = (std::string(word_type) + "document.main+xml").c_str();
    }
  }
  put(std::string(types_part), print_xml(types));
  template_ = false;
}

std::string Package::bytes() const {
  office::ZipWriter writer;
  writer.add(types_part, *find(types_part));
  for (const office::ZipPart& part : parts_) {
    if (part.name != types_part) {
      writer.add(part.name, part.bytes);
    }
  }
  return writer.finish();
}

}  // namespace werkthet::word
