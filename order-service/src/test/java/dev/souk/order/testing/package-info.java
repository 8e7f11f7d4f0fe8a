/** Fixtures of the tests of this service. */
@NullMarked
package dev.souk.order.testing;

import org.jspecify.annotations.NullMarked;
