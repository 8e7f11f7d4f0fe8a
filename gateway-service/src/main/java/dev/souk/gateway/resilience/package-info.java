/**
 * What protects a call to a service: the settings {@code resilience4j.*} of {@code application.yml}, and the filters
 * that the routes name beside Spring Cloud's {@code CircuitBreaker}.
 */
@NullMarked
package dev.souk.gateway.resilience;

import org.jspecify.annotations.NullMarked;
