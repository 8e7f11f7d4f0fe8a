/** What clients called, and what they were answered. */
@NullMarked
package dev.souk.system.chaos.history;

import org.jspecify.annotations.NullMarked;
