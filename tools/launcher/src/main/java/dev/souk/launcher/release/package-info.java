/**
 * A blue-green release: the new version of a service gets more and more calls, as long as an analysis of what its
 * callers have counted finds it no worse than the old one.
 */
@NullMarked
package dev.souk.launcher.release;

import org.jspecify.annotations.NullMarked;
