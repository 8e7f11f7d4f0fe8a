/**
 * What the routes in {@code application.yml} use: circuit breakers and the filter {@code FailOver}, which retries a
 * call on another instance.
 */
@NullMarked
package dev.souk.gateway.routing;

import org.jspecify.annotations.NullMarked;
