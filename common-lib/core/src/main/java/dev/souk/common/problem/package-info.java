/**
 * Every error a caller sees, as a problem of RFC 9457.
 *
 * <p>How it works: code that cannot do what was asked throws a {@link dev.souk.common.problem.ProblemException} that
 * carries a {@link dev.souk.common.problem.Problem}, a stable slug with its title and status. The one handler turns it,
 * and every error of the framework, into {@code application/problem+json}; filters use the same writer. Nothing else
 * about a failure leaves the service.
 */
@NullMarked
package dev.souk.common.problem;

import org.jspecify.annotations.NullMarked;
