/** What the last release promised in its API and its events, and whether the present version keeps it. */
@NullMarked
package dev.souk.testing.contract;

import org.jspecify.annotations.NullMarked;
