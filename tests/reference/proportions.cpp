// single_proportion, two_proportions, k_by_c_table, mantel_haenszel, mcnemar.

#include "statistics/proportions/proportions.hpp"
#include "reference/counts.hpp"
#include "statistics/proportions/contingency_table.hpp"
#include "statistics/proportions/mantel_haenszel.hpp"
#include "statistics/proportions/paired_proportions.hpp"

#include <map>
#include <regex>
#include <set>
#include <stdexcept>

namespace werkthet::reference {

namespace st = statistics;

std::string equals(const std::string& column, const Json& value) {
  return column + "==" + (value.is_string() ? value.get<std::string>() : value.dump());
}

TwoCounts two_counts(const Case& c) {
  const Json& in = c.inputs();
  if (c.has("x1")) {
    return {in.at("x1"), in.at("n1"), in.at("x2"), in.at("n2")};
  }
  const std::string outcome = c.word("outcome");
  const std::string group = c.word("group");
  const Table t = c.table({outcome, group});
  const std::vector<int> y = t.flags(outcome);
  const auto count = [&](const Json& value, std::int64_t& events, std::int64_t& n) {
    const std::vector<int> member = t.flags(equals(group, value));
    for (std::size_t i = 0; i < y.size(); ++i) {
      n += member[i];
      events += member[i] * y[i];
    }
  };
  TwoCounts g;
  count(in.at("group1"), g.x1, g.n1);
  count(in.contains("group2") ? in.at("group2") : in.at("group0"), g.x2, g.n2);
  return g;
}

namespace {

/// A count given outright, or the column of a table with one row.
std::int64_t count_of(const Case& c, const char* input) {
  const Json& value = c.inputs().at(input);
  return value.is_string() ? c.table().whole(value.get<std::string>()).at(0) : value.get<std::int64_t>();
}

Json single_proportion(const Case& c) {
  const std::int64_t x = count_of(c, "x");
  const std::int64_t n = count_of(c, "n");
  const double confidence = c.confidence();
  const auto limits = [](const st::Proportion& p) { return pair(p.interval); };
  return {{"estimate", field(st::wilson(x, n, confidence), [](const auto& p) { return p.estimate; })},
          {"wilson", field(st::wilson(x, n, confidence), limits)},
          {"wilson_cc", field(st::wilson_corrected(x, n, confidence), limits)},
          {"clopper_pearson", field(st::clopper_pearson(x, n, confidence), limits)},
          {"agresti_coull", field(st::agresti_coull(x, n, confidence), limits)},
          {"jeffreys", field(st::jeffreys(x, n, confidence), limits)},
          {"wald", field(st::wald_proportion(x, n, confidence), limits)}};
}

Json or_infinity(const std::optional<double>& value) {
  return value ? Json(*value) : Json("Inf");
}

Json two_proportions(const Case& c) {
  const auto [x1, n1, x2, n2] = two_counts(c);
  const double confidence = c.confidence();
  const auto wald = st::risk_difference_wald(x1, n1, x2, n2, confidence);
  const auto newcombe = st::risk_difference_newcombe(x1, n1, x2, n2, confidence);
  const auto chi = st::chi_square_2x2(x1, n1, x2, n2);
  const auto fisher = st::fisher_exact(x1, n1, x2, n2);
  const auto conditional = st::conditional_odds_ratio(x1, n1, x2, n2, confidence);
  const auto rr = st::risk_ratio(x1, n1, x2, n2, confidence);
  const auto score = st::risk_ratio_score(x1, n1, x2, n2, confidence);
  const auto odds = st::odds_ratio(x1, n1, x2, n2, confidence);
  const auto limits = [](const auto& r) { return pair(r.interval); };
  Json out;
  out["p1"] = newcombe->share1;
  out["p2"] = newcombe->share0;
  out["rd"] = newcombe->difference;
  out["rd_se_unpooled"] = wald->se;
  out["rd_wald"] = pair(wald->difference.interval);
  out["rd_newcombe"] = pair(newcombe->interval);
  out["rd_miettinen_nurminen"] =
      field(st::risk_difference_miettinen_nurminen(x1, n1, x2, n2, confidence), limits);
  out["rd_mee"] = field(st::risk_difference_mee(x1, n1, x2, n2, confidence), limits);
  out["z_pooled"] = field(chi, [](const auto& t) { return t.z; });
  out["p_z_pooled"] = field(chi, [](const auto& t) { return t.p; });
  out["chisq"] = field(chi, [](const auto& t) { return t.statistic; });
  out["p_chisq"] = field(chi, [](const auto& t) { return t.p; });
  out["chisq_yates"] = field(chi, [](const auto& t) { return t.corrected; });
  out["p_chisq_yates"] = field(chi, [](const auto& t) { return t.corrected_p; });
  out["fisher_p"] = field(fisher, [](const auto& t) { return t.p; });
  out["fisher_p_less"] = field(fisher, [](const auto& t) { return t.p_less; });
  out["fisher_p_greater"] = field(fisher, [](const auto& t) { return t.p_greater; });
  out["fisher_midp_two_sided_double"] = field(fisher, [](const auto& t) { return t.mid_p; });
  out["fisher_or_cmle"] = field(conditional, [](const auto& r) { return or_infinity(r.ratio); });
  out["fisher_or_ci"] = field(conditional, [](const auto& r) {
    return Json::array({r.low, or_infinity(r.high)});
  });
  out["rr"] = field(rr, [](const auto& r) { return r.ratio; });
  out["rr_katz"] = field(rr, limits);
  out["rr_log_se"] = field(rr, [](const auto& r) { return r.log_se; });
  out["rr_score_mn"] = field(score, [](const auto& r) { return Json::array({r.low, or_infinity(r.high)}); });
  out["or"] = field(odds, [](const auto& r) { return r.ratio; });
  out["or_woolf"] = field(odds, limits);
  out["or_log_se"] = field(odds, [](const auto& r) { return r.log_se; });
  out["nnt"] = field(st::number_needed(*newcombe), [](const auto& r) { return r.number; });
  return out;
}

using Counts = std::vector<std::vector<std::int64_t>>;

/// Cross table of two columns, levels in order; with `first`, its level stands first.
Counts cross_table(const Numbers& rows, const Numbers& columns) {
  const std::set<double> row_levels(rows.begin(), rows.end());
  const std::set<double> column_levels(columns.begin(), columns.end());
  const auto at = [](const std::set<double>& levels, double value) {
    return static_cast<std::size_t>(std::distance(levels.begin(), levels.find(value)));
  };
  Counts table(row_levels.size(), std::vector<std::int64_t>(column_levels.size(), 0));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    ++table[at(row_levels, rows[i])][at(column_levels, columns[i])];
  }
  return table;
}

/// The counts of a case: given, counted from columns, or in the file as "events" and "n" per row.
Counts count_table(const Case& c) {
  if (c.has("table")) {
    return c.inputs().at("table").get<Counts>();
  }
  if (c.has("rows")) {
    const std::string rows = c.word("rows");
    if (c.has("column_first")) {
      const Table t = c.table({rows, c.word("column_first")});
      Numbers first = t.numbers(c.word("column_first"));
      for (double& value : first) {
        value = -value;  // what is true stands first
      }
      return cross_table(t.numbers(rows), first);
    }
    const std::string columns = c.word(c.has("columns") ? "columns" : "column");
    const Table t = c.table({rows, columns});
    return cross_table(t.numbers(rows), t.numbers(columns));
  }
  // "columns voted, not voted" in the note: a count, and what is left of n
  const std::string note = c.content().value("note", "");
  static const std::regex form(R"(columns (\w+), not )");
  std::smatch found;
  if (!std::regex_search(note, found, form)) {
    throw std::runtime_error("a table of counts this program does not know");
  }
  const Table t = c.table();
  const std::vector<int> events = t.whole(found[1]);
  const std::vector<int> n = t.whole("n");
  Counts out;
  for (std::size_t i = 0; i < n.size(); ++i) {
    out.push_back({events[i], n[i] - events[i]});
  }
  return out;
}

Json k_by_c_table(const Case& c) {
  const Counts table = count_table(c);
  const auto test = st::chi_square_table(table);
  const auto exact = st::fisher_exact_table(table);
  return {{"chisq", field(test, [](const auto& t) { return t.statistic; })},
          {"df", field(test, [](const auto& t) { return t.df; })},
          {"p", field(test, [](const auto& t) { return t.p; })},
          {"g", field(test, [](const auto& t) { return t.g; })},
          {"p_g", field(test, [](const auto& t) { return t.g_p; })},
          {"min_expected", field(test, [](const auto& t) { return t.smallest_expected; })},
          {"cramers_v", field(test, [](const auto& t) { return t.cramers_v; })},
          {"fisher_p", field(exact, [](double p) { return p; })}};
}

/// A column or expression; or "the q1..q6 column that is 1": the number of that column, 0 when none is.
std::string strata_expression(const std::string& text) {
  static const std::regex form(R"(the ([A-Za-z_]+)(\d+)\.\.\1(\d+) column that is 1)");
  std::smatch found;
  if (!std::regex_search(text, found, form)) {
    return text;
  }
  std::string out = "0";
  for (int k = std::stoi(found[2]); k <= std::stoi(found[3]); ++k) {
    out += "+" + std::to_string(k) + "*" + found[1].str() + std::to_string(k);
  }
  return out;
}

std::vector<st::Stratum> strata_of(const Case& c) {
  std::vector<st::Stratum> out;
  if (c.has("a")) {
    const bool given = c.inputs().at("a").is_array();
    const auto counts = [&](const char* name) {
      return given ? c.inputs().at(name).get<std::vector<std::int64_t>>() : [&] {
        const std::vector<int> whole = c.table().whole(c.word(name));
        return std::vector<std::int64_t>(whole.begin(), whole.end());
      }();
    };
    const auto a = counts("a");
    const auto n1 = counts("n1");
    const auto b = counts("c");
    const auto n2 = counts("n2");
    for (std::size_t i = 0; i < a.size(); ++i) {
      out.push_back({a[i], n1[i], b[i], n2[i]});
    }
    return out;
  }
  const std::string outcome = c.word("outcome");
  const std::string group = c.word("group");
  const std::string strata = strata_expression(c.word("strata"));
  const Table t = c.table({outcome, group, strata});
  const std::vector<int> y = t.flags(outcome);
  const std::vector<int> one = t.flags(equals(group, c.inputs().at("group1")));
  const std::vector<int> zero = t.flags(equals(group, c.inputs().at(c.has("group2") ? "group2" : "group0")));
  std::map<double, st::Stratum> by_stratum;
  const Numbers stratum = t.numbers(strata);
  for (std::size_t i = 0; i < y.size(); ++i) {
    st::Stratum& s = by_stratum[stratum[i]];
    s.n1 += one[i];
    s.events1 += one[i] * y[i];
    s.n0 += zero[i];
    s.events0 += zero[i] * y[i];
  }
  for (const auto& [level, s] : by_stratum) {
    out.push_back(s);
  }
  return out;
}

Json mantel_haenszel(const Case& c) {
  const std::vector<st::Stratum> strata = strata_of(c);
  const double confidence = c.confidence();
  Json out;
  const auto add = [&out](const std::string& name, const std::string& se,
                          const st::Estimated<st::PooledMeasure>& m) {
    out[name] = field(m, [](const auto& r) { return r.estimate; });
    out[name + se] = field(m, [](const auto& r) { return r.se; });
    out[name + "_ci"] = field(m, [](const auto& r) { return pair(r.interval); });
  };
  add("mh_rd", "_se_sato", st::mantel_haenszel_difference(strata, confidence));
  add("mh_rr", "_log_se", st::mantel_haenszel_ratio(strata, confidence));
  add("mh_or", "_log_se", st::mantel_haenszel_odds_ratio(strata, confidence));
  const auto test = st::cochran_mantel_haenszel(strata);
  out["cmh"] = field(test, [](const auto& t) { return t.statistic; });
  out["cmh_p"] = field(test, [](const auto& t) { return t.p; });
  out["cmh_cc"] = field(test, [](const auto& t) { return t.corrected; });
  out["cmh_cc_p"] = field(test, [](const auto& t) { return t.corrected_p; });
  return out;
}

Json mcnemar(const Case& c) {
  const Json& in = c.inputs();
  const auto r = st::mcnemar(in.at("n11"), in.at("n10"), in.at("n01"), in.at("n00"), c.confidence());
  return {{"diff", field(r, [](const auto& d) { return d.difference; })},
          {"se_wald", field(r, [](const auto& d) { return d.se; })},
          {"ci_wald", field(r, [](const auto& d) { return pair(d.interval); })},
          {"mcnemar", field(r, [](const auto& d) { return d.statistic; })},
          {"p", field(r, [](const auto& d) { return d.p; })},
          {"mcnemar_cc", field(r, [](const auto& d) { return d.corrected; })},
          {"p_cc", field(r, [](const auto& d) { return d.corrected_p; })},
          {"p_exact", field(r, [](const auto& d) { return d.exact_p; })},
          {"midp_exact", field(r, [](const auto& d) { return d.mid_p; })}};
}

constexpr Method methods[] = {{"single_proportion", single_proportion},
                              {"two_proportions", two_proportions},
                              {"k_by_c_table", k_by_c_table},
                              {"mantel_haenszel", mantel_haenszel},
                              {"mcnemar", mcnemar}};

}  // namespace

std::span<const Method> proportions_methods() {
  return methods;
}

}  // namespace werkthet::reference
