/** Rate limits: a token bucket in memory for each caller. */
@NullMarked
package dev.souk.gateway.ratelimit;

import org.jspecify.annotations.NullMarked;
