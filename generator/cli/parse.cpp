#include "cli/command.hpp"
#include "core/error.hpp"
#include "core/text.hpp"

#include <boost/program_options.hpp>

namespace werkthet::cli {
namespace {

namespace po = boost::program_options;

[[noreturn]] void usage_error(const Command& command, const std::string& message, std::string hint = {}) {
  throw core::Error(core::ErrorKind::usage, message, "werkthet " + command.name,
                    hint.empty() ? "see `werkthet help " + command.name + "`" : std::move(hint));
}

std::vector<Option> all_options(const Command& command) {
  std::vector<Option> options = command.options;
  options.insert(options.end(), global_options().begin(), global_options().end());
  return options;
}

}  // namespace

Arguments parse(const Command& command, const std::vector<std::string>& words) {
  const std::vector<Option> options = all_options(command);
  po::options_description known;
  for (const Option& option : options) {
    const std::string name = option.name.substr(2);
    if (option.placeholder.empty()) {
      known.add_options()(name.c_str(), option.help.c_str());
    } else {
      known.add_options()(name.c_str(), po::value<std::string>(), option.help.c_str());
    }
  }
  known.add_options()("positional", po::value<std::vector<std::string>>(), "");
  po::positional_options_description positional;
  positional.add("positional", -1);
  // Abbreviations are not guessed: an option added next year must not change what an old script means.
  const int style = po::command_line_style::default_style & ~po::command_line_style::allow_guessing &
                    ~po::command_line_style::allow_short;
  po::variables_map values;
  try {
    po::store(po::command_line_parser(words).options(known).positional(positional).style(style).run(),
              values);
    po::notify(values);
  } catch (const po::unknown_option& e) {
    std::vector<std::string> names;
    for (const Option& option : options) {
      names.push_back(option.name);
    }
    const std::string near = core::nearest(e.get_option_name(), names);
    usage_error(command, "there is no option " + e.get_option_name(),
                near.empty() ? "" : "did you mean " + near + "?");
  } catch (const po::multiple_occurrences& e) {
    usage_error(command, "the option " + e.get_option_name() + " was given twice");
  } catch (const po::error_with_option_name& e) {
    usage_error(command, "the option " + e.get_option_name() + " needs a value");
  } catch (const po::error& e) {
    usage_error(command, e.what());
  }
  Arguments arguments;
  for (const Option& option : options) {
    const std::string name = option.name.substr(2);
    if (values.count(name) > 0) {
      arguments.options[name] = option.placeholder.empty() ? "yes" : values[name].as<std::string>();
    }
  }
  if (values.count("positional") > 0) {
    arguments.positionals = values["positional"].as<std::vector<std::string>>();
  }
  if (arguments.has("help")) {
    return arguments;
  }
  const bool many = !command.positionals.empty() && command.positionals.back().many;
  if (arguments.positionals.size() > command.positionals.size() && !many) {
    usage_error(command, "too many words: \"" + arguments.positionals[command.positionals.size()] + "\"");
  }
  for (std::size_t i = arguments.positionals.size(); i < command.positionals.size(); ++i) {
    if (command.positionals[i].required) {
      usage_error(command, command.positionals[i].name + " is missing: " + command.positionals[i].help);
    }
  }
  if (arguments.has("log") && arguments.get("log") != "text" && arguments.get("log") != "json") {
    usage_error(command, "--log is text or json, not \"" + arguments.get("log") + "\"");
  }
  return arguments;
}

}  // namespace werkthet::cli
