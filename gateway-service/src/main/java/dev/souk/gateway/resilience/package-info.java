/** What protects a call to a service: the filter {@code Resilience}, with the settings {@code resilience4j.*}. */
@NullMarked
package dev.souk.gateway.resilience;

import org.jspecify.annotations.NullMarked;
