/** What clients called, what they were answered, and what the databases hold in the end. */
@NullMarked
package dev.souk.system.chaos.history;

import org.jspecify.annotations.NullMarked;
