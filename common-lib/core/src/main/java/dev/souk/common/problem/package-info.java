/**
 * Every error response, as a problem of RFC 9457.
 *
 * <p>How it works: code that cannot process a request throws a {@link dev.souk.common.problem.ProblemException} that
 * carries a {@link dev.souk.common.problem.Problem}, a stable slug with its title and status. One handler converts it,
 * and every error of the framework, to {@code application/problem+json}; filters use the same writer. Responses contain
 * nothing else about a failure.
 */
@NullMarked
package dev.souk.common.problem;

import org.jspecify.annotations.NullMarked;
