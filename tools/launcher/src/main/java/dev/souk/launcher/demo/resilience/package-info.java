/** The demo of resilience: real faults in the running system, and what callers get meanwhile. */
@NullMarked
package dev.souk.launcher.demo.resilience;

import org.jspecify.annotations.NullMarked;
