/** The agent that shifts the clock of a launched process; it is not part of the tests' own classes. */
@NullMarked
package dev.souk.chaos;

import org.jspecify.annotations.NullMarked;
