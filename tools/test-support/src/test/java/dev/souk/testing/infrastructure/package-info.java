/** The choice between containers and embedded servers. */
@NullMarked
package dev.souk.testing.infrastructure;

import org.jspecify.annotations.NullMarked;
