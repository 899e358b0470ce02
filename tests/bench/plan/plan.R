#!/usr/bin/env Rscript
# plan.R FILE OUT: the plan of plan_bench in R, on the same cohort and with the same keys, by the packages a careful
# statistician would take. FILE and FILE.plan come from `plan_bench --csv FILE`; OUT gets key,estimate,se,low,high,p,mc
# (mc: of an imputation the Monte-Carlo standard deviation of the estimate, of BCa limits how far ties move them).
# Stage times go to standard output: stage NAME WALL CPU, without the packages' start-up.
# It knows what the example Lindeveen has: yes/no outcomes at horizons, scales over waves, one time to an event.
suppressPackageStartupMessages({
  library(boot); library(cmprsk); library(data.table); library(estimatr); library(mice); library(nlme)
  library(sandwich); library(survival)
})
setDTthreads(1)
set.seed(1)
args <- commandArgs(TRUE)
d <- fread(args[1])
plan <- fread(paste0(args[1], ".plan"))
setting <- function(k, n = NULL) plan[kind == k & (is.null(n) | name %in% n)]
number <- function(k, n = NULL) as.numeric(setting(k, n)$value)
level <- number("confidence"); z <- qnorm(1 - (1 - level) / 2)
B <- number("draws", "bootstrap_draws"); P <- number("draws", "randomisations"); M <- number("draws", "imputations")
ids <- setting("group")[order(as.numeric(value))]$name
control <- ids[1]; outside <- "niet_deelnemers"; arms <- seq_along(ids)[-1] - 1L
key <- function(...) { parts <- unlist(list(...)); paste(parts[parts != ""], collapse = ".") }

rows <- list()
add <- function(k, est, se = NA, low = NA, high = NA, p = NA, mc = NA)
  rows[[length(rows) + 1L]] <<- list(key = k, estimate = est, se = se, low = low, high = high, p = p, mc = mc)
add_normal <- function(k, est, se) add(k, est, se, est - z * se, est + z * se, 2 * pnorm(-abs(est / se)))
add_fit <- function(k, fit, at) # a coefficient of lm_robust
  add(k, fit$coefficients[[at]], fit$std.error[[at]], fit$conf.low[[at]], fit$conf.high[[at]], fit$p.value[[at]])

clock <- proc.time(); begin <- clock
stage <- function(name) {
  now <- proc.time()
  cat(sprintf("stage %s %.3f %.3f\n", name, (now - clock)[[3]], sum((now - clock)[1:2])))
  clock <<- proc.time()
}

source(file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE))), "methods.R"))

yes_no <- grep("^y\\.", names(d), value = TRUE)
parts_of <- function(name) { b <- sub("^y\\.", "", name); list(outcome = sub("\\.[0-9]+$", "", b),
  horizon = if (grepl("\\.[0-9]+$", b)) sub(".*\\.", "", b) else "") }
for (step in c("shares", "adjusted", "weighting", "randomisation", "bootstrap", "models", "subgroups")) {
  for (name in yes_no) {
    o <- parts_of(name); prefix <- key(o$outcome, o$horizon)
    s <- d[!is.na(d[[name]])]; y <- s[[name]]; g <- s$group
    in_plan <- o$horizon == "" || as.numeric(o$horizon) %in% number("horizon", o$outcome)
    x <- if (step %in% c("adjusted", "weighting", "models")) covariates_of(s)
    if (step == "shares") {
      n <- sapply(c(-1, 0, arms), function(c) sum(g == c)); ev <- sapply(c(-1, 0, arms), function(c) sum(y[g == c]))
      for (i in seq_along(n)) if (n[i] > 0) { w <- wilson(ev[i], n[i])
        add(key(prefix, c(outside, ids)[i], "share"), ev[i] / n[i], low = w[1], high = w[2]) }
      add_two_shares(key(prefix, control, "participation"), ev[2], n[2], ev[1], n[1])
      for (a in arms) {
        add_two_shares(key(prefix, ids[a + 1], "treatment"), ev[a + 2], n[a + 2], ev[2], n[2])
        add_two_shares(key(prefix, ids[a + 1], "total"), ev[a + 2], n[a + 2], ev[1], n[1])
      }
    } else if (step == "weighting") {
      r <- three_way(prefix, y, g, x)
      if (in_plan) {
        two <- g <= 0
        doubly_robust(key(prefix, control, "participation.doubly_robust"), y[two], as.numeric(g[two] == 0), x[two, ])
        e_value(key(prefix, control, "participation.e_value"), r)
      }
    } else if (step == "adjusted" || in_plan) {
      for (a in arms) {
        two <- g %in% c(0, a); yy <- y[two]; t <- as.numeric(g[two] == a); k <- key(prefix, ids[a + 1])
        if (step == "adjusted") add_fit(key(k, "treatment.adjusted"),
          lm_robust(yy ~ t + x[two, ], se_type = "HC2", alpha = 1 - level), 2)
        if (step == "randomisation") randomisation(key(k, "treatment.randomisation"), yy, t, s$cluster[two])
        if (step == "bootstrap") bca(key(k, "treatment.bootstrap"), yy, t)
        if (step == "models") {
          clustered(key(k, "treatment.clustered"), yy, t, x[two, ], s$caseworker[two])
          marginal(key(k, "treatment.logit"), yy, t, x[two, ])
          mid_p(key(k, "treatment.mid_p"), yy, t)
        }
        if (step == "subgroups") subgroups(k, yy, t, s[two])
      }
    }
  }
  stage(step)
}

# ---- placebos: the weighting on what came before ----
for (o in unique(sapply(yes_no, function(n) parts_of(n)$outcome))) {
  for (name in grep("^placebo\\.", names(d), value = TRUE)) {
    of <- strsplit(name, ".", fixed = TRUE)[[1]]
    if (of[2] != "" && of[2] != o) next
    s <- d[!is.na(d[[name]])]; y <- s[[name]]; x <- covariates_of(s)
    same <- apply(x, 2, function(v) all(v == y) || all(v == (y == 0)) || all(v == (y != 0)))
    three_way(key(o, paste0("placebo_", paste(of[-(1:2)], collapse = "."))), y, s$group, x[, !same, drop = FALSE])
  }
}
stage("placebos")

# ---- time to an event ----
for (name in grep("^time\\.", names(d), value = TRUE)) {
  o <- sub("^time\\.", "", name); hs <- number("horizon", o)
  s <- d[!is.na(d[[name]])]; s[, `:=`(tm = s[[name]], cs = s[[paste0("cause.", o)]])]
  for (code in c(-1, 0, arms)) {
    part <- s[group == code]; id <- c(outside, ids)[code + 2]
    km <- summary(survfit(Surv(tm, cs == 1) ~ 1, part, conf.type = "log-log", conf.int = level), times = hs, extend = TRUE)
    aj <- summary(survfit(Surv(tm, factor(pmin(cs, 2), 0:2)) ~ 1, part, conf.int = level), times = hs, extend = TRUE)
    for (i in seq_along(hs)) {
      if (hs[i] > max(part$tm)) next
      add(key(o, hs[i], id, "survival"), km$surv[i], km$std.err[i], km$lower[i], km$upper[i])
      f <- aj$pstate[i, 2]; se <- aj$std.err[i, 2]; v <- exp(c(1, -1) * z * se / (f * abs(log(f))))
      add(key(o, hs[i], id, "incidence"), f, se, f^v[1], f^v[2])
    }
  }
  for (a in arms) {
    part <- s[group %in% c(0, a)]; part[, t := as.numeric(group == a)]; k <- ids[a + 1]
    lr <- survdiff(Surv(tm, cs == 1) ~ t, part); add(key(o, k, "treatment.logrank"), lr$chisq, p = 1 - pchisq(lr$chisq, 1))
    for (h in hs) {
      if (h > min(tapply(part$tm, part$t, max))) next
      r <- summary(survfit(Surv(tm, cs == 1) ~ t, part), rmean = h)$table
      m <- r[, grep("^\\*?rmean$", colnames(r))]; e <- r[, grep("se\\(rmean\\)", colnames(r))]
      add_normal(key(o, h, k, "treatment.rmst"), m[[2]] - m[[1]], sqrt(sum(e^2)))
    }
    cx <- summary(coxph(Surv(tm, cs == 1) ~ t, part, cluster = cluster, ties = "efron"), conf.int = level)
    add(key(o, k, "treatment.cox"), cx$conf.int[1, 1], low = cx$conf.int[1, 3], high = cx$conf.int[1, 4],
        p = cx$coefficients[1, 6])
    ph <- cox.zph(coxph(Surv(tm, cs == 1) ~ t, part, ties = "efron"), transform = "km")$table["GLOBAL", ]
    add(key(o, k, "treatment.proportional"), ph[["chisq"]], p = ph[["p"]])
    gr <- cuminc(part$tm, part$cs, part$t)$Tests["1", ]; add(key(o, k, "treatment.gray"), gr[["stat"]], p = gr[["pv"]])
    for (h in hs) {
      one <- with(part[t == 1], monthly(tm, cs, h)); zero <- with(part[t == 0], monthly(tm, cs, h))
      b <- replicate(B, one$draw() - zero$draw()); q <- quantile(b, c((1 - level) / 2, (1 + level) / 2), names = FALSE)
      add(key(o, h, k, "treatment.incidence"), one$own - zero$own, sd(b), q[1], q[2])
    }
  }
}
stage("time")

# ---- scales over the waves ----
waves <- setting("wave")[order(as.numeric(value))]$name
scales <- setting("scale_min")$name
for (step in c("waves", "mmrm", "bounds", "imputation")) {
  for (o in scales) for (rater in c("client", "caseworker")) {
    answered <- function(w) { c <- paste("s", o, rater, w, sep = "."); c %in% names(d) && any(!is.na(d[[c]])) }
    has <- Filter(answered, waves)
    if (!length(has)) next
    columns <- paste("s", o, rater, has, sep = "."); prefix <- key(o, if (rater == "caseworker") rater else "")
    s <- d[group >= 0]; full <- s[complete.cases(s[, columns, with = FALSE])]; last <- tail(has, 1)
    v <- function(column, code) full[group == code][[column]]
    if (step == "waves") {
      for (i in seq_along(has)) for (a in c(0, arms))
        add_t(key(prefix, has[i], ids[a + 1], "mean"), t.test(v(columns[i], a), conf.level = level))
      if (length(has) < 2) next
      change <- function(a) v(tail(columns, 1), a) - v(columns[1], a)
      for (a in c(0, arms)) add_t(key(prefix, ids[a + 1], "change"), t.test(change(a), conf.level = level))
      for (a in arms) {
        add_t(key(prefix, ids[a + 1], "treatment.change"), t.test(change(a), change(0), conf.level = level))
        two <- full[group %in% c(0, a)]
        add_fit(key(prefix, ids[a + 1], "treatment.ancova"), lm_robust(
          two[[tail(columns, 1)]] ~ I(two$group == a) + two[[columns[1]]], se_type = "HC2", alpha = 1 - level), 2)
        hedges(key(prefix, ids[a + 1], "treatment.hedges_g"), v(tail(columns, 1), a), v(tail(columns, 1), 0))
      }
    } else if (length(has) < 2) {
      next
    } else if (step == "mmrm") { # gls has residual degrees of freedom, not Satterthwaite's: intervals differ
      wide <- s[!is.na(s[[columns[1]]])]; wide[, `:=`(id = .I, base = wide[[columns[1]]])]
      visit <- function(i) data.table(id = wide$id, arm = factor(wide$group), base = wide$base, visit = i - 1L,
                                      y = wide[[columns[i]]])
      long <- rbindlist(lapply(seq_along(has)[-1], visit))[!is.na(y)]
      setorder(long, id, visit); long[, vf := factor(visit)]
      m <- if (length(has) == 2) gls(y ~ arm + base, long) else
        gls(y ~ 0 + vf + vf:arm + vf:base, long, correlation = corSymm(form = ~ visit | id), weights = varIdent(form = ~ 1 | vf),
            method = "REML", control = glsControl(tolerance = 1e-9, msTol = 1e-10, maxIter = 200, msMaxIter = 200))
      table <- summary(m)$tTable
      for (i in seq_along(has)[-1]) for (a in arms) {
        at <- if (length(has) == 2) paste0("arm", a) else paste0("vf", i - 1, ":arm", a)
        q <- qt(1 - (1 - level) / 2, m$dims$N - m$dims$p)
        e <- table[at, 1]; se <- table[at, 2]
        add(key(prefix, has[i], ids[a + 1], "treatment.mmrm"), e, se, e - q * se, e + q * se, table[at, 4])
      }
    } else if (step == "bounds") {
      for (a in arms) {
        two <- s[group %in% c(0, a)]; y <- two[[tail(columns, 1)]]; t <- as.numeric(two$group == a); obs <- as.numeric(!is.na(y))
        k <- key(prefix, last, ids[a + 1]); r <- newcombe(sum(obs[t == 1]), sum(t), sum(obs[t == 0]), sum(1 - t))
        add(key(k, "treatment.response"), r[1], low = r[2], high = r[3])
        lee(k, y, obs, t)
        lo <- number("scale_min", o); hi <- number("scale_max", o)
        fill <- function(c, v) mean(ifelse(is.na(y), v, y)[t == c])
        add(key(k, "treatment.worst_lower"), fill(1, lo) - fill(0, hi))
        add(key(k, "treatment.worst_upper"), fill(1, hi) - fill(0, lo))
      }
    } else {
      imputed(key(prefix, last), s, columns)
    }
  }
  stage(step)
}
now <- proc.time()
cat(sprintf("total %.3f %.3f\n", (now - begin)[[3]], sum((now - begin)[1:2])))
fwrite(rbindlist(rows), args[2])
