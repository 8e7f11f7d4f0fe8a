/** The trace id of a request, where people can see it. */
@NullMarked
package dev.souk.gateway.trace;

import org.jspecify.annotations.NullMarked;
