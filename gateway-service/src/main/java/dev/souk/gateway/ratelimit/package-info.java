/** Rate limits: a token bucket in memory for each caller, with an equal share of the limit in each gateway. */
@NullMarked
package dev.souk.gateway.ratelimit;

import org.jspecify.annotations.NullMarked;
