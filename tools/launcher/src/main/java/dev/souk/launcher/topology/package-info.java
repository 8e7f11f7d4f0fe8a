/** Which processes Souk consists of, what each one needs, and where each one listens. */
@NullMarked
package dev.souk.launcher.topology;

import org.jspecify.annotations.NullMarked;
