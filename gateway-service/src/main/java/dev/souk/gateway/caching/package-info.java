/** Answers without a service: a shared HTTP cache for public responses, and the last answer of each user. */
@NullMarked
package dev.souk.gateway.caching;

import org.jspecify.annotations.NullMarked;
