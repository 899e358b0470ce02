#pragma once
// A delivery through the reader of its layout, whole and in pieces, and on into the register: what every kind of
// delivery file promises.

#include "ingest/bus/delivery_file.hpp"
#include "ingest/bus/merge.hpp"
#include "support/promise.hpp"

#include <array>
#include <memory>
#include <string>

namespace fuzz {

inline std::string record_text(const ingest::BusRow& r) {
  const auto day = [](core::MaybeDate date) { return std::to_string(date.value_or(core::Date{-1}).days) + " "; };
  return std::to_string(r.month.index) + " " + std::to_string(r.repeats) + " " + day(r.birth) + day(r.start) +
         day(r.end) + std::to_string(r.work_income) + " " + std::to_string(int{r.scheme}) + " " +
         std::to_string(static_cast<int>(r.household)) + " " + std::to_string(static_cast<int>(r.sex)) + " " +
         std::to_string(static_cast<int>(r.end_reason)) + " " + std::to_string(r.exempt ? 1 : 0);
}

inline std::string header_text(const ingest::DeliveryHeader& h) {
  return std::to_string(h.year.value_or(-1)) + " " + std::to_string(h.month.value_or(-1)) + " " + h.reporter + " " +
         h.municipality + " " + std::to_string(h.sequence.value_or(-1)) + " " +
         std::to_string(h.received.value_or(core::Date{-1}).days);
}

inline std::string delivery_text(const ingest::DeliveryFile& file) {
  const ingest::DeliveryTotals& t = file.parsed.totals;
  std::string text = header_text(file.parsed.header) + "\n" + file.sha256 + " " + std::to_string(file.bytes) + " " +
                     std::to_string(t.running) + " " + std::to_string(t.ended) + " " + std::to_string(t.with_income) +
                     " " + std::to_string(t.income) + " " + std::to_string(t.paid) + " " + std::to_string(t.unknown) +
                     "\n";
  for (const bool found : file.parsed.found) {
    text += found ? '1' : '0';
  }
  for (const ingest::ParsedRecord& r : file.parsed.records) {
    text += "\n" + record_text(r.row) + " " + std::to_string(r.person) + " " + std::to_string(r.benefit.high) + "/" +
            std::to_string(r.benefit.low);
  }
  return text;
}

/// The register that this delivery makes, twice in a row: indexes within bounds, rows in order.
inline void into_register(const ingest::DeliveryFile& file, const ingest::Layout& layout) {
  static const ingest::Key key(std::array<char, ingest::Key::size>{});
  const ingest::Pseudonymiser pseudonyms(key, "fuzz", layout.person_number());
  ingest::Directory directory;
  ingest::RegisterBuilder builder(directory, pseudonyms);
  ingest::Report report("");
  const auto parsed = std::make_shared<ingest::ParsedDelivery>(file.parsed);
  builder.add(parsed, file.month, layout.covers(), report);
  if (layout.covers() == ingest::Layout::Covers::month) {
    builder.add(parsed, file.month + 1, layout.covers(), report);
  }
  core::Month last{-1'000'000};
  for (const ingest::BusRow& row : builder.finish()) {
    promise(row.person == ingest::nobody || row.person < directory.persons(), "a person is somebody in the directory");
    promise(row.benefit == ingest::nobody || row.benefit < directory.benefits(), "a benefit is in the directory");
    promise(row.month >= last, "rows ascend by month");
    promise(row.last_month() <= file.month + 1, "no row reaches beyond the deliveries");
    last = row.month;
  }
}

/// Everything about one file. `most`: how many records it can hold at most.
inline void read_everywhere(std::string_view bytes, const ingest::Layout& layout, const ingest::DeliveryForm& form,
                            std::uint64_t most) {
  constexpr std::string_view name = "suwi-201805.xml";
  std::string first;
  std::string first_header;
  for (const std::size_t piece : pieces) {
    ingest::Report report{std::string(name)};
    PieceStream stream(bytes, piece);
    std::optional<ingest::DeliveryFile> file;
    file = ingest::read_delivery(stream, name, layout, form, report);
    promise(file.has_value() != report.failed(), "a file is used or refused");
    // Of a refused file nothing is used; what else was noticed before its end depends on how far it was read.
    const std::string noticed = said(report);
    std::string text = file ? noticed + delivery_text(*file) : "refused";
    if (file) {
      const ingest::DeliveryTotals& t = file->parsed.totals;
      const std::uint64_t records = file->parsed.records.size();
      promise(records <= most, "there are no more records than the file has lines or elements");
      promise(t.running <= records && t.ended <= records && t.with_income <= records, "totals count records");
      promise(file->bytes == bytes.size(), "a file that is used was read to its end");
      promise(file->month.index >= 0, "a delivery has a month");
    }

    ingest::Report header_report{std::string(name)};
    PieceStream again(bytes, piece);
    const auto header = ingest::read_delivery_header(again, name, layout, form, header_report);
    promise(header.has_value() != header_report.failed(), "a header is used or refused");
    const std::string header_noticed = said(header_report);
    // Damage behind the header of a refused file is met or not, depending on how far a piece reaches.
    const std::string header_said = file && header ? header_noticed + header_text(*header) : "";
    promise(!file || header, "the header of a file that is used can be read");
    if (piece == pieces[0]) {
      first = std::move(text);
      first_header = header_said;
      if (file) {
        into_register(*file, layout);
      }
    } else {
      promise_same(first, text, "pieces of any size give the same");
      promise_same(first_header, header_said, "pieces of any size give the same header");
    }
  }
}

}  // namespace fuzz
