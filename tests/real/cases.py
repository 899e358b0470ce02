"""Which estimate of which study is which number of R. One class per study, named in STUDIES at the end."""
import os
import re


def contrast(reference, case, key, path):
    """Estimate, standard error, interval and p of one contrast of a decomposition."""
    reference.estimate(case, key, estimate=path + ".estimate", se=path + ".se", low=path + ".ci.0",
                       high=path + ".ci.1", p=path + ".p")


def three_way(reference, case, subject, arm="treated", control="control"):
    """Treatment, participation and total of one outcome (or placebo), and what they rest on."""
    contrast(reference, case, "%s.%s.treatment.means" % (subject, arm), "treatment." + arm)
    contrast(reference, case, "%s.%s.participation.raw" % (subject, control), "participation_raw")
    contrast(reference, case, "%s.%s.participation.weighted" % (subject, control), "participation_adjusted")
    contrast(reference, case, "%s.%s.total.weighted" % (subject, arm), "total_adjusted." + arm)
    reference.estimate(case, subject + ".niet_deelnemers.weighted_mean", estimate="mean_nonparticipants_adjusted",
                       n="n_nonparticipants")
    reference.estimate(case, "%s.%s.treatment.means" % (subject, arm), n="n_arms.0", n_comparator="n_control")
    t, p, a = (reference.estimates[subject + "." + k]["estimate"] for k in
               (arm + ".treatment.means", control + ".participation.weighted", arm + ".total.weighted"))
    if abs(t + p - a) > 1e-9 * (abs(t) + abs(p) + 1.0):
        reference.failures.append("%s: treatment + participation is not total" % subject)


def effective_size(reference, case, outcome):
    reference.number(case, "ess_nonparticipants", reference.comparisons[outcome]["effective_sample_size"],
                     outcome + " effective sample size")


def means(reference, case, outcome, arm, control):
    reference.estimate(case, "%s.%s.mean" % (outcome, arm), estimate="mean1", n="n1")
    reference.estimate(case, "%s.%s.mean" % (outcome, control), estimate="mean0", n="n0")
    reference.estimate(case, "%s.%s.treatment.welch" % (outcome, arm), estimate="diff", se="welch_se",
                       low="welch_ci.0", high="welch_ci.1", p="welch_p", n="n1", n_comparator="n0")


def two_shares(reference, case, subject, arm, control):
    reference.estimate(case, "%s.%s.share" % (subject, arm), estimate="p1")
    reference.estimate(case, "%s.%s.share" % (subject, control), estimate="p2")
    key = "%s.%s.treatment." % (subject, arm)
    reference.estimate(case, key + "newcombe", estimate="rd", low="rd_newcombe.0", high="rd_newcombe.1")
    reference.estimate(case, key + "score", estimate="rd", low="rd_miettinen_nurminen.0",
                       high="rd_miettinen_nurminen.1")
    reference.estimate(case, key + "ratio", estimate="rr", low="rr_katz.0", high="rr_katz.1")


def adjusted(reference, case, outcome, arm):
    reference.estimate(case, "%s.%s.treatment.adjusted" % (outcome, arm), estimate="focus.estimate",
                       se="focus.hc2_se", low="focus.hc2_ci.0", high="focus.hc2_ci.1", p="focus.hc2_p")


def text_of(release, *parts):
    with open(os.path.join(release, "public", *parts), encoding="utf-8") as page:
        return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page.read()))


def refused(release, page, group):
    """With a red light the page must decline the comparison, in both languages, and claim nothing in its place."""
    wrong = []
    dutch = text_of(release, "site", page)
    for sentence in ("niet eerlijk vergelijken met mensen die niet meededen",
                     "Het verschil is niet te scheiden van zelfselectie"):
        if sentence not in dutch:
            wrong.append("%s does not say: %s" % (page, sentence))
    if group not in dutch:
        wrong.append("%s does not name %s" % (page, group))
    english = [text_of(release, "site", "en", name) for name in os.listdir(os.path.join(release, "public", "site", "en"))
               if name.endswith(".html")]
    if not any("we cannot fairly compare" in text for text in english):
        wrong.append("no English page declines the comparison")
    return wrong


GOLDEN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "golden")


def between(text, begin, end):
    start = text.find(begin)
    stop = text.find(end, start)
    return text[start:stop].strip() if 0 <= start < stop else "(not found: %s)" % begin


def council_text(release):
    """What a council reads of both comparisons: the lottery, the refusal, the verdict with its reasons."""
    first = text_of(release, "site", "index.html")
    comparison = text_of(release, "site", "vergelijking-met-niet-deelnemers.html")
    return "\n".join([between(first, "In groep Begeleid werk", "Let op."),
                      between(first, "Bij ‘Inkomen in 1978’ kunnen we", "Meer over"),
                      between(comparison, "Oordeel.", "De tabel zet")]) + "\n"


def golden(release, name):
    """The text against tests/golden/NAME, which a person has read."""
    with open(os.path.join(GOLDEN, name), encoding="utf-8") as file:
        if file.read() == council_text(release):
            return []
    with open(os.path.join(release, name), "w", encoding="utf-8") as now:  # to compare, and to copy after reading
        now.write(council_text(release))
    return ["the council's text is not tests/golden/%s; the new one is in %s" % (name, release)]


class Lalonde:
    """A lottery beside men who were never asked. The controls got nothing, so participation should be 0."""
    least = 95
    least_printed = 70

    @staticmethod
    def compare(reference):
        three_way(reference, "haw.lalonde.re78.full", "re78")
        effective_size(reference, "haw.lalonde.re78.full", "re78")
        three_way(reference, "haw.lalonde.emp78.full", "emp78")
        three_way(reference, "haw.lalonde.re75.placebo", "re78.placebo_re75")
        means(reference, "mean.lalonde.dw.re78", "re78", "treated", "control")
        two_shares(reference, "prop.lalonde.emp78", "emp78", "treated", "control")
        checks = reference.comparisons["re78"]["checks"]
        lights = {name: check["light"] for name, check in checks.items()}
        want = {"smd_before": "red", "smd_after": "green", "ess": "red", "range": "amber", "placebo": "red"}
        if lights != want or reference.comparisons["re78"]["overall"] != "red":
            reference.failures.append("stop-light of re78 is %r" % lights)

    @staticmethod
    def read(release):
        wrong = (refused(release, "vergelijking-met-niet-deelnemers.html", "Controlegroep") +
                 refused(release, "uitkomst-inkomen-in-1978.html", "Controlegroep"))
        first = text_of(release, "site", "index.html")
        if re.search(r"(?<![\d.,])950(?!\d)", first):  # the adjusted difference, 949.9 dollars
            wrong.append("the first page prints a difference that may not be claimed")
        if not re.search(r"(?<![\d.,])1[.\s\u00a0]?794(?!\d)", first):  # the effect of the lottery
            wrong.append("the first page does not print the effect that may be claimed")
        return wrong + golden(release, "lalonde_psid.txt")


class LalondePre:
    """A year before the lottery, adjusted for the years before that: whatever is found is selection."""
    least = 36
    least_printed = 37

    @staticmethod
    def compare(reference):
        three_way(reference, "haw.lalonde.re75.placebo", "re75")
        effective_size(reference, "haw.lalonde.re75.placebo", "re75")
        means(reference, "mean.lalonde.dw.re75.placebo", "re75", "treated", "control")

    @staticmethod
    def read(release):
        return refused(release, "vergelijking-met-niet-deelnemers.html", "Controlegroep")


class LalondeCps:
    """A pool of sixteen thousand: enough people left after weighting, and still not comparable."""
    least = 49
    least_printed = 37

    @staticmethod
    def compare(reference):
        three_way(reference, "haw.lalonde_cps.re78.full", "re78")
        effective_size(reference, "haw.lalonde_cps.re78.full", "re78")
        three_way(reference, "haw.lalonde_cps.re75.placebo", "re78.placebo_re75")
        if reference.comparisons["re78"]["checks"]["placebo"]["light"] != "red":
            reference.failures.append("the placebo of CPS should fail")
        # The controls got nothing, so 0 is the truth, and the adjusted figure alone would pass for it.
        adjusted_alone = reference.estimates["re78.control.participation.weighted"]
        if not adjusted_alone["low"] < 0.0 < adjusted_alone["high"]:
            reference.failures.append("the adjusted figure of CPS should look fine")

    @staticmethod
    def read(release):
        return (refused(release, "vergelijking-met-niet-deelnemers.html", "Controlegroep") +
                golden(release, "lalonde_cps.txt"))


class LalondeAncova:
    """The lottery alone, with the covariates of the regression in R."""
    least = 16
    least_printed = 13

    @staticmethod
    def compare(reference):
        adjusted(reference, "ols.lalonde.ancova", "re78", "treated")
        means(reference, "mean.lalonde.dw.re78", "re78", "treated", "control")

    @staticmethod
    def read(release):
        present = os.path.isfile(os.path.join(release, "public", "site", "vergelijking-met-niet-deelnemers.html"))
        return ["there is a page about non-participants in a study without any"] if present else []


class PennBonus:
    """Six offers against one control group; yes/no, and time until benefit ended."""
    least = 183
    least_printed = 300

    @staticmethod
    def compare(reference):
        for arm in ("tg1", "tg2", "tg3", "tg4", "tg5", "tg6"):
            two_shares(reference, "prop.penn.reemp10." + arm, "reemp10.10", arm, "control")
        for arm, group in (("tg0", "control"), ("tg4", "tg4"), ("tg5", "tg5")):
            case = "surv.km.penn." + arm
            for i, time in enumerate(reference.expected(case)["times"]):
                key = "exit26.%d.%s.survival" % (time, group)
                reference.estimate(case, key, estimate="surv.%d" % i, se="se.%d" % i, low="lower.%d" % i,
                                   high="upper.%d" % i, n="n")
        reference.estimate("surv.lr.penn.4v0", "exit26.tg4.treatment.logrank", estimate="chisq", p="p")
        for case, tau in (("surv.rmst.penn.4v0", 26), ("surv.rmst.penn.4v0.13", 13)):
            reference.estimate(case, "exit26.%d.tg4.treatment.rmst" % tau, estimate="diff", se="diff_se",
                               low="diff_ci.0", high="diff_ci.1", p="p_diff")

    @staticmethod
    def read(release):
        text = text_of(release, "site", "index.html")
        return [] if "Aanbod 4" in text else ["the first page does not name the offers"]


class Unempdur:
    """Several ways to end, one of interest: what share got there first, and when."""
    least = 60
    least_printed = 40

    @staticmethod
    def compare(reference):
        for case, group in (("cr.cif.unempdur.ui0", "without"), ("cr.cif.unempdur.ui1", "with_ui")):
            for i, time in enumerate(reference.expected(case)["times"]):
                key = "full_time.%d.%s.incidence" % (time, group)
                reference.estimate(case, key, estimate="cause1.cif.%d" % i, se="cause1.se_greenwood.%d" % i,
                                   low="cause1.ci_loglog_greenwood_lower.%d" % i,
                                   high="cause1.ci_loglog_greenwood_upper.%d" % i, n="n")

    @staticmethod
    def read(release):
        return []


class Btheb:
    """Small, and with more missing answers at each follow-up."""
    least = 64
    least_printed = 45

    @staticmethod
    def compare(reference):
        for month in (2, 3, 5, 8):
            outcome = "bdi_%dm" % month
            means(reference, "mean.btheb." + outcome, outcome, "program", "usual")
            adjusted(reference, "ols.btheb." + outcome, outcome, "program")

    @staticmethod
    def read(release):
        text = text_of(release, "site", "hoe-zeker-is-dit.html")
        return [] if "te weinig (minder dan 100)" in text else ["the site does not say that the groups are small"]


STUDIES = {"lalonde_psid": Lalonde, "lalonde_pre": LalondePre, "lalonde_cps": LalondeCps,
           "lalonde_ancova": LalondeAncova, "penn_bonus": PennBonus, "unempdur": Unempdur, "btheb": Btheb}
