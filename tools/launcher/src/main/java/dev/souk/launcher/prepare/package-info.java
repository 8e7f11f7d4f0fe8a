/** Everything done once for each build: compile, unpack, and train the start-up caches. */
@NullMarked
package dev.souk.launcher.prepare;

import org.jspecify.annotations.NullMarked;
