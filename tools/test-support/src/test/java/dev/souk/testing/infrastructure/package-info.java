/** What tests stand on is chosen as asked for. */
@NullMarked
package dev.souk.testing.infrastructure;

import org.jspecify.annotations.NullMarked;
