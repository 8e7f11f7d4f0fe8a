/** The demo scenario, run from outside on the topology that `souk up` starts. */
@NullMarked
package dev.souk.system.story;

import org.jspecify.annotations.NullMarked;
