/** The catalogue; items that several orders name are read in one call. */
@NullMarked
package dev.souk.storefront.item;

import org.jspecify.annotations.NullMarked;
