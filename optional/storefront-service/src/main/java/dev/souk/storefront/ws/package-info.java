/** Progress of orders and stock over one WebSocket. */
@NullMarked
package dev.souk.storefront.ws;

import org.jspecify.annotations.NullMarked;
