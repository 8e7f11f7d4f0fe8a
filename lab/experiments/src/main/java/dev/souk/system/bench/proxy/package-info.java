/** Gateways before a static server: Souk's own, a bare Spring Cloud Gateway, and nginx. */
@NullMarked
package dev.souk.system.bench.proxy;

import org.jspecify.annotations.NullMarked;
