/** The wallet of the caller. */
@NullMarked
package dev.souk.storefront.wallet;

import org.jspecify.annotations.NullMarked;
