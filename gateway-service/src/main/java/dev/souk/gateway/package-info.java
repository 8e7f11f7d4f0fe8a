/** The single entry point for callers. Only paths with a route in {@code application.yml} are reachable. */
@NullMarked
package dev.souk.gateway;

import org.jspecify.annotations.NullMarked;
