/** The running system: assembled from options, observed and stopped. */
@NullMarked
package dev.souk.launcher.running;

import org.jspecify.annotations.NullMarked;
