/** The demo of resilience, and the view of a running system that shows it. */
@NullMarked
package dev.souk.system.resilience;

import org.jspecify.annotations.NullMarked;
