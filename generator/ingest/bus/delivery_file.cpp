#include "ingest/bus/delivery_file.hpp"

#include "core/error.hpp"
#include "ingest/bus/delivery_readers.hpp"
#include "ingest/bus/feed.hpp"
#include "ingest/xml_events.hpp"

#include <new>
#include <utility>

namespace werkthet::ingest {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The one year and month in a file name: 201803, 2018-03 or 2018_03, not part of a longer number. nullopt
/// when there is none or more than one.
std::optional<core::Month> month_in(std::string_view name) {
  name = name.substr(name.rfind('/') + 1);
  std::optional<core::Month> found;
  for (std::size_t i = 0; i + 6 <= name.size(); ++i) {
    if (i > 0 && is_digit(name[i - 1])) {
      continue;
    }
    const bool mark = name[i + 4] == '-' || name[i + 4] == '_';
    const std::size_t m = mark ? i + 5 : i + 4;
    if (m + 2 > name.size() || (m + 2 < name.size() && is_digit(name[m + 2]))) {
      continue;
    }
    std::string text(name.substr(i, 4));
    text += '-';
    text += name.substr(m, 2);
    if (const auto month = core::parse_month(text); month && month->year() >= 1990 && month->year() <= 2200) {
      if (found && *found != *month) {
        return std::nullopt;
      }
      found = month;
    }
  }
  return found;
}

void assume_values(const DeliveryForm& form, DeliveryBuilder& builder) {
  for (const auto& [key, value] : form.values) {
    if (const Field field = field_named(key); field <= Field::received) {
      builder.assume(field, value);
    }
  }
}

void run(ByteStream& stream, const Layout& layout, const DeliveryForm& form, const DeliveryCaps& caps,
         Report& report, const ParsedDelivery* last, DeliveryBuilder& builder, Where& where) {
  assume_values(form, builder);
  try {
    switch (layout.kind()) {
      case Layout::Kind::xml:
        read_xml(stream, layout, caps, report, builder, where);
        break;
      case Layout::Kind::csv:
        read_csv_records(stream, layout, form, caps, report, last, builder, where);
        break;
      case Layout::Kind::fixed:
        read_fixed_records(stream, layout, caps, report, last, builder, where);
        break;
    }
  } catch (const XmlError& error) {
    report.fail("E200", {{}, error.line(), error.column(), {}}, error.message());
  } catch (const core::Error& error) {
    if (error.kind() != core::ErrorKind::input && error.kind() != core::ErrorKind::output) {
      throw;
    }
    report.fail("E200", {}, error.message());
  } catch (const std::bad_alloc&) {
    report.fail("E200", {}, "the file is larger than the memory of this machine");
  }
}

/// The month of a header, or of the name of the file.
std::optional<core::Month> month_of(const DeliveryHeader& header, std::string_view file_name,
                                    const Layout& layout) {
  if (header.year && header.month) {
    return core::Month{*header.year * 12 + *header.month - 1};
  }
  return layout.month_in_name() ? month_in(file_name) : std::nullopt;
}

}  // namespace

std::optional<DeliveryFile> read_delivery(ByteStream& stream, std::string_view file_name,
                                          const Layout& layout, const DeliveryForm& form, Report& report,
                                          const DeliveryCaps& caps, const ParsedDelivery* last,
                                          RecordSpace space) {
  Where where;
  DeliveryBuilder builder(layout, report, [&where] { return where.place(); });
  builder.lines([&where] { return where.line(); });
  const std::size_t expected = last != nullptr ? last->records.size() : 0;
  builder.prepare(std::move(space), expected + expected / 32);
  HashedStream hashed(stream);
  run(hashed, layout, form, caps, report, last, builder, where);
  if (report.failed()) {
    return std::nullopt;
  }
  const auto month = month_of(builder.header(), file_name, layout);
  if (!month) {
    report.fail("E203", {{}, 0, 0, std::string(name(builder.header().year ? Field::month : Field::year))},
                "the file does not say which month it is about");
    return std::nullopt;
  }
  DeliveryFile file;
  file.parsed = builder.finish(*month);
  file.parsed.header.year = month->year();
  file.parsed.header.month = month->month();
  file.month = *month;
  file.bytes = hashed.bytes();
  file.sha256 = hashed.sha256();
  return file;
}

std::optional<DeliveryHeader> read_delivery_header(ByteStream& stream, std::string_view file_name,
                                                   const Layout& layout, const DeliveryForm& form,
                                                   Report& report) {
  Where where;
  DeliveryBuilder builder(
      layout, report, [&where] { return where.place(); }, true);
  run(stream, layout, form, {}, report, nullptr, builder, where);
  DeliveryHeader header = builder.header();
  const auto month = month_of(header, file_name, layout);
  if (report.failed() || !month) {
    if (!month && !report.failed()) {
      report.fail("E203", {{}, 0, 0, std::string(name(header.year ? Field::month : Field::year))},
                  "the file does not say which month it is about");
    }
    return std::nullopt;
  }
  header.year = month->year();
  header.month = month->month();
  return header;
}

}  // namespace werkthet::ingest
