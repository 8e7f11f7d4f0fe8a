/** WebSockets, on the routes that are for them. */
@NullMarked
package dev.souk.gateway.websocket;

import org.jspecify.annotations.NullMarked;
