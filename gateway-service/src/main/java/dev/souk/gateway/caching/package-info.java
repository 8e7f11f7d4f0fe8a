/** A shared HTTP cache for public responses, which also responds while a service is unavailable. */
@NullMarked
package dev.souk.gateway.caching;

import org.jspecify.annotations.NullMarked;
