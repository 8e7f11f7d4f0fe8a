/** The system of this launcher, as the console and {@code souk status} read it, and the console changes it. */
@NullMarked
package dev.souk.launcher.monitoring;

import org.jspecify.annotations.NullMarked;
