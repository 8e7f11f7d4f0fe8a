/** Orders are watched by WebSocket, with the client of the JDK. */
@NullMarked
package dev.souk.system.bench.protocols.socket;

import org.jspecify.annotations.NullMarked;
