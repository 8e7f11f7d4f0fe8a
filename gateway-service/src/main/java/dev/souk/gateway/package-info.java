/** The one door to the shop: everything a caller sends passes here, and nothing else is reachable. */
@NullMarked
package dev.souk.gateway;

import org.jspecify.annotations.NullMarked;
