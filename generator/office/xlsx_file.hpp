#pragma once
// A Book as .xlsx. xlsx_file.cpp is the one file that knows libxlsxwriter, since that library lets NaN,
// broken UTF-8 and a double sheet name through and then makes a file that Excel refuses or crashes; Book
// refuses each of those. The bytes depend on the book only: the date of creation is given, and no clock or
// path gets in.

#include "office/book.hpp"

#include <filesystem>
#include <string>

namespace werkthet::office {

/// The bytes of the workbook. `scratch`: folder for the temporary parts; empty means the system's. See
/// ScratchFolder. Throws core::Error{output} when the library or the folder fails, internal when the book
/// cannot be.
[[nodiscard]] std::string write_xlsx(const Book& book, const std::filesystem::path& scratch = {});

}  // namespace werkthet::office
