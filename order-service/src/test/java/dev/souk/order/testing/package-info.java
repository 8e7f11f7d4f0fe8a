/** What the tests of this service share: the services around it, and the order as its callers see it. */
@NullMarked
package dev.souk.order.testing;

import org.jspecify.annotations.NullMarked;
