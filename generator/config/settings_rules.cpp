#include "config/settings_rules.hpp"

#include <string>

namespace werkthet::config {

const std::vector<Rule>& settings_rules() {
  using core::Severity;
  static const std::vector<Rule> rules = {
      {"P102", Severity::error, "telephone number or personal address in a text",
       "Documents for the council and the site are public. A telephone number or an e-mail address with a "
       "first and a last "
       "name belongs to a person. The number is not repeated in the message, since messages end up in logs.",
       "Use a function mailbox, such as onderzoek@gemeente.nl, or leave it out."},
      {"P103", Severity::error, "number that may be a BSN in a text",
       "Nine digits that pass the eleven-test of the citizen service number stand in a text. About one in "
       "eleven "
       "arbitrary numbers passes, so it may be something else; a person has to look.",
       "Remove the number. Is it something else, write it with letters or in another grouping."},
      {"S101", Severity::error, "study file cannot be read",
       "The file is missing, is larger than 1 MiB, or is not written in UTF-8.",
       "Check the name; save the file with the encoding UTF-8."},
      {"S102", Severity::error, "file is not TOML",
       "The file does not follow the rules of TOML, so nothing after this place could be read.",
       "Look at the line that is named and the one above it: a missing quote, bracket or = is the usual "
       "cause."},
      {"S103", Severity::error, "unknown section",
       "A heading in square brackets is not known. A typing error would otherwise pass unseen, and the "
       "default would be "
       "used instead of what was meant.",
       "Correct the heading; `werkthet list settings` shows all sections."},
      {"S104", Severity::error, "unknown setting",
       "A setting is not known in this section. A typing error would otherwise pass unseen.",
       "Correct the name or move the line; `werkthet list settings` shows all settings."},
      {"S105", Severity::error, "wrong kind of value",
       "A number, date, text, list or section was expected and something else was found. Texts stand in "
       "quotes; numbers, "
       "dates and true/false do not.",
       "Write the value as in the example of the message."},
      {"S106", Severity::error, "value is not one of the choices",
       "This setting has a closed list of values.", "Choose one of the values that the message names."},
      {"S107", Severity::error, "number or date outside its limits",
       "The value lies outside what the calculation or the rules allow, or the highest lies below the "
       "lowest.",
       "Choose a value within the limits that the message names."},
      {"S108", Severity::error, "required section or setting is missing",
       "Without this value no study can be described; the program assumes nothing for it.",
       "Add the line of the example and fill in your own value."},
      {"S109", Severity::error, "short name does not fit",
       "Short names appear in file names, addresses and column headers, so they have small letters, digits "
       "and _ only, at "
       "most 40. Some words have a meaning of their own in the tables.",
       "Choose another short name; the name for readers may hold anything."},
      {"S110", Severity::error, "name used twice",
       "Two things have the same name and readers could not tell them apart.",
       "Rename or remove one of the two."},
      {"S111", Severity::error, "dates in the wrong order",
       "Start, end, run-out, data and release follow each other in time.", "Correct one of the dates."},
      {"S112", Severity::error, "not exactly one control group",
       "Every group is compared with one control group, as the lottery made them. A study has at least two "
       "groups.",
       "Give exactly one group role = \"control\"."},
      {"S113", Severity::error, "refers to something that is not there",
       "A setting names a scale, characteristic, group, table or setting that the file does not have.",
       "Correct the name or add what it refers to."},
      {"S114", Severity::error, "more than one primary outcome",
       "The conclusion rests on one outcome chosen beforehand. With two, one of them can always be found to "
       "show something.",
       "Keep primary = true for one outcome."},
      {"S115", Severity::error, "interim looks out of order",
       "Each look has more information than the one before; the limits of the tests depend on it.",
       "Put the looks in the order of time."},
      {"S116", Severity::error, "smallest count below 10 without a reason",
       "Counts below 10 can point to a person. Five to nine is possible when someone decided so; that "
       "decision is printed "
       "in the log.",
       "Set min_cell = 10, or write who decided this and why in reason_below_10."},
      {"S117", Severity::error, "path leaves the study folder",
       "Paths start from the folder of the study file and stay below it, so that a study can be moved and "
       "archived.",
       "Put the file below the study folder."},
      {"S118", Severity::error, "key lies inside the study folder",
       "The key turns pseudonyms back into persons. Who copies or archives the study folder must not get the "
       "key along.",
       "Keep the key in a folder of its own."},
      {"S119", Severity::error, "not a colour",
       "Colours are written as # and six hexadecimal digits: #12436D.", "Write the colour in that form."},
      {"S120", Severity::error, "colour too light",
       "Lines and headings need a contrast of at least 3:1 on white (WCAG 2.1, criterion 1.4.11) to be seen "
       "by everyone.",
       "Choose a darker shade."},
      {"S121", Severity::error, "kind and status of the release do not fit",
       "A final release holds final or corrected figures and is dated after the end of the experiment.",
       "Correct kind, status or date."},
      {"S122", Severity::error, "text does not have the right form",
       "A text is too long, empty, has invisible characters or does not have the form of this setting.",
       "Write it as in the message."},
      {"S123", Severity::error, "list does not fit",
       "A list is empty, names something twice, is not in order or has the wrong number of items.",
       "Correct the list."},
      {"S124", Severity::warning, "setting without effect", "The setting is valid and changes nothing here.",
       "Remove the line, or change what it belongs to."},
      {"S125", Severity::error, "too many", "More than fits in readable tables.", "Join or remove some."},
      {"S126", Severity::note, "English text is missing", "English pages show the Dutch text instead.",
       "Add the English text, or set languages = [\"nl\"]."},
      {"S127", Severity::warning, "plan fixed after the start",
       "An analysis plan counts for most when it was fixed before anyone could see results.",
       "Nothing, if this is so: the date is published."},
      {"S128", Severity::error, "password in the study file",
       "A study file is copied, archived and shown. It names where the password of a database lies; the password "
       "itself may not stand in it, and the line is not repeated in the message.",
       "Name password_env or password_file, and change the password: who read this file knows it."},
      {"S129", Severity::error, "query that may do more than read",
       "A query for a list is one statement that begins with SELECT, WITH or TABLE. Statements that write, several "
       "statements, and text that servers read differently are refused before anything is connected; the connection "
       "itself is read-only as well.",
       "Write one statement that only reads."},
      {"S130", Severity::warning, "query without an order",
       "Without ORDER BY a database may give the same rows in another order each time, and then the fingerprint of "
       "the list differs though nothing changed.",
       "End the query with ORDER BY and columns that are never twice the same."},
      {"S131", Severity::error, "story without consent",
       "What one person tells can be recognised by those who know her. A story is published only when the participant "
       "agreed to exactly this text.",
       "Take the story out, or set consent = true when there is consent for this text."},
      {"S132", Severity::error, "rounding finer than the smallest count that may show",
       "A count that is rounded to fives can show that seven people are counted where ten is the least that may show.",
       "Set rounding to min_cell or more."},
      {"T101", Severity::error, "blocked wording",
       "The words claim more than statistics can show, or hide what was measured: proof, 'almost "
       "significant', 'not "
       "worse' without a margin set beforehand, a cause where nothing was drawn by lot, per cent where percentage points "
       "are meant.",
       "Use the words that the message suggests, with the margin."},
      {"T102", Severity::warning, "wording to look at",
       "The words are often read as more than was found: 'significant' as large, 'signal' as a finding, "
       "'thanks to' as a cause, 'best' as a ranking, a change in one outcome as a change in another.",
       "Keep them only when the figures say so; name the measure and the margin."},
      {"T103", Severity::note, "text can be plainer",
       "Long sentences and office words are skipped by readers. This is a report, not a judgement: the "
       "program does not "
       "certify a reading level.",
       "Split the sentence or use the plain word."},
      {"T104", Severity::warning, "sentence of more than 25 words",
       "Most readers lose the beginning of such a sentence before they reach its end.",
       "Split it: one message per sentence, 10 to 15 words."},
      {"T105", Severity::note, "text is heavy as a whole",
       "The sentences have more than 15 words on average, or a paragraph has more than 100 words. Guides for plain "
       "Dutch (B1) ask for less.",
       "Split sentences; leave a line empty between two messages."},
      {"T106", Severity::note, "term without explanation",
       "Members of a council do not know the words of statistics and of the law by heart.",
       "Explain the term in brackets where it stands first, or use a plain word."},
      {"T107", Severity::error, "a sign that tables keep for notes ([noot 1]) and hidden figures ([c])",
       "Tables write [noot 1] for a note, and [c] and other letters in square brackets for a figure that is not shown. In "
       "a label, title or note such a sign would point at a note that is not there, or call a figure hidden.",
       "Write it without square brackets: (noot 1), (c)."},
  };
  return rules;
}

const Rule& settings_rule(std::string_view code) {
  return rule_of(settings_rules(), code);
}

}  // namespace werkthet::config
