/** Windows of load on one system, and the figures that each of them adds. */
@NullMarked
package dev.souk.system.bench.window;

import org.jspecify.annotations.NullMarked;
