/** The ports of servers for tests. */
@NullMarked
package dev.souk.testing.infrastructure;

import org.jspecify.annotations.NullMarked;
