/** Rate limits: a token bucket in memory for each caller. */
@NullMarked
package dev.souk.gateway.limit;

import org.jspecify.annotations.NullMarked;
