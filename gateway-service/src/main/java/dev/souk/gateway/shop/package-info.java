/** The page of the shop, whose scripts call the public API as any other client does. */
@NullMarked
package dev.souk.gateway.shop;

import org.jspecify.annotations.NullMarked;
