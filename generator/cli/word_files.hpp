#pragma once
// Word files on disk: reads one that came from outside, with limits, and makes a PDF of one through
// LibreOffice.

#include "config/study.hpp"
#include "core/problem.hpp"
#include "word/package.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace werkthet::cli {

/// The parts of a .docx or .dotx; `shown` is its name in messages. Throws core::Error{template_} when it is
/// none, is damaged, or is larger than any letter: 64 MiB packed, 256 MiB unpacked, 2,000 parts.
[[nodiscard]] word::Package read_word(const std::filesystem::path& path, const std::string& shown);

/// The template that the study names; nullopt when it names none. Throws as read_word.
[[nodiscard]] std::optional<word::Package> memo_template(const config::Study& study);

/// What is wrong with the study's template, as problems; its bytes' hash in `sha256`. Nothing when the study
/// names none.
void check_memo_template(const config::Study& study, core::Problems& problems, std::string& sha256);

/// Where make_pdf writes: beside the document, with the ending .pdf.
[[nodiscard]] std::filesystem::path pdf_file(std::filesystem::path document);

/// Writes the PDF of a Word file, tagged and marked as PDF/UA and PDF/A-2, as pdf_file says, and
/// gives its path. The bytes are LibreOffice's and differ per run. Throws core::Error{output} when
/// soffice is not there or fails.
std::filesystem::path make_pdf(const std::filesystem::path& document);

}  // namespace werkthet::cli
