/** TLS from the gateway to the services, with the profile {@code tls}. */
@NullMarked
package dev.souk.gateway.tls;

import org.jspecify.annotations.NullMarked;
