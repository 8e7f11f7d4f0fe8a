/** What was checked for each invariant, and what violates it. */
@NullMarked
package dev.souk.system.verdict;

import org.jspecify.annotations.NullMarked;
