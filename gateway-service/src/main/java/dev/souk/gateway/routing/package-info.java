/** Which path belongs to which service, and what happens on the way there: breaker, fail-over. */
@NullMarked
package dev.souk.gateway.routing;

import org.jspecify.annotations.NullMarked;
