#include "cli/command.hpp"

#include <algorithm>

namespace werkthet::cli {
namespace {

std::string option_word(const Option& option) {
  return option.name + (option.placeholder.empty() ? "" : " " + option.placeholder);
}

std::string padded(std::string text, std::size_t width) {
  text.resize(std::max(width, text.size() + 2), ' ');
  return text;
}

std::string wrapped(const std::string& text, std::size_t width) {
  std::string result;
  std::size_t column = 0;
  std::size_t from = 0;
  while (from < text.size()) {
    std::size_t to = text.find(' ', from);
    to = to == std::string::npos ? text.size() : to;
    if (column > 0 && column + 1 + (to - from) > width) {
      result += '\n';
      column = 0;
    } else if (column > 0) {
      result += ' ';
      ++column;
    }
    result += text.substr(from, to - from);
    column += to - from;
    from = to + 1;
  }
  return result;
}

std::string synopsis(const Command& command) {
  std::string text = "werkthet " + command.name;
  if (!command.options.empty()) {
    text += " [options]";
  }
  for (const Positional& positional : command.positionals) {
    const std::string name = positional.name + (positional.many ? "..." : "");
    text += positional.required ? " " + name : " [" + name + "]";
  }
  return text;
}

std::string option_rows(const std::vector<Option>& options) {
  std::string text;
  for (const Option& option : options) {
    text += "  " + padded(option_word(option), 22) + option.help + "\n";
  }
  return text;
}

/// Text for troff: a line that starts with a dot or quote, and hyphens and backslashes, would be commands.
std::string troff(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == '\\') {
      result += "\\e";
    } else if (c == '-') {
      result += "\\-";
    } else {
      result += c;
    }
  }
  return !result.empty() && (result.front() == '.' || result.front() == '\'') ? "\\&" + result : result;
}

}  // namespace

std::string help_overview() {
  std::string text =
      "werkthet: did it work? Reports on randomised welfare experiments, from the files a municipality "
      "holds.\n\n"
      "usage: werkthet COMMAND [options]\n\ncommands:\n";
  for (const Command& command : commands()) {
    text += "  " + padded(command.name, 10) + command.summary + "\n";
  }
  text += "\noptions of every command:\n" + option_rows(global_options()) + "\nexit codes:\n";
  for (const ExitCode& code : exit_codes()) {
    text += "  " + padded(std::to_string(code.code), 4) + code.meaning + "\n";
  }
  text += "\nTry the example:\n";
  for (const Command& command : commands()) {
    if (command.name == "init" || command.name == "check" || command.name == "build") {
      text += "  " + command.example + "\n";
    }
  }
  return text;
}

std::string help_of(const Command& command) {
  std::string text = "usage: " + synopsis(command) + "\n\n" + wrapped(command.description, 90) + "\n";
  if (!command.positionals.empty()) {
    text += "\n";
    for (const Positional& positional : command.positionals) {
      text += "  " + padded(positional.name, 22) + positional.help + "\n";
    }
  }
  if (!command.options.empty()) {
    text += "\noptions:\n" + option_rows(command.options);
  }
  text += "\noptions of every command:\n" + option_rows(global_options());
  return text + "\nexample:\n  " + command.example + "\n";
}

std::string man_page() {
  std::string text =
      ".TH WERKTHET 1\n.SH NAME\nwerkthet \\- reports on randomised welfare experiments\n.SH SYNOPSIS\n"
      ".B werkthet\nCOMMAND [options]\n.SH COMMANDS\n";
  for (const Command& command : commands()) {
    text += ".SS " + troff(synopsis(command)) + "\n" + troff(command.description) + "\n";
    for (const Positional& positional : command.positionals) {
      text += ".TP\n.I " + troff(positional.name) + "\n" + troff(positional.help) + "\n";
    }
    for (const Option& option : command.options) {
      text += ".TP\n.B " + troff(option_word(option)) + "\n" + troff(option.help) + "\n";
    }
    text += ".PP\nExample:\n.nf\n" + troff(command.example) + "\n.fi\n";
  }
  text += ".SH OPTIONS OF EVERY COMMAND\n";
  for (const Option& option : global_options()) {
    text += ".TP\n.B " + troff(option_word(option)) + "\n" + troff(option.help) + "\n";
  }
  text += ".SH EXIT STATUS\n";
  for (const ExitCode& code : exit_codes()) {
    text += ".TP\n.B " + std::to_string(code.code) + "\n" + troff(code.meaning) + "\n";
  }
  return text;
}

std::string bash_completion() {
  std::string names;
  std::string cases;
  std::string global;
  for (const Option& option : global_options()) {
    global += " " + option.name;
  }
  for (const Command& command : commands()) {
    names += (names.empty() ? "" : " ") + command.name;
    std::string options;
    for (const Option& option : command.options) {
      options += (options.empty() ? "" : " ") + option.name;
    }
    cases += "    " + command.name + ") words=\"" + options + global + "\" ;;\n";
  }
  return "# bash completion for werkthet, written by `werkthet help --completion bash`\n"
         "_werkthet() {\n"
         "  local current=\"${COMP_WORDS[COMP_CWORD]}\" words\n"
         "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
         "    COMPREPLY=($(compgen -W \"" +
         names +
         "\" -- \"$current\"))\n"
         "    return\n"
         "  fi\n"
         "  case \"${COMP_WORDS[1]}\" in\n" +
         cases +
         "    *) words=\"\" ;;\n"
         "  esac\n"
         "  case \"$current\" in\n"
         "    -*) COMPREPLY=($(compgen -W \"$words\" -- \"$current\")) ;;\n"
         "    *) COMPREPLY=($(compgen -f -- \"$current\")) ;;\n"
         "  esac\n"
         "}\n"
         "complete -F _werkthet werkthet\n";
}

}  // namespace werkthet::cli
