#include "word/rules.hpp"

#include <utility>

namespace werkthet::word {
namespace {

constexpr core::Severity error = core::Severity::error;
constexpr core::Severity warning = core::Severity::warning;
constexpr core::Severity note = core::Severity::note;

std::vector<config::Rule> make() {
  return {
      {"D100", error, "a Word file cannot be read",
       "The file is no Word document (.docx or .dotx): an old .doc, a file with a password or with macros, "
       "Strict Open XML, "
       "or it is damaged. It comes from outside, so nothing of it is guessed or repaired.",
       "open it in Word and save it as \"Word document (*.docx)\", without password and macros"},
      {"D101", error, "no place to fill in a Word template",
       "A template says where the memo's texts come: by content controls with a tag such as wh.kern, or by "
       "{{kern}} typed "
       "in the text. This file has none, so the memo would be the empty template.",
       "add content controls (Developer tab of Word, Properties, Tag); `werkthet template new FILE` writes "
       "an example and "
       "`werkthet template list` the tags"},
      {"D102", error, "unknown tag in a Word template",
       "A control or {{...}} has a name that the program does not know. It would stay empty in what the "
       "council reads. "
       "Controls whose tag does not start with wh. are yours and are never touched.",
       "correct the tag; `werkthet template list` shows all"},
      {"D103", error, "a part that every memo needs has no place in the template",
       "A memo may look as a municipality likes, but the core message, the caveats and the status of the "
       "figures are "
       "never left out: without them the figures can be read as more than they are.",
       "add a control for the tag that is named; wh.brief holds the whole letter at once"},
      {"D104", warning, "a part of the memo has no place in the template",
       "This text of the memo is not shown: no control and no {{...}} has its tag. That may be meant.",
       "add a control with the tag that is named, or leave it"},
      {"D105", warning, "a tag is used more than once",
       "The same text comes in two places. For a date or a subject that is normal; for a whole part it is "
       "mostly a copy "
       "that was forgotten.",
       "remove one of the two"},
      {"D106", error, "a control stands around the wrong thing",
       "A part of several paragraphs, a table or a figure needs a control around whole paragraphs; the rows "
       "of a table "
       "need a control around one row of a table; a control with one line holds text only.",
       "remove the control and insert it again with whole paragraphs (or the table row) selected; use \"Rich "
       "text\""},
      {"D107", warning, "{{...}} is divided over pieces",
       "Word divided the typed braces, mostly by its spelling check. The program puts them together again. "
       "They disappear "
       "when they are filled, so the memo cannot be filled a second time.",
       "use a content control instead: it stays, and can be filled again"},
      {"D108", warning, "{{...}} can be filled once only",
       "Typed braces disappear when they are filled. A content control stays: when a figure changes the same "
       "file is "
       "filled again and your own changes are kept.",
       "use a content control with the same tag"},
      {"D109", warning, "a style is missing",
       "Headings, lists and captions take the styles of your template, found by their name in Word (heading "
       "2, List "
       "Bullet, caption). Without the style the text is formatted directly and is no real heading or list: a "
       "screen reader "
       "and the table of contents do not find it.",
       "use the style once in the template and save, so that Word writes it into the file"},
      {"D110", warning, "a table has no header row",
       "A screen reader reads the header with each cell, but only when Word knows which row it is.",
       "select the first row, Layout, Repeat header rows"},
      {"D111", warning, "a picture has no alternative text",
       "Who cannot see the picture does not know what it says. A logo needs its name.",
       "right click the picture, Edit alt text; or mark it as decorative"},
      {"D112", warning, "a heading level is skipped",
       "From heading 1 to heading 3: who walks through the headings looks for the one between.",
       "use the next level"},
      {"D113", warning, "the language of the template is not the memo's",
       "A screen reader pronounces the text in the language that the file says it has.",
       "select all, Review, Language, Dutch (Netherlands), and save"},
      {"D114", warning, "comments, tracked changes or hidden text in a template",
       "They go to the council with the letter. Tracked changes also hold names of persons.",
       "accept or reject the changes and remove the comments and hidden text"},
      {"D115", error, "the rows of a table have another number of cells than the template",
       "Every column of the memo's table needs a cell in the row that the control stands around: a column "
       "that is left "
       "out could be the margin of a figure.",
       "give the row as many cells as the message says, or put the control around a paragraph: then the "
       "whole table comes"},
      {"D116", warning, "a part that this memo does not have",
       "The template is for more than one kind of memo, and this part does not belong in this one. A "
       "sentence says so in "
       "its place.",
       "remove the heading and the control from this letter, or use a template for this kind of memo"},
      {"D117", error, "a field or bookmark that cannot be filled",
       "A field of a document property (DOCPROPERTY wh.zaaknummer) and a bookmark (wh_zaaknummer) hold one "
       "line "
       "of plain text "
       "within one paragraph. Parts of several paragraphs, tables and figures do not fit in them, and what "
       "is "
       "more than text "
       "around such a place (a picture, a link, a field in a field) would be lost when it is replaced.",
       "use a content control with the same tag in its place, or take what is more than text out of it"},
      {"D118", warning, "a bookmark is a weak place",
       "Word drops a bookmark when its text is deleted or typed over. Then this text can no longer be filled "
       "again, and "
       "nothing tells that it was ours.",
       "use a content control with the same tag: it stays"},
      {"D120", note, "a text that was changed by hand was kept",
       "The text in this control is not what the program wrote, so a person changed it. It stays. The new "
       "proposal of the "
       "program stands in the file with differences.",
       "to take the new text after all, run again with --overwrite and the tag"},
      {"D121", warning, "a number in the letter is not in the release",
       "Every number of results comes from the published figures. This one, with this unit, is none of them: "
       "a typing "
       "error, a number rounded or computed by hand, or a number from elsewhere. Dates, years, amounts in "
       "your own parts "
       "of the letter and numbers of tables are not meant.",
       "take the number from the workbook or the website; if it comes from elsewhere, name its source in the "
       "sentence"},
      {"D122", warning, "a caveat of the release is not in the letter",
       "The letter no longer holds a caveat as the release gives it. Caveats may be added to and said "
       "better; without one "
       "the council reads the figures as more than they are.",
       "put it back, or be sure that the letter says the same in other words"},
  };
}

}  // namespace

const std::vector<config::Rule>& rules() {
  static const std::vector<config::Rule> all = make();
  return all;
}

core::Problem problem(const std::string& code, const std::string& file, std::string where,
                      std::string message, std::string remedy) {
  const config::Rule& rule = config::rule_of(rules(), code);
  core::Problem made;
  made.severity = rule.severity;
  made.code = code;
  made.place = {file, 0, 0, std::move(where)};
  made.message = std::move(message);
  made.remedy = remedy.empty() ? rule.remedy : std::move(remedy);
  return made;
}

}  // namespace werkthet::word
