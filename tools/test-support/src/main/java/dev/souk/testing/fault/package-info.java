/** Services that fail, and the table of what their callers get. */
@NullMarked
package dev.souk.testing.fault;

import org.jspecify.annotations.NullMarked;
