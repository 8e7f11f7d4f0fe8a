/** The running system: starts all parts at once, watches them, and stops them in an order that shows no error. */
@NullMarked
package dev.souk.launcher.running;

import org.jspecify.annotations.NullMarked;
