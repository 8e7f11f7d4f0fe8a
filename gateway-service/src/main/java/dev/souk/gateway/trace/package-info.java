/** The trace id of a request, in the response and in the log. */
@NullMarked
package dev.souk.gateway.trace;

import org.jspecify.annotations.NullMarked;
