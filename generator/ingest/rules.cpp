#include "ingest/rules.hpp"

#include "core/error.hpp"

#include <algorithm>

namespace werkthet::ingest {
namespace {

constexpr core::Severity error = core::Severity::error;
constexpr core::Severity warning = core::Severity::warning;
constexpr core::Severity note = core::Severity::note;

std::vector<Rule> make() {
  std::vector<Rule> list = {
      {"E200", error, "a file cannot be read",
       "The file is missing, cannot be opened, is larger than the limits, is cut off, or is not the kind of "
       "file it "
       "should be. A file that is read half would give figures that look right, so none of it is used. XML "
       "with a "
       "DTD or entities is refused: nobody needs them in a delivery and they are a known way to attack a "
       "reader.",
       "check the name in the study file and deliver the file again, complete"},
      {"E201", error, "the citizen number cannot be used",
       "Every citizen number must have nine digits (eight get a leading zero) and pass the eleven-test. A "
       "number "
       "that a spreadsheet turned into 1,23E+08 has lost digits and cannot be repaired. The record is kept, "
       "without "
       "a person.",
       "correct the number at the source; in a spreadsheet, make the column text before opening the file"},
      {"E202", error, "the group is not one of the study",
       "Groups are fixed in the study file. A value that is no group may be a typing error for any of them.",
       "use the ids under [arms] in the study file, or add the value to arm_values"},
      {"E203", error, "a column, field or wave is missing",
       "The study names a column that the file does not have, or the layout found no such field in any "
       "delivery.",
       "correct the name in the study file, or map it under columns = { ours = \"theirs\" }"},
      {"E204", error, "consent was given after the draw",
       "Only people who agreed may be drawn. Consent after the draw could depend on the group someone got, "
       "and then "
       "the groups are no longer comparable.",
       "check both dates at the source; if they are right, the protocol was broken and the researcher "
       "decides"},
      {"E205", error, "the age on the day of the draw is outside the rules of the study",
       "The same age limits hold for participants and for the comparison. Age is taken on the day of the "
       "draw from "
       "the date of birth in the deliveries.",
       "check the date of birth and [eligibility]; somebody who could not take part should not have been "
       "drawn"},
      {"E206", error, "the draw was outside the period in which people could enter",
       "Participants enter from the start of the study during entry_months. A draw outside it has another "
       "follow-up.",
       "check the date, or entry_months in the study file"},
      {"E207", error, "on the day of the draw the person had no benefit that the study is about",
       "The benefit in the delivery of that month is of a scheme outside [eligibility] schemes, such as Bbz "
       "(14).",
       "check the scheme at the source; if it is right this person could not take part"},
      {"E208", error, "one person is in two groups",
       "Nobody can be treated in two ways. Which of the two lines is right cannot be seen from the file.",
       "keep the group of the first draw; a later switch is no new group"},
      {"E209", error, "a replacement without a refusal before it",
       "A new person may only be drawn in the place of somebody who refused after the draw, and not before "
       "that.",
       "fill in the date of the refusal, or remove the replacement"},
      {"E212", error, "the file does not have the expected form",
       "The separator cannot be recognised, a row has another number of cells than the header, or the file "
       "holds "
       "several deliveries or none.",
       "name separator and layout in the study file, and save the file again as CSV or XML"},
      {"E214", error, "a number can be read in two ways",
       "1.234 is one thousand two hundred thirty-four in Dutch and one and a bit in English. The program "
       "does not "
       "guess.",
       "add decimal = \"comma\" or decimal = \"point\" to the form of this file in the study file"},
      {"E216", error, "the key for pseudonyms cannot be used",
       "Citizen numbers are replaced by keyed pseudonyms while they are read. The key is a file of 32 random "
       "bytes "
       "that only its owner may read.",
       "bring back the key that `werkthet init` made beside the study, or make a new one outside the study "
       "folder "
       "(head -c 32 /dev/urandom > FILE && chmod 600 FILE), and name it in [data] key_file"},
      {"E220", error, "a person is listed twice",
       "One line per person: with two lines it is unclear which dates count.",
       "keep one line for this person"},
      {"E221", error, "a person answered twice in one wave", "Each person counts once per wave.",
       "keep one line for this person in this wave"},
      {"E223", error, "drawn without consent",
       "Taking part is voluntary: only people who said yes may be drawn.",
       "check the consent of this person at the source"},
      {"E224", error, "a group without a draw, or a draw without a group",
       "Whoever has a group was drawn on a date, and whoever was drawn has a group.",
       "fill in the missing one"},
      {"E311", error, "begin plus inflow minus outflow is not the end",
       "The stock of a month must follow from its begin and its changes. A difference is often corrections "
       "or people "
       "counted as benefits.",
       "correct the month, or explain the difference as inflow or outflow"},
      {"E412", error, "the total is not the sum of its parts",
       "The line with kind total must equal the sum of the other lines, planned and spent.",
       "correct the total or the part that is wrong"},
      {"E413", error, "percentages that exclude each other add to more than 100",
       "Of answers that exclude each other nobody can give two. One point is allowed for rounding.",
       "correct the percentages, or say exclusive = nee when people could give several answers"},
      {"N215", note, "a date without day or month was left empty",
       "Dates such as 19800100 exist in registrations. A day is not made up; the date is treated as unknown.",
       "nothing, or complete the date at the source"},
      {"N222", note, "of several deliveries of one month the last one counts",
       "A delivery may be repeated. The highest sequence number counts, with equal numbers the last file "
       "name. The "
       "others are kept in the list of inputs and not used.",
       "nothing, or remove the older file"},
      {"N225", note, "a scale was not asked in this wave",
       "None of the columns of this scale are in the file, so nobody has a score.",
       "nothing, or correct the column names under [scales]"},
      {"P301", warning, "fewer people than the smallest cell have this exclusion reason",
       "A reason with very few people can point at a person. The gate hides such a count in everything that "
       "is "
       "published.",
       "join small reasons into one before publishing, or accept that the count is hidden"},
      {"W140", warning, "a group is smaller than 150 people",
       "With fewer than 150 people in a group only large differences can be seen (amber); with fewer than "
       "100 nearly "
       "none (red).",
       "nothing to repair; the report states how large a difference this study can see"},
      {"W210", warning, "partners on one benefit are in two groups",
       "A couple is one benefit. What happens to one partner happens to the other, so the difference between "
       "groups "
       "becomes smaller than it is. The analysis counts them as one cluster.",
       "draw benefits instead of people next time; report the number of couples"},
      {"W211", warning, "a survey was answered outside the window of its wave",
       "A wave has a month after the start and a window around it. Answers outside it still count.",
       "check the date; a whole file outside the window may be the wrong file"},
      {"W213", warning, "a value was not understood and is treated as unknown",
       "The code is not in the list of the layout, or the value is no date or number. The record is kept, "
       "the value "
       "is empty, and the count is in the check report.",
       "correct the value at the source or add the code to the layout; look at line and column, values are "
       "not shown"},
      {"W217", warning, "months are missing between the first and the last delivery",
       "A benefit that ended in a missing month seems to run on, and people seem to leave later than they "
       "did.",
       "add the delivery of these months"},
      {"W218", warning, "a delivery is of another municipality than the study",
       "The municipality code in the file differs from municipality_code in the study file.",
       "check whether this file belongs to the study"},
      {"W219", warning, "more unknown values in a required field than the study allows",
       "Above max_unknown_share figures that use this field say more about the registration than about "
       "people.",
       "correct the field at the source, or raise max_unknown_share and say why"},
      {"W228", warning, "drawn, but not on benefit in the delivery of that month",
       "Whoever is drawn should have a running benefit on that day. Late processing or a wrong number can be "
       "the cause.",
       "check the citizen number and the dates of this person"},
  };
  std::sort(list.begin(), list.end(), [](const Rule& a, const Rule& b) { return a.code < b.code; });
  return list;
}

}  // namespace

const std::vector<Rule>& rules() {
  static const std::vector<Rule> list = make();
  return list;
}

const Rule& rule(std::string_view code) {
  const auto& list = rules();
  const auto at = std::lower_bound(list.begin(), list.end(), code,
                                   [](const Rule& r, std::string_view wanted) { return r.code < wanted; });
  core::ensure(at != list.end() && at->code == code, "every problem code has a rule");
  return *at;
}

}  // namespace werkthet::ingest
