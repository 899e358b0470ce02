#include "cli/command.hpp"

#include <algorithm>

namespace werkthet::cli {
namespace {

const Positional study{"STUDY", "the study file, or the folder that holds study.toml", true};
const Option strict{"--strict", "", "warnings end the run with exit code 1"};
const Option threads{"--threads", "N", "threads for reading and computing (default 2); the result does not depend on it"};

const Option as_of{"--as-of", "DATE",
                   "only what was known on this day (yyyy-mm-dd): later deliveries, answers and contacts do not exist"};
const Option no_cache{"--no-cache", "", "read every delivery again, and keep nothing for the next run"};

}  // namespace

const std::vector<Option>& global_options() {
  static const std::vector<Option> options{
      {"--quiet", "", "print nothing but problems"},
      {"--log", "text|json", "one line per stage as text (default) or as JSON"},
      {"--help", "", "show the help of the command"}};
  return options;
}

const std::vector<ExitCode>& exit_codes() {
  static const std::vector<ExitCode> codes{{0, "done"},
                                           {1, "done, but there are warnings and --strict was given"},
                                           {2, "the command line or the study file is wrong"},
                                           {3, "the check of the input failed"},
                                           {4, "the disclosure gate refuses the release, or the audit found something"},
                                           {7, "reading, writing or the lock failed"},
                                           {8, "a template is wrong"},
                                           {70, "a bug of werkthet"}};
  return codes;
}

const std::vector<Command>& commands() {
  static const std::vector<Command> table{
      {"init",
       "make a new study folder, or the example",
       "Writes a commented study.toml with the values of a profile and makes the pseudonym key outside the "
       "folder. "
       "With --example it writes an invented municipality with all its data instead. Nothing is overwritten.",
       {{"DIR", "the folder to make; it must be empty or absent", true}},
       {{"--profile", "NAME", "apeldoorn-oss (default), zwolle or amvb: visible defaults, nothing else"},
        {"--lang", "nl|en", "language of the comments in study.toml (default nl)"},
        {"--example", "lindeveen", "write the example municipality"},
        {"--scale", "X", "size of the example (default 1: about 2,000 benefits)"},
        {"--seed", "N", "seed of the example's generator"},
        {"--with-errors", "", "plant fourteen problems in the example"}},
       "werkthet init --example lindeveen lindeveen",
       run_init},
      {"plan",
       "before the start: how many people, what can be seen, what it costs",
       "For a council that has not joined yet. Reads [feasibility] and the list of costs, and no file about people. "
       "Says how many may take part, which difference such groups can show, how many people a wished difference asks "
       "for, what it costs and what must be saved; prints the core message and puts a memo, a workbook and data files "
       "in out/<release>/. The release is of kind \"exploration\".",
       {study},
       {{"--out", "DIR", "where releases go (default: out beside the study file)"}, strict},
       "werkthet plan mytown",
       run_plan},
      {"check",
       "read all input and list what is wrong",
       "Reads the study and everything it names, runs every check, and prints all problems at once. Writes "
       "nothing, unless --report names a folder: then a page for the data manager comes there, also when there are "
       "errors.",
       {study},
       {{"--report", "DIR", "write quality.html, quality.csv and quality_counts.csv here; for internal use"},
        strict,
        as_of,
        threads,
        no_cache},
       "werkthet check lindeveen",
       run_check},
      {"build",
       "make memo, workbook, charts, data files and website",
       "Runs the whole way from files to outputs and puts them in out/<release>/: public/ may leave, "
       "internal/ may "
       "not. A failed build leaves the earlier output untouched.",
       {study},
       {{"--out", "DIR", "where releases go (default: out beside the study file)"},
        {"--theme", "FILE", "design tokens of the house style, instead of [site] theme"},
        {"--theme-strict", "", "a house colour with too little contrast is an error instead of replaced"},
        {"--only", "LIST", "only these publishers, separated by commas (see `werkthet list publishers`)"},
        strict,
        as_of,
        threads,
        no_cache},
       "werkthet build lindeveen",
       run_build},
      {"explain",
       "what a problem code or a figure means",
       "For a code such as E204: the rule, why it exists and what to do. For the key of a figure such as "
       "exit_work.18.regie.share: its value, n, method and reference, read from a build. Figures are "
       "internal. With --disclosure: for the key of a count such as exit_work|regie|18, how it may appear, which "
       "rule decided that, and what a reader can still work out.",
       {{"WHAT", "a code, the key of a figure, or with --disclosure the key of a count", true}},
       {{"--release", "DIR", "the release folder to look in (needed for figures and counts)"},
        {"--disclosure", "", "what the gate decided about a count, and why"}},
       "werkthet explain E204",
       run_explain},
      {"verify",
       "is this still what was published?",
       "Compares every public file of a release with the manifest written at its build: same, changed, "
       "missing or extra.",
       {{"RELEASE", "a release folder, or its public folder", true}},
       {},
       "werkthet verify lindeveen/out/2020-eind",
       run_verify},
      {"approve",
       "agree with what the privacy review asks about",
       "Each build writes internal/privacy.json: pass, or review with the points that a person must look at, such as a "
       "smallest count below ten or an earlier release without a ledger. This writes down which function agrees, in "
       "internal/approvals.json, for exactly these files: when one changes, the approval no longer holds. `werkthet "
       "verify` tells the state.",
       {{"RELEASE", "a release folder with its internal part", true}},
       {{"--function", "NAME", "who agrees: a function and no person (needed)"},
        {"--date", "DATE", "the day of the approval, 2020-06-15 (needed)"},
        {"--note", "TEXT", "why"}},
       "werkthet approve lindeveen/out/2020-eind --function \"functionaris gegevensbescherming\" --date 2020-06-15",
       run_approve},
      {"audit",
       "what could a reader work out?",
       "Attacks the published data files of one release, or of several releases of one study together, with linear "
       "programming: totals and parts, percentages, months that only add people, the same figure in two releases. "
       "Reads nothing but public/data. Prints every hidden count that follows from what is printed and every small "
       "number of people that nobody printed. Exit code 4 when it finds one, 3 when it does not and the files "
       "contradict each other.",
       {{"DIR", "a release folder, or its public folder", true, true}},
       {{"--min-cell", "N", "a count below this is small (default 10)"},
        {"--json", "FILE", "write the findings and the interval of every hidden and rounded count here"}},
       "werkthet audit lindeveen/out/2019-k4 lindeveen/out/2020-eind",
       run_audit},
      {"template",
       "your own Word template: make, check, list the tags",
       "list prints the tags that a template may use. new FILE writes a template to start from, with a content control for "
       "each part of the memo. check FILE tells everything that is wrong with a .docx or .dotx at once: unknown, missing or "
       "double tags, controls in the wrong place, divided braces, missing styles, and what makes a letter hard to use; exit "
       "code 8 when the memo cannot be filled. Name the file in the study as [memo] template, and build fills it.",
       {{"ACTION", "new, check or list", true}, {"FILE", "the template", false}},
       {{"--kind", "NAME", "with new: final (default), interim, quarterly or exploration"}},
       "werkthet template new huisstijl.docx",
       run_template},
      {"memo",
       "make the memo alone, fill it again, or check it after work in Word",
       "With STUDY: writes the memo of the study, into its template when it has one, and touches no release. --update FILE "
       "fills a memo again that people worked on: what they changed is kept, and told with the new proposal beside it in a "
       "file with differences. With --check FILE and --release DIR: reads the memo as it is now and tells words that claim "
       "too much, personal data, numbers that are not in the release, and caveats that went; exit code 3 for words that "
       "are blocked.",
       {{"STUDY", "the study file, or the folder that holds study.toml", false}},
       {{"--template", "FILE", "this .docx or .dotx instead of the one in the study"},
        {"--update", "FILE", "fill this memo again, which was filled before"},
        {"--overwrite", "LIST", "with --update: tags whose text is replaced also when it was changed by hand"},
        {"--to", "FILE", "where the memo goes (default: memo-<release>.docx beside the study, or <name>-updated.docx)"},
        {"--pdf", "", "also a PDF, through LibreOffice: tagged, marked as PDF/UA; have it checked"},
        {"--check", "FILE", "check this memo; nothing is written"},
        {"--release", "DIR", "with --check: the release that the memo speaks of"},
        strict,
        as_of,
        threads,
        no_cache},
       "werkthet memo --check brief.docx --release lindeveen/out/2020-eind",
       run_memo},
      {"audit-workbook",
       "does a workbook keep the rules for accessible spreadsheets?",
       "Reads an Excel workbook (.xlsx), of this program or of somebody else, and asks every item of the checklist: "
       "marked-up tables, titles, notes, shorthand, fonts, links, hidden parts, properties, charts. Says per item how "
       "much was looked at and where it does not hold. Exit code 3 when an item does not hold. Every build does this "
       "with its own workbook and stops when an item fails; the report is internal/workbook-audit.json.",
       {{"FILE", "a workbook, .xlsx", true}},
       {{"--json", "FILE", "write the report here"}},
       "werkthet audit-workbook lindeveen/out/2020-eind/public/workbook.xlsx",
       run_audit_workbook},
      {"list",
       "list settings, profiles, layouts, publishers, covariates, analyses or codes",
       "Prints one of the lists that the program works from.",
       {{"WHAT", "settings, profiles, layouts, publishers, covariates, analyses or codes", true}},
       {},
       "werkthet list settings",
       run_list},
      {"layout",
       "which layout fits a file of benefits, or a new one",
       "detect FILE tries the layouts on the beginning of a delivery and says which fits, which fields were found and "
       "which codes are unknown; exit code 3 when none fits. new FILE drafts a layout from the names in a file and "
       "writes it to standard output, with every guess marked. list says what each shipped layout is. Nothing about a "
       "person is shown.",
       {{"ACTION", "detect, new or list", true}, {"FILE", "a delivery; of a .zip the first file in it", false}},
       {{"--layout", "LIST", "try only these: names of layouts or own .toml files, separated by commas"}},
       "werkthet layout detect lindeveen/data/bus/2018-01.xml",
       run_layout},
      {"version",
       "print the version",
       "Prints the name and the version.",
       {},
       {},
       "werkthet version",
       run_version},
      {"help",
       "show this help, or the help of a command",
       "Without a word: the overview. With the name of a command: its options and an example.",
       {{"COMMAND", "the command to explain", false}},
       {{"--man", "", "write the man page to standard output"},
        {"--completion", "bash", "write shell completion to standard output"}},
       "werkthet help build",
       run_help}};
  return table;
}

const Command* find_command(std::string_view name) {
  const auto found =
      std::find_if(commands().begin(), commands().end(), [&](const Command& c) { return c.name == name; });
  return found == commands().end() ? nullptr : &*found;
}

}  // namespace werkthet::cli
