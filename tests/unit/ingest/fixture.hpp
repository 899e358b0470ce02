#pragma once
// Small studies on disk for the tests of ingest. Citizen numbers are made at run time with the eleven-test,
// so that no number that could be somebody's stands in the repository.

#include "config/study.hpp"
#include "ingest/pseudonym.hpp"
#include "ingest/read_input.hpp"
#include "support/scratch_folder.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <stdlib.h>

namespace ingest_test {

namespace fs = std::filesystem;
using namespace werkthet;

using Folder = test_support::ScratchFolder;

/// The n-th number that passes the eleven-test, nine digits as text.
inline std::string number(int n) {
  for (int base = 10'000'000 + n * 17;; ++base) {
    const std::string digits = std::to_string(base);
    int sum = 0;
    for (int i = 0; i < 8; ++i) {
      sum += (9 - i) * (digits[static_cast<std::size_t>(i)] - '0');
    }
    if (sum % 11 < 10) {
      return digits + std::to_string(sum % 11);
    }
  }
}

struct Person {
  std::string bsn;
  std::string birth{"19800131"};
  std::string sex{"2"};
  std::string start{"20151101"};
  std::string end{};
  std::string reason{};
  std::string income{};  ///< from work
};

struct Benefit {
  std::string id;
  std::vector<Person> persons;
  std::string scheme{"01"};
  std::string household{"1"};
};

inline std::string element(const std::string& name, const std::string& text) {
  return text.empty() ? "" : "<" + name + ">" + text + "</" + name + ">\n";
}

inline std::string delivery_xml(int year, int month, const std::vector<Benefit>& benefits,
                                const std::string& sequence = {}) {
  std::string mm = std::to_string(month);
  mm.insert(0, mm.size() == 1 ? "0" : "");
  std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Levering>\n" +
                    element("Statistiekjaar", std::to_string(year)) + element("Statistiekmaand", mm) +
                    element("Berichtgevercode", "9999") + element("Gemeentecode", "9999") +
                    element("Volgnummer", sequence);
  for (const Benefit& benefit : benefits) {
    xml += "<Uitkering>\n" + element("Registratienummer", benefit.id) +
           element("Statistiekcode", benefit.scheme) + element("Leefvorm", benefit.household);
    for (const Person& p : benefit.persons) {
      xml += "<Persoon>\n" + element("Burgerservicenummer", p.bsn) + element("Geboortedatum", p.birth) +
             element("Geslacht", p.sex) + element("AanvangsdatumUitkeringPersoon", p.start) +
             element("EinddatumUitkeringPersoon", p.end);
      if (!p.income.empty()) {
        xml += "<Inkomsten>\n" + element("SoortInkomsten", "11") + element("BedragInkomsten", p.income) +
               "</Inkomsten>\n";
      }
      xml += element("RedenBeeindiging", p.reason) + "</Persoon>\n";
    }
    xml += "</Uitkering>\n";
  }
  return xml + "</Levering>\n";
}

inline core::Date day(int y, int m, int d) {
  return core::make_date(y, m, d).value();
}

/// Two groups, from 2017-10-01, entry during six months; a key in the folder. No data named yet.
inline config::Study study_in(const Folder& folder) {
  config::Study study;
  study.folder = folder.path();
  study.file = folder.path() / "study.toml";
  study.id = "test";
  study.municipality_code = "9999";
  study.start = day(2017, 10, 1);
  study.end = day(2019, 12, 31);
  study.entry_months = 6;
  config::Arm control;
  control.id = "control";
  control.role = config::Role::control;
  config::Arm freedom;
  freedom.id = "freedom";
  study.arms = {control, freedom};
  study.data.key_file = "key";
  if (!fs::exists(folder.path() / "key")) {
    ingest::make_key(folder.path() / "key");
  }
  return study;
}

inline ingest::Input read(const config::Study& study, unsigned threads = 1) {
  core::SilentLog log;
  return ingest::read_input(study, {threads, {}}, log);
}

/// All texts of all problems together, to look for what must not be there.
inline std::string all_text(const core::Problems& problems) {
  std::string text;
  for (const core::Problem& problem : problems.all()) {
    text += core::text(problem) + problem.place.file + problem.place.field + problem.excerpt;
  }
  return text;
}

}  // namespace ingest_test
