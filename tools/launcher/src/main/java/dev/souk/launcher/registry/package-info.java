/** Reads the instances that are registered with Eureka. */
@NullMarked
package dev.souk.launcher.registry;

import org.jspecify.annotations.NullMarked;
