/** How many requests a caller may send: a token bucket for each, in memory. */
@NullMarked
package dev.souk.gateway.limit;

import org.jspecify.annotations.NullMarked;
