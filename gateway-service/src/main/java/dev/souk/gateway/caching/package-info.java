/**
 * The filter {@code ResponseCache}: a shared HTTP cache (RFC 9111, RFC 5861) for the public answers of the routes that
 * name it.
 *
 * <p>{@code ResponseCacheFilter} decides how a request is answered; {@code ResponseStore} has the stored responses;
 * {@code Revalidation} asks the service, once at a time for each key.
 */
@NullMarked
package dev.souk.gateway.caching;

import org.jspecify.annotations.NullMarked;
