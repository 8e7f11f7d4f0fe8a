/** TLS from a reactive process to the services, with the profile {@code tls}. */
@NullMarked
package dev.souk.common.webflux.tls;

import org.jspecify.annotations.NullMarked;
