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
       "The separator cannot be recognised, a row has another number of cells than the header, cells of a "
       "spreadsheet are merged, or the file holds several deliveries or sheets, or none.",
       "name separator, sheet and layout in the study file, give every cell its own value, and save the file again"},
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
       "keep one line for this person in this wave, or say in duplicates of the wave which response counts"},
      {"E223", error, "drawn without consent",
       "Taking part is voluntary: only people who said yes may be drawn.",
       "check the consent of this person at the source"},
      {"E224", error, "a group without a draw, or a draw without a group",
       "Whoever has a group was drawn on a date, and whoever was drawn has a group.",
       "fill in the missing one"},
      {"E240", error, "an exemption ends before it starts",
       "An exemption runs from its first to its last day, both counted. With the last day before the first it covers "
       "no day at all.",
       "check both days at the source; they may have been exchanged"},
      {"E241", error, "somebody who is excluded is in a group",
       "Who cannot take part by a rule of the study is not drawn. A reason that came up after the draw is no "
       "exclusion: this person stays in the group and may stop.",
       "empty the exclusion, or the group; for a reason after the draw fill in stopped and stop_reason"},
      {"E242", error, "more people come from the standing stock than the sampling frame holds",
       "Everybody with origin zittend was in the frame on its reference date. More of them than the frame holds means "
       "that the frame was another one, or that some are new inflow.",
       "correct frame_size under [protocol], or the column origin"},
      {"E243", error, "drawn before the sampling frame",
       "People from the standing stock are drawn from the frame, so not before its reference date.",
       "check the day of the draw and frame_date under [protocol]"},
      {"E244", error, "the step on the participation ladder at the start is not one of the protocol",
       "The protocol names the steps on which people may start. What counts is the last step known on the day of the "
       "draw.",
       "check the step at the source, or baseline_steps under [protocol]"},
      {"W245", warning, "drawn without a step on the participation ladder",
       "The protocol names the steps on which people may start, and for these people no step is known by the day of "
       "the draw.",
       "add the step to the list of [data] ladder, with the day from which it holds"},
      {"W246", warning, "caseworkers do not have as many clients of each group",
       "The protocol promises that every caseworker serves as many people of each group; a difference of one is "
       "allowed. Otherwise a difference between groups may be one between caseworkers. Who refused after the draw is "
       "not counted.",
       "divide the clients again, or report the difference; the check names nobody"},
      {"W247", warning, "caseworkers serve one group only",
       "Where a caseworker has clients of one group only, the group and the caseworker cannot be told apart.",
       "give every caseworker clients of each group, or report it; the check names nobody"},
      {"W248", warning, "a participant without a version of the consent text",
       "The list says to which text people agreed, and not for this participant. Then it cannot be shown what was "
       "agreed to.",
       "fill in the version that this person signed"},
      {"N249", note, "people took back their consent",
       "They are taken out before anything is checked or counted: lines, answers, contacts, other lists and rows in "
       "the deliveries. Releases made before stay as they are.",
       "nothing; remove their lines from the source lists when the law on archives allows it"},
      {"N250", note, "people followed another group than the one they were drawn into",
       "Everybody is counted in the group of the draw: comparing by what people chose would compare other kinds of "
       "people.",
       "nothing; the column arm stays as it was drawn"},
      {"W251", warning, "two steps on the participation ladder for one person on one day",
       "The same rater gave two steps from the same source. Both are kept; which of them counts cannot be seen.",
       "keep the line that is right"},
      {"W252", warning, "still followed or not, without a day of leaving the study",
       "Whether somebody is still followed says something only after leaving the study.",
       "fill in the day in the column stopped, or empty still_followed"},
      {"W253", warning, "leaving benefit is given as the reason to leave the study",
       "Leaving benefit is an outcome, leaving the study is attrition. Who leaves benefit and is not followed any "
       "more is missing where it matters most.",
       "go on following this person, or give the reason why following stopped"},
      {"W254", warning, "a code of an exclusion is not explained",
       "The study says in words what the codes of exclusions mean, and this one is not among them.",
       "add the code to exclusions under [protocol], or correct it in the list"},
      {"W255", warning, "hours that nobody can work",
       "Below 0 or above 400 hours in a month. The hours are treated as unknown; the month of work is kept.",
       "check the hours, and employment_hours under [data]: per week or per month"},
      {"W256", warning, "a wage that nobody has in a month",
       "Below 0 or above 100 000 euros. The wage is treated as unknown; the month of work is kept.",
       "check the wage: euros in the month, not cents and not the wage of a year"},
      {"E260", error, "no connection with the database",
       "A list of the study is a query, and the database could not be reached or does not let us in. What the driver "
       "says is not repeated, since it can hold names and passwords; SQLSTATE is the code that its manual explains.",
       "check [database], whether the server can be reached from this machine, and the user with its password"},
      {"E261", error, "a query gave no usable result",
       "The query was refused, took too long, tried to write, or gave something that is no table of texts, numbers and "
       "dates. None of its rows is used.",
       "try the query with the same user in the database's own tool, and correct it in the study file"},
      {"E262", error, "the password of the database cannot be used",
       "The study names an environment variable or a file for the password. A file must have mode 0600, so that nobody "
       "else reads it.",
       "set the variable of password_env, or write the password in the file of password_file (chmod 600)"},
      {"E311", error, "begin plus inflow minus outflow is not the end",
       "The stock of a month must follow from its begin and its changes. A difference is often corrections "
       "or people "
       "counted as benefits.",
       "correct the month, or explain the difference as inflow or outflow"},
      {"E312", error, "the difference between two stocks is called outflow",
       "Begin minus end is outflow minus inflow. Without the inflow it is a balance: more people left, and others "
       "came in their place.",
       "fill in the inflow and the outflow that were counted; leave the outflow empty when only the stock is known"},
      {"E313", error, "the number of people does not fit the number of benefits",
       "A benefit is for one person or for two partners, so there are at least as many people as benefits and at most "
       "twice as many.",
       "check the column unit: people (personen) or benefits (uitkeringen, partijen)"},
      {"E412", error, "the total is not the sum of its parts",
       "The line with kind total must equal the sum of the other lines, planned and spent.",
       "correct the total or the part that is wrong"},
      {"E413", error, "percentages that exclude each other add to more than 100",
       "Of answers that exclude each other nobody can give two. One point is allowed for rounding.",
       "correct the percentages, or say exclusive = nee when people could give several answers"},
      {"E414", error, "a figure of a published table cannot be used",
       "A figure has a table, a kind (mean, count or stock), a value and, for a count, how many it is of. Marks are stars. "
       "One group has one figure per wave: two would leave open which of them was published.",
       "correct the row; `kind` is mean (gemiddelde), count (aantal) or stock (stand)"},
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
      {"N230", note, "a test response of the survey tool was left out",
       "Previews and generated test responses are made by researchers while they build a survey. They are no "
       "answers of people in the study.",
       "nothing"},
      {"N231", note, "a survey file has partial responses",
       "Somebody who stopped half-way counts with the scales that have enough answers (min_answered). A partial "
       "response without an answer to any scale is no answer and is left out.",
       "nothing, or export complete responses only and say so"},
      {"N232", note, "a person answered more than once in one wave; another response counts",
       "The setting duplicates of this wave says which response counts. Which one it is follows from the date and "
       "the place in the file.",
       "nothing, or leave out the setting to look at each case"},
      {"N233", note, "part of a wave was answered outside its window",
       "The answers count. How long after the draw people answered says how far this wave can be read as the "
       "situation at its month.",
       "nothing, or set month and window_months of the wave to when it was held"},
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
       "The code is not in the list of the layout, the value is no date or number, or a cell of a spreadsheet holds "
       "an error or a formula without a stored result. The record is kept, the value is empty, and the count is in "
       "the check report.",
       "correct the value at the source or add the code to the layout; look at line and column, values are "
       "not shown"},
      {"W217", warning, "months are missing between the first and the last delivery",
       "Months that nobody delivered are bridged: who is there before and after is on benefit in between. What began and "
       "ended inside them is never seen. Who ended in them ends, without a reason, on the last day of the month before, "
       "so fewer people seem to leave for work. Income from work in these months is unknown.",
       "add the delivery of these months"},
      {"W218", warning, "a delivery is of another municipality than the study",
       "The municipality code in the file is neither municipality_code nor one of municipalities under [data] in the "
       "study file. Its records are read and counted as part of the study.",
       "check whether this file belongs to the study; after a merger, name the earlier codes in municipalities under "
       "[data]"},
      {"W219", warning, "more unknown values in a required field than the study allows",
       "Above max_unknown_share figures that use this field say more about the registration than about "
       "people.",
       "correct the field at the source, or raise max_unknown_share and say why"},
      {"W228", warning, "drawn, but not on benefit in the delivery of that month",
       "Whoever is drawn should have a running benefit on that day. Late processing or a wrong number can be "
       "the cause.",
       "check the citizen number and the dates of this person"},
      {"W270", warning, "a benefit ends before it starts",
       "Both dates stay as they were delivered. For the figures such a benefit was withdrawn before its first day: it is "
       "no period on benefit, so neither inflow nor outflow, unless a later delivery corrects a date.",
       "check both dates at the source; a benefit that was taken back completely may be left like this"},
      {"W271", warning, "a reason for ending without an end date",
       "The reason stays, and no date is made up in the data. For the figures the benefit ends on the last day of the "
       "last month in which the record is delivered like this.",
       "fill in the end date at the source, or empty the reason when the benefit runs on"},
      {"N272", note, "an end date without a reason",
       "The end stays and its reason is unknown. The person counts as having left, and not to work, so a missing reason "
       "makes outflow to work too low. Too many of them is W219.",
       "fill in the reason at the source; common when a benefit was ended by the system"},
      {"W273", warning, "an end date after the month of the delivery",
       "The date stays. For the figures the benefit ends on that day, unless a later delivery says otherwise; an end "
       "after the last delivery has not happened yet and the benefit runs on.",
       "check the date and the month of the file; an announced end is better left out until it has happened"},
      {"W274", warning, "a start date after the month of the delivery",
       "The date stays: for the figures the person is not on benefit before that day, although the file already holds "
       "the record.",
       "check the date and the month of the file"},
      {"W275", warning, "a class of self-employed on a benefit of another scheme",
       "The class (kenmerk 9) is for Bbz (scheme 14) only. The figures use the scheme and never the class, so a wrong "
       "scheme does change them.",
       "correct the scheme, or empty the class"},
      {"W276", warning, "a cluster of special assistance on a benefit of another scheme",
       "The cluster (kenmerk 17) is for special assistance (schemes 11 and 12) only. The figures use the scheme and "
       "never the cluster, so special assistance under scheme 01 would count as income support.",
       "correct the scheme, or empty the cluster"},
      {"W277", warning, "the household does not fit the number of persons",
       "A couple has two persons on its benefit; a single person or single parent has one whose benefit runs. Both "
       "stay: the household is used as delivered, and everybody on the benefit is counted as a person.",
       "check the household (leefvorm) and whether the partner is in the same benefit"},
      {"W278", warning, "the incomes of the persons do not add to the income of the benefit",
       "The amounts of kenmerk 32 over all persons of a benefit should be kenmerk 14; one euro per person is allowed "
       "for rounding. Nothing is changed: the figures use income from work as it stands with the person.",
       "check whether a person or a kind of income is missing in the export"},
      {"W279", warning, "a sanction without an amount",
       "A reason or a date of a reduction (kenmerken 28 to 30) goes with an amount (kenmerk 13). Sanctions are not used "
       "in the figures.",
       "fill in the amount, or empty reason and dates"},
      {"W280", warning, "income without a word on exemption, or the other way round",
       "Every kind of income (kenmerk 31) says whether it is exempted (kenmerk 33). The figures use the kind and the "
       "amount and not the exemption, so nothing is left out of them.",
       "fill in the one that is missing"},
      {"W281", warning, "ended because of pension age at another age",
       "Reason 03 belongs to an end between 64 and 69 years after birth. Date and reason stay: the person counts as "
       "having ended for pension, which is kept apart from outflow.",
       "check the date of birth and the reason"},
      {"W282", warning, "a date of birth that cannot be right",
       "The person would be born after the start of the benefit or after the month of the delivery, or be older than "
       "110. The date stays and ages are taken from it; the limits of [eligibility] then keep most of these people out "
       "of a comparison.",
       "correct the date of birth at the source; a century that was left out is the usual cause"},
      {"W283", warning, "one person is on two running benefits of scheme 01",
       "Nobody has income support twice. Both records stay: periods that overlap are joined, so the person is counted "
       "once, and the benefits twice. A number that was typed for somebody else is the usual cause. Rows of different "
       "files are compared, so no row can be named.",
       "look in this file for a citizen number with two registration numbers, and end or correct one of them"},
      {"W284", warning, "the date of birth or the sex of a person changes between deliveries",
       "Every delivery stays as it is. For a figure the value that was delivered last up to its month counts. A citizen "
       "number that belongs to somebody else is one cause, a correction another.",
       "nothing after a correction; otherwise look for a number that is used for two people"},
      {"W286", warning, "one of several reporters is missing for some months",
       "Others delivered these months and this reporter delivered before and after. Its people are bridged: who is "
       "there before and after stays on benefit. Who ended in between ends on the last day of the month before, without "
       "a reason, and income from work of its people in these months is unknown.",
       "add the files of this reporter for these months"},
      {"W287", warning, "one of several reporters delivers no more",
       "Others go on, and the people of this reporter are not with them. So that one late file does not look like "
       "everybody leaving at once, its people count as still on benefit until the last day of the data: ends after its "
       "last file are not seen and outflow is too low. After a merger, when at least half of its people are with "
       "another reporter, this does not hold and nothing is said.",
       "add the later files of this reporter, or set the date of the data (data_until) before its first missing month"},
      {"W288", warning, "a delivery jumps against its neighbours",
       "The number of records, the running stock, the share with income from work, the share of unknown values or the "
       "amount paid differs from the month before by more than max_jump. A file that is cut off, delivered for a part "
       "of the municipality, or made with another selection looks like this. Nothing is changed; small numbers are "
       "left alone.",
       "compare this file with the one before it and ask for a new delivery when it is not complete; raise max_jump "
       "under [data] when the change is real, and say why"},
      {"W234", warning, "the way of answering differs between groups or waves",
       "People answer differently online, on paper and to an interviewer. When one group or wave answers mostly "
       "in one way and another in a different way, part of a difference can come from that.",
       "report how people answered beside the results, or raise max_mode_difference and say why"},
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
