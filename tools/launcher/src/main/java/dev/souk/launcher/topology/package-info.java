/** The services of Souk, their dependencies and their ports. */
@NullMarked
package dev.souk.launcher.topology;

import org.jspecify.annotations.NullMarked;
