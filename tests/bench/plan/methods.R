# The methods of the plan, for plan.R, which has add, key, setting and number: packages where one computes the method,
# by hand where none on Debian does (score interval, entropy balancing with its stacked variance, Lee's bounds).

# Covariates: the overall mean where missing, constant ones left out.
covariates_of <- function(s) {
  x <- as.matrix(s[, grep("^x\\.", names(d), value = TRUE), with = FALSE])
  for (j in seq_len(ncol(x))) x[is.na(x[, j]), j] <- mean(x[, j], na.rm = TRUE)
  x[, apply(x, 2, function(v) isTRUE(max(v) > min(v))), drop = FALSE]
}

# ---- shares ----
wilson <- function(x, n) suppressWarnings(prop.test(x, n, conf.level = level, correct = FALSE)$conf.int)
newcombe <- function(x1, n1, x0, n0) {
  p1 <- x1 / n1; p0 <- x0 / n0; w1 <- wilson(x1, n1); w0 <- wilson(x0, n0)
  c(p1 - p0, p1 - p0 - sqrt((p1 - w1[1])^2 + (w0[2] - p0)^2), p1 - p0 + sqrt((w1[2] - p1)^2 + (p0 - w0[1])^2))
}
score_z <- function(delta, x1, n1, x0, n0) { # Miettinen & Nurminen 1985, appendix I
  N <- n1 + n0; C <- x1 + x0
  l2 <- (n1 + 2 * n0) * delta - N - C
  l1 <- (n0 * delta - N - 2 * x0) * delta + C; l0 <- x0 * delta * (1 - delta)
  q <- l2^3 / (3 * N)^3 - l1 * l2 / (6 * N^2) + l0 / (2 * N)
  s <- ifelse(q < 0, -1, 1) * sqrt(max(0, l2^2 / (3 * N)^2 - l1 / (3 * N)))
  r0 <- if (s == 0) -l2 / (3 * N) else
    2 * s * cos((pi + acos(max(-1, min(1, q / s^3)))) / 3) - l2 / (3 * N)
  r0 <- min(1, max(0, r0)); r1 <- min(1, max(0, r0 + delta))
  v <- (r1 * (1 - r1) / n1 + r0 * (1 - r0) / n0) * N / (N - 1)
  dif <- x1 / n1 - x0 / n0 - delta
  if (dif == 0) 0 else dif / sqrt(v)
}
add_two_shares <- function(prefix, x1, n1, x0, n0) {
  if (n1 == 0 || n0 == 0) return()
  r <- newcombe(x1, n1, x0, n0); add(key(prefix, "newcombe"), r[1], low = r[2], high = r[3])
  limit <- function(from, to, at) uniroot(function(v) score_z(v, x1, n1, x0, n0) - at, c(from, to), tol = 1e-13)$root
  pooled <- score_z(0, x1, n1, x0, n0)
  add(key(prefix, "score"), r[1], low = tryCatch(limit(-1 + 1e-10, r[1], z), error = function(e) NA),
      high = tryCatch(limit(r[1], 1 - 1e-10, -z), error = function(e) NA), p = 2 * pnorm(-abs(pooled)))
  if (x1 > 0 && x0 > 0) {
    ratio <- (x1 / n1) / (x0 / n0); s <- sqrt(1 / x1 - 1 / n1 + 1 / x0 - 1 / n0)
    add(key(prefix, "ratio"), ratio, low = ratio * exp(-z * s), high = ratio * exp(z * s))
  }
}

# ---- entropy balancing, stacked variance (Stefanski & Boos) ----
entropy_weights <- function(x, target) { # Newton on the dual, Hainmueller 2012
  s <- apply(x, 2, sd); zx <- sweep(sweep(x, 2, target), 2, s, "/"); l <- rep(0, ncol(x))
  value <- function(l) { e <- -zx %*% l; m <- max(e); m + log(sum(exp(e - m))) }
  for (it in 1:200) {
    e <- as.vector(-zx %*% l); w <- exp(e - max(e)); w <- w / sum(w)
    g <- as.vector(crossprod(zx, w))
    if (max(abs(g)) < 1e-12) break
    H <- crossprod(zx * w, zx) - tcrossprod(g)
    step <- qr.solve(H, g); t <- 1; now <- value(l)
    while (value(l + t * step) > now && t > 1e-6) t <- t / 2
    l <- l + t * step
  }
  w
}
three_way <- function(prefix, y, g, x) {
  n <- length(y); ref <- g == -1; tar <- g >= 0
  target <- colMeans(x[tar, , drop = FALSE])
  w <- numeric(n); w[ref] <- entropy_weights(x[ref, , drop = FALSE], target)
  zx <- sweep(x, 2, target); mean_w <- sum(w * y)
  b <- lm.wfit(zx[ref, , drop = FALSE], y[ref] - mean_w, w[ref])$coefficients
  fitted <- as.vector(zx %*% b)
  weighted <- list(value = mean_w, phi = w * (y - mean_w - fitted) + tar * fitted / sum(tar))
  plain <- function(code) { m <- mean(y[g == code]); list(value = m, phi = (g == code) * (y - m) / sum(g == code)) }
  difference <- function(k, a, b) add_normal(key(prefix, k), a$value - b$value, sqrt(sum((a$phi - b$phi)^2)))
  zero <- plain(0); raw <- plain(-1)
  difference(c(control, "participation.raw"), zero, raw)
  difference(c(control, "participation.weighted"), zero, weighted)
  for (a in arms) {
    arm <- plain(a)
    difference(c(ids[a + 1], "treatment.means"), arm, zero)
    difference(c(ids[a + 1], "total.raw"), arm, raw)
    difference(c(ids[a + 1], "total.weighted"), arm, weighted)
  }
  add(key(prefix, outside, "weighted_mean"), mean_w)
  pa <- zero$value - mean_w; s <- sqrt(sum((zero$phi - weighted$phi)^2))
  list(reference = mean_w, estimate = pa, low = pa - z * s, high = pa + z * s)
}
doubly_robust <- function(k, y, t, x) { # augmented weighting of the treated, models' uncertainty included
  X <- cbind(1, scale(x)); X[is.nan(X)] <- 0; n1 <- sum(t)
  e <- glm.fit(X, t, family = binomial(), control = glm.control(epsilon = 1e-13, maxit = 50))$fitted.values
  b <- lm.fit(X[t == 0, ], y[t == 0])$coefficients
  gap <- as.vector(y - X %*% b); w <- (1 - t) * e / (1 - e)
  m <- sum(t * gap) / n1; correction <- sum(w * gap) / sum(w)
  by_model <- colSums(X * w) / sum(w) - colSums(X * t) / n1
  by_score <- -colSums(X * (w * (gap - correction))) / sum(w)
  phi <- t * (gap - m) / n1 - w * (gap - correction) / sum(w) +
    as.vector(X %*% solve(crossprod(X[t == 0, ]), by_model)) * (1 - t) * gap +
    as.vector(X %*% solve(crossprod(X * (e * (1 - e)), X), by_score)) * (t - e)
  add_normal(k, m - correction, sqrt(sum(phi^2)))
}
e_value <- function(k, r) {
  rr <- (r$reference + c(r$estimate, r$low, r$high)) / r$reference; rr <- pmax(1e-12, rr)
  of <- function(v) { v <- ifelse(v < 1, 1 / v, v); v + sqrt(v * (v - 1)) }
  limit <- if (rr[2] > 1 || rr[3] < 1) of(if (rr[1] > 1) rr[2] else rr[3]) else 1
  add(k, of(rr[1]), low = limit, high = of(rr[1]))
}

# ---- checks of a treatment effect ----
randomisation <- function(k, y, t, cluster) {
  v <- y - mean(y); unit <- data.table(v, t, cluster)
  if (unit[, uniqueN(t), by = cluster][, all(V1 == 1)]) unit <- unit[, .(v = sum(v), t = t[1]), by = cluster]
  m <- sum(unit$t); observed <- sum(unit$v[unit$t == 1]); v <- unit$v; n <- length(v)
  drawn <- replicate(P, sum(v[sample.int(n, m)]))
  p <- (1 + sum(abs(drawn) >= abs(observed) - 1e-10 * sum(abs(v)))) / (P + 1)
  add(k, mean(y[t == 1]) - mean(y[t == 0]), p = p)
}
bca <- function(k, y, t) {
  difference <- function(data, i) { yy <- data$y[i]; tt <- data$t[i]; mean(yy[tt == 1]) - mean(yy[tt == 0]) }
  b <- boot(data.frame(y, t), difference, R = B, strata = t)
  i <- boot.ci(b, conf = level, type = "bca")$bca[4:5]
  # boot.ci takes a replication equal to the estimate as above it, werkthet as half: a shift of twice the difference in z0
  shift <- 2 * (qnorm(mean(b$t < b$t0 - 1e-12) + mean(abs(b$t - b$t0) <= 1e-12) / 2) - qnorm(mean(b$t < b$t0 - 1e-12)))
  add(k, b$t0, sd(b$t), i[1], i[2], mc = shift * sd(b$t))
}
clustered <- function(k, y, t, x, caseworker) {
  if (all(caseworker < 0)) return()
  caseworker[caseworker < 0] <- -seq_along(caseworker)[caseworker < 0] - 1L
  add_fit(k, lm_robust(y ~ t + x, clusters = caseworker, se_type = "CR2", alpha = 1 - level), 2)
}
marginal <- function(k, y, t, x) {
  m <- glm(y ~ t + x, family = binomial(), control = glm.control(epsilon = 1e-13, maxit = 50))
  X1 <- X0 <- model.matrix(m); X1[, 2] <- 1; X0[, 2] <- 0; b <- coef(m)
  p1 <- plogis(X1 %*% b); p0 <- plogis(X0 %*% b)
  g <- colMeans(X1 * as.vector(p1 * (1 - p1))) - colMeans(X0 * as.vector(p0 * (1 - p0)))
  add_normal(k, mean(p1) - mean(p0), sqrt(as.vector(g %*% vcov(m) %*% g)))
}
mid_p <- function(k, y, t) {
  n1 <- sum(t); n0 <- sum(1 - t); x <- sum(y)
  if (min(outer(c(n1, n0), c(x, n1 + n0 - x))) / (n1 + n0) >= 5) return()
  prob <- dhyper(max(0, x - n0):min(n1, x), n1, n0, x); own <- dhyper(sum(y * t), n1, n0, x)
  equal <- abs(prob - own) < 1e-7 * own
  add(k, mean(y[t == 1]) - mean(y[t == 0]), p = sum(prob[prob < own & !equal]) + sum(prob[equal]) / 2)
}
hc2 <- function(k, formula, data) {
  m <- lm(formula, data); at <- length(coef(m)); est <- coef(m)[[at]]
  se <- sqrt(vcovHC(m, type = "HC2")[at, at]); q <- qt(1 - (1 - level) / 2, m$df.residual)
  add(k, est, se, est - q * se, est + q * se, 2 * pt(-abs(est / se), m$df.residual))
}
subgroups <- function(prefix, y, t, s) {
  for (g in seq_len(nrow(setting("subgroup")))) {
    one <- setting("subgroup")[g]; v <- s[[paste0("x.", one$value)]]; cuts <- number("cut", one$name)
    class <- if (length(cuts)) findInterval(v, cuts) + 1L else ifelse(v == 0, 1L, 2L)
    for (c in seq_len(max(2, length(cuts) + 1))) {
      data <- data.frame(y, t, class)[!is.na(class), ]
      hc2(key(prefix, "subgroup", one$name, c), y ~ t, data[data$class == c, ])
      if (c > 1) {
        both <- data[data$class %in% c(1, c), ]; both$c <- as.numeric(both$class == c)
        hc2(key(prefix, "subgroup", one$name, c, "interaction"), y ~ c + t + c:t, both)
      }
    }
  }
}

# ---- time to an event ----
monthly <- function(time, cause, h) { # counts per month and ending; one resample is a new table
  m <- pmin(ifelse(cause > 0, ceiling(time), floor(time)), h + 1); cause <- ifelse(m > h, 0L, pmin(cause, 2L))
  code <- m * 3L + cause + 1L; W <- (h + 2L) * 3L; N <- length(code)
  at <- function(c0) {
    c1 <- c0[seq(2, W, 3)]; c2 <- c0[seq(3, W, 3)]
    n <- pmax(rev(cumsum(rev(c0[seq(1, W, 3)] + c1 + c2))), 1); S <- cumprod(1 - (c1 + c2) / n)
    sum((c(1, S[-W / 3]) * c1 / n)[seq_len(h + 1)])
  }
  list(own = at(tabulate(code, W)), draw = function() at(tabulate(code[sample.int(N, N, TRUE)], W)))
}

# ---- scales over the waves ----
add_t <- function(k, t) add(k, if (length(t$estimate) == 2) t$estimate[[1]] - t$estimate[[2]] else t$estimate[[1]],
                            t$stderr, t$conf.int[1], t$conf.int[2], if (length(t$estimate) == 2) t$p.value else NA)
hedges <- function(k, y1, y0) {
  n1 <- length(y1); n0 <- length(y0); m <- n1 + n0 - 2
  J <- exp(lgamma(m / 2) - log(sqrt(m / 2)) - lgamma((m - 1) / 2))
  g <- J * (mean(y1) - mean(y0)) / sqrt(((n1 - 1) * var(y1) + (n0 - 1) * var(y0)) / m)
  s <- sqrt(1 / n1 + 1 / n0 + g^2 / (2 * (n1 + n0))); add(k, g, low = g - z * s, high = g + z * s)
}
lee <- function(k, y, obs, t) { # fractional trimming; variance of Lee 2009, proposition 3
  q1 <- mean(obs[t == 1]); q0 <- mean(obs[t == 0]); top <- if (q1 >= q0) 1 else 0
  qm <- max(q1, q0); ql <- min(q1, q0); p <- (qm - ql) / qm; n <- length(y)
  more <- sort(y[t == top & obs == 1]); less <- y[t != top & obs == 1]; N <- length(more)
  kept <- function(v) {
    r <- N * (1 - p); f <- floor(r + 1e-12); w <- c(rep(1, f), if (f < N) max(r - f, 0), rep(0, max(0, N - f - 1)))
    m <- sum(w * v) / sum(w); c(m, sum(w * (v - m)^2) / sum(w))
  }
  low <- kept(more); high <- kept(rev(more)); share <- mean(t == top)
  of_p <- (1 - p)^2 * ((1 - qm) / (share * qm) + (1 - ql) / ((1 - share) * ql))
  cut <- function(s) more[max(1, ceiling(s * N - 1e-9))]
  var_of <- function(kp, at) (kp[2] + (kp[1] - at)^2 * p) / (qm * share * (1 - p)) + (kp[1] - at)^2 / (1 - p)^2 * of_p
  other <- mean((less - mean(less))^2) / (ql * (1 - share))
  s_low <- sqrt((var_of(low, cut(1 - p)) + other) / n); s_high <- sqrt((var_of(high, cut(p)) + other) / n)
  if (top == 1) { b <- c(low[1], high[1]) - mean(less); s <- c(s_low, s_high) }
  else { b <- mean(less) - c(high[1], low[1]); s <- c(s_high, s_low) }
  c <- uniroot(function(c) pnorm(c + diff(b) / max(s)) - pnorm(-c) - level, c(0, 10), tol = 1e-12)$root # Imbens & Manski
  for (i in 1:2) add(key(k, paste0("treatment.lee_", c("lower", "upper")[i])), b[i], s[i], b[1] - c * s[1], b[2] + c * s[2])
}
imputed <- function(prefix, s, columns) {
  primary <- setting("outcome")[value == "1"]$name
  leave <- tail(yes_no[sapply(yes_no, function(n) parts_of(n)$outcome == primary)], 1) # left by the longest horizon
  helps <- function(v) sum(!is.na(v)) > floor(length(v) / 2) && length(unique(v[!is.na(v)])) > 1
  copies <- lapply(c(0, arms), function(a) {
    part <- as.data.frame(s[group == a, c(columns, grep("^x\\.", names(s), value = TRUE), leave), with = FALSE])
    names(part) <- make.names(names(part)); part <- part[, sapply(part, helps) | seq_along(part) <= length(columns)]
    method <- ifelse(grepl("^y\\.", names(part)), "logreg", "norm")
    method[sapply(part, function(v) !anyNA(v))] <- ""
    for (j in grep("^y\\.", names(part))) part[[j]] <- factor(part[[j]])
    complete(suppressWarnings(mice(part, m = M, maxit = 10, method = method, printFlag = FALSE)), "all")
  })
  for (a in arms) {
    fits <- sapply(seq_len(M), function(m) {
      one <- copies[[a + 1]][[m]]; zero <- copies[[1]][[m]]; at <- make.names(columns[c(length(columns), 1)])
      data <- data.frame(y = c(one[[at[1]]], zero[[at[1]]]), b = c(one[[at[2]]], zero[[at[2]]]),
                         t = rep(1:0, c(nrow(one), nrow(zero))))
      f <- lm_robust(y ~ t + b, data, se_type = "HC2"); c(f$coefficients[[2]], f$std.error[[2]]^2, f$df[[2]]) })
    r <- pool.scalar(fits[1, ], fits[2, ], n = fits[3, 1] + 1, k = 1)
    se <- sqrt(r$t); q <- qt(1 - (1 - level) / 2, r$df)
    add(key(prefix, ids[a + 1], "treatment.imputed"), r$qbar, se, r$qbar - q * se, r$qbar + q * se,
        2 * pt(-abs(r$qbar / se), r$df), sqrt(r$b / M))
  }
}
