#include "ingest/lists/lists.hpp"
#include "ingest/lists/words.hpp"
#include "ingest/tables/table_reader.hpp"

#include <array>

namespace werkthet::ingest {
namespace {

constexpr std::array<Word<Initiator>, 14> initiators = {{
    {"client", Initiator::client},
    {"klant", Initiator::client},
    {"deelnemer", Initiator::client},
    {"participant", Initiator::client},
    {"inwoner", Initiator::client},
    {"caseworker", Initiator::caseworker},
    {"klantmanager", Initiator::caseworker},
    {"consulent", Initiator::caseworker},
    {"medewerker", Initiator::caseworker},
    {"werkcoach", Initiator::caseworker},
    {"professional", Initiator::caseworker},
    {"gemeente", Initiator::caseworker},
    {"municipality", Initiator::caseworker},
    {"uitvoering", Initiator::caseworker},
}};

/// The kind of a contact. Many registrations write in the same column that nobody came; that says how it
/// went and not what it was.
struct Manner {
  ContactKind kind{};
  bool missed{};
};

constexpr std::array<Word<Manner>, 35> manners = {{
    {"gesprek", {ContactKind::meeting, false}},
    {"persoonlijkgesprek", {ContactKind::meeting, false}},
    {"voortgangsgesprek", {ContactKind::meeting, false}},
    {"opkantoor", {ContactKind::meeting, false}},
    {"meeting", {ContactKind::meeting, false}},
    {"telefonisch", {ContactKind::telephone, false}},
    {"telefoon", {ContactKind::telephone, false}},
    {"bellen", {ContactKind::telephone, false}},
    {"telephone", {ContactKind::telephone, false}},
    {"phone", {ContactKind::telephone, false}},
    {"email", {ContactKind::email, false}},
    {"mail", {ContactKind::email, false}},
    {"brief", {ContactKind::letter, false}},
    {"post", {ContactKind::letter, false}},
    {"schriftelijk", {ContactKind::letter, false}},
    {"letter", {ContactKind::letter, false}},
    {"huisbezoek", {ContactKind::home_visit, false}},
    {"homevisit", {ContactKind::home_visit, false}},
    {"groepsbijeenkomst", {ContactKind::group, false}},
    {"groep", {ContactKind::group, false}},
    {"groepsgesprek", {ContactKind::group, false}},
    {"training", {ContactKind::group, false}},
    {"group", {ContactKind::group, false}},
    {"sms", {ContactKind::message, false}},
    {"whatsapp", {ContactKind::message, false}},
    {"app", {ContactKind::message, false}},
    {"chat", {ContactKind::message, false}},
    {"message", {ContactKind::message, false}},
    {"videobellen", {ContactKind::video, false}},
    {"video", {ContactKind::video, false}},
    {"beeldbellen", {ContactKind::video, false}},
    {"noshow", {ContactKind::unknown, true}},
    {"nietverschenen", {ContactKind::unknown, true}},
    {"nietgekomen", {ContactKind::unknown, true}},
    {"missed", {ContactKind::unknown, true}},
}};

constexpr std::array<Word<ContactState>, 17> states = {{
    {"gepland", ContactState::planned},
    {"planned", ContactState::planned},
    {"gehouden", ContactState::held},
    {"plaatsgevonden", ContactState::held},
    {"gevoerd", ContactState::held},
    {"verschenen", ContactState::held},
    {"afgerond", ContactState::held},
    {"held", ContactState::held},
    {"noshow", ContactState::missed},
    {"nietverschenen", ContactState::missed},
    {"nietgekomen", ContactState::missed},
    {"missed", ContactState::missed},
    {"afgezegd", ContactState::cancelled},
    {"geannuleerd", ContactState::cancelled},
    {"vervallen", ContactState::cancelled},
    {"cancelled", ContactState::cancelled},
    {"canceled", ContactState::cancelled},
}};

}  // namespace

void read_contacts(const config::Study& study, Pseudonymiser& pseudonyms, Directory& directory,
                   Input& input) {
  const config::Data& data = study.data;
  TableReader table(list_source(study, data.contacts), "contacts",
                    data.contacts_form ? *data.contacts_form : data.allocation_form);
  const ColumnRef bsn = table.column("bsn", true, {"burgerservicenummer"});
  const ColumnRef date = table.column("date", true, {"datum"});
  const ColumnRef initiative = table.column("initiative", false, {"initiatief", "initiatiefnemer"});
  const ColumnRef kind = table.column("kind", false, {"soort", "vorm"});
  const ColumnRef state = table.column("state", false, {"status"});
  for (std::size_t i = 0; i < table.rows() && bsn.index && date.index; ++i) {
    ContactRow row;
    if (const auto person = table.person(i, bsn, pseudonyms)) {
      row.person = directory.person(*person);
    }
    const auto day = table.date(i, date);
    row.initiator = category<Initiator>(table, i, initiative, initiators);
    row.by_client = row.initiator == Initiator::client;
    const Manner manner = category<Manner>(table, i, kind, manners);
    row.kind = manner.kind;
    row.state = category<ContactState>(table, i, state, states);
    if (manner.missed) {
      row.state = ContactState::missed;
    }
    if (day) {
      row.date = *day;
      input.contacts.push_back(row);
    } else if (is_missing(table.text(i, date))) {
      table.report().null("W213", table.place(i, date), "a contact without a date cannot be counted");
    }
  }
  table.finish(input);
}

}  // namespace werkthet::ingest
