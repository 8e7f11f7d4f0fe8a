/**
 * Every error of a service as RFC 9457 problem details.
 *
 * <p>How it works: {@code ProblemHandler} maps each exception of a request to a {@code Problem}; an advice of the
 * service is asked before it only with an {@code @Order} below -1. Filters and the security chain, which run outside of
 * it, write theirs with {@code ProblemWriter}.
 */
@NullMarked
package dev.souk.common.web.problem;

import org.jspecify.annotations.NullMarked;
