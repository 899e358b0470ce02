#!/usr/bin/env Rscript
# resampling.R FILE [--survfit]: the resampling of BUSBENCH-1 as its peer in R does it (busbench.R of the design shelf:
# loops on data.table and tables of counts; with --survfit also survfit inside the bootstrap), on the persons that
# resampling_bench wrote. The peer lets all four groups change places at once; the jobs named pairs are beside it.
# Prints name,CPU seconds, then estimate, standard error and p of the three contrasts, as resampling_bench does.
suppressPackageStartupMessages({library(data.table); library(survival)})
setDTthreads(1)
args <- commandArgs(TRUE)
j <- fread(args[1]); R <- 2000L; set.seed(1)
measure <- function(name, job, rounds = 3) {
  best <- Inf
  for (r in seq_len(rounds)) { t <- proc.time(); a <- job(); best <- min(best, sum((proc.time() - t)[1:2])) }
  cat(sprintf("%s,%.6f,%s\n", name, best, paste(sprintf("%.6f,%.6f,%.6f", a[1, ], a[2, ], a[3, ]), collapse = ",")))
}

e <- j[full >= 365]; lab <- e$group; n4 <- tabulate(lab + 1L, 4)
permutation <- function(dif) {
  obs <- dif(lab); count <- rowSums(replicate(R, abs(dif(sample(lab))) >= abs(obs) - 1e-12))
  rbind(obs, 0, (1 + count) / (R + 1))
}
y <- as.integer(e$event == 1L & e$time <= 365); days <- pmin(e$time, 365L)
measure("permutation_yes_no", function() permutation(function(l) { r <- tabulate(l[y == 1L] + 1L, 4) / n4; r[2:4] - r[1] }))
measure("permutation_days", function() permutation(function(l) { r <- rowsum(days, l)[, 1] / n4; r[2:4] - r[1] }))
# The same lottery as werkthet's: only a group and control change places, so a contrast has draws of its own.
pairs <- function(v) sapply(1:3, function(k) {
  two <- lab %in% c(0L, k); t <- lab[two] == k; v <- v[two]; dif <- function(t) mean(v[t]) - mean(v[!t])
  obs <- dif(t); c(obs, 0, (1 + sum(replicate(R, abs(dif(sample(t))) >= abs(obs) - 1e-12))) / (R + 1)) })
measure("permutation_yes_no_pairs", function() pairs(y))
measure("permutation_days_pairs", function() pairs(days))

contrasts <- function(own, Fb) sapply(2:4, function(k) c(own[k] - own[1], sd(Fb[k, ] - Fb[1, ]), 0))
tables <- function(unit) { # counts per unit of time and kind of ending
  H <- 800L %/% unit; own <- numeric(4); Fb <- matrix(0, 4, R)
  for (k in 0:3) {
    s <- j[group == k]; tm <- fifelse(s$event > 0L, (s$time + unit - 1L) %/% unit, s$time %/% unit)
    ev <- fifelse(tm > H, 0L, s$event); tm <- pmin(tm, H + 1L)
    code <- tm * 3L + ev + 1L; N <- length(code); W <- (H + 2L) * 3L
    share <- function(c0) { c1 <- c0[seq(2, W, 3)]; c2 <- c0[seq(3, W, 3)]; n <- rev(cumsum(rev(c0[seq(1, W, 3)] + c1 + c2)))
      nz <- pmax(n, 1); S <- cumprod(1 - (c1 + c2) / nz); sum(c(1, S[-length(S)]) * c1 / nz) }
    own[k + 1] <- share(tabulate(code, W))
    Fb[k + 1, ] <- replicate(R, share(tabulate(code[sample.int(N, N, TRUE)], W)))
  }
  contrasts(own, Fb)
}
measure("bootstrap_by_month", function() tables(30L))
measure("bootstrap_by_day", function() tables(1L))
if ("--survfit" %in% args) measure("bootstrap_survfit", function() {
  H <- 800L; own <- numeric(4); Fb <- matrix(0, 4, R)
  at <- function(b) summary(survfit(Surv(time, factor(event, 0:2)) ~ 1, data = b), times = H, extend = TRUE)$pstate[1, 2]
  for (k in 0:3) { s <- j[group == k]; own[k + 1] <- at(s); Fb[k + 1, ] <- replicate(R, at(s[sample(.N, replace = TRUE)])) }
  contrasts(own, Fb)
}, rounds = 1)
