/** The pauses between what load and faults do to a system. */
@NullMarked
package dev.souk.system.chaos.environment;

import org.jspecify.annotations.NullMarked;
