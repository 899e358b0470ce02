#pragma once
// A Word file as its parts, read from somebody else and written again. What is not changed is copied byte for
// byte: a house style is more than this program knows of. The reader of the zip has held names and sizes to
// its limits already.

#include "office/zip_reader.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::word {

/// Says in plain words what a file is when its first bytes are not those of a .docx: an old .doc or an
/// encrypted file (both begin alike), RTF, ODT by its name inside, PDF. Throws core::Error{template_}; silent
/// for a zip.
void refuse_other_formats(std::string_view bytes, const std::string& file);

class Package {
 public:
  /// Throws core::Error{template_} when the parts are no Word document: no main part, macros, strict Open
  /// XML, a part that the types or relations need is damaged.
  Package(std::vector<office::ZipPart> parts, std::string file);

  [[nodiscard]] const std::string& file() const { return file_; }  ///< as the user named it
  [[nodiscard]] const std::string* find(std::string_view name) const;
  /// The part with the body, usually word/document.xml.
  [[nodiscard]] const std::string& main_part() const { return main_; }
  [[nodiscard]] bool is_template() const { return template_; }  ///< a .dotx
  /// The parts a reader sees text of: the main part, then headers, footers, footnotes and endnotes by name.
  [[nodiscard]] std::vector<std::string> text_parts() const;
  /// The part that `from` refers to with this kind of relation ("styles"); empty when there is none.
  [[nodiscard]] std::string related(const std::string& from, std::string_view kind) const;
  /// The same, all of them.
  [[nodiscard]] std::vector<std::string> all_related(const std::string& from, std::string_view kind) const;

  /// Replaces a part, or adds it at the end. `type`: its content type, needed for a new part unless its
  /// extension has one.
  void put(const std::string& name, std::string bytes, std::string_view type = {});
  /// Gives an extension its content type unless it has one.
  void default_type(std::string_view extension, std::string_view type);
  /// Adds a relation with this id from one part to another unless it is there. `kind` is the last word of its
  /// type.
  void relate(const std::string& from, const std::string& id, std::string_view kind,
              const std::string& target);
  /// Takes away a relation to a picture (PNG or SVG), and the picture when no other relation of the package
  /// leads to it. Anything else that the id may lead to stays: the id comes from the file.
  void drop_picture(const std::string& from, const std::string& id);
  /// A .dotx becomes a .docx: the content type of the main part.
  void make_document();

  /// The package, "[Content_Types].xml" first and the rest as it was; the same parts give the same bytes.
  [[nodiscard]] std::string bytes() const;

 private:
  [[nodiscard]] std::string type_of(const std::string& name) const;
  [[nodiscard]] bool led_to(const std::string& name) const;

  std::vector<office::ZipPart> parts_;
  std::string file_;
  std::string main_;
  bool template_{};
};

}  // namespace werkthet::word
