/** Reads the instances that are registered with Eureka. */
@NullMarked
package dev.souk.console.registry;

import org.jspecify.annotations.NullMarked;
