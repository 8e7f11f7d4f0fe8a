/** What is done to the system, and when: drawn from a seed, so that it can be done again. */
@NullMarked
package dev.souk.system.chaos.fault;

import org.jspecify.annotations.NullMarked;
