/** What every client call asked and what it was answered, in memory and as lines of JSON. */
@NullMarked
package dev.souk.system.chaos.history;

import org.jspecify.annotations.NullMarked;
