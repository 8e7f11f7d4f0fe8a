/** Fakes of the services that the storefront calls. */
@NullMarked
package dev.souk.storefront.testing;

import org.jspecify.annotations.NullMarked;
