/**
 * The filter {@code LastAnswer}: while a service is unavailable, a user gets the own last answer again, marked as
 * stale. It is no HTTP cache: as long as the service answers, nothing of this is used.
 */
@NullMarked
package dev.souk.gateway.fallback;

import org.jspecify.annotations.NullMarked;
