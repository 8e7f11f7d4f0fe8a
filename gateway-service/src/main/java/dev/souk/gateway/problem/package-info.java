/** Errors of the gateway itself, as RFC 9457 problem details. */
@NullMarked
package dev.souk.gateway.problem;

import org.jspecify.annotations.NullMarked;
