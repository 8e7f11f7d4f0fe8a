/** HTTP/1.1 on a plain socket, so that also malformed requests can be sent. */
@NullMarked
package dev.souk.system.attack.wire;

import org.jspecify.annotations.NullMarked;
