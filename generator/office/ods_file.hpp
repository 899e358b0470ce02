#pragma once
// A Book as .ods (OpenDocument 1.3, ISO/IEC 26300): the same sheets, cells, tables, links and charts as the
// .xlsx. Written by hand and not converted by an office program, since a conversion loses the language of the
// document and differs in every run.

#include "office/book.hpp"

#include <string>

namespace werkthet::office {

/// The bytes of the workbook; depend on the book only. Throws core::Error{internal} when the book cannot be.
[[nodiscard]] std::string write_ods(const Book& book);

}  // namespace werkthet::office
