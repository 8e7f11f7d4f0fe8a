/** The page on which people try the shop's API. */
@NullMarked
package dev.souk.gateway.docs;

import org.jspecify.annotations.NullMarked;
