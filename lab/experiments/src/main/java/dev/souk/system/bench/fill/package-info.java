/** Confirmed orders of past months, written by a script into the databases of a running system. */
@NullMarked
package dev.souk.system.bench.fill;

import org.jspecify.annotations.NullMarked;
