/** A server for tests. */
@NullMarked
package dev.souk.testing.valkey;

import org.jspecify.annotations.NullMarked;
