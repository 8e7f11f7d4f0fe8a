/** Errors of the gateway itself, as RFC 9457 problem details, and the trace id with which a caller can report one. */
@NullMarked
package dev.souk.gateway.problem;

import org.jspecify.annotations.NullMarked;
