/** What the reactive processes share: problems as responses, the firewall, TLS to the services, access tokens. */
@NullMarked
package dev.souk.common.webflux;

import org.jspecify.annotations.NullMarked;
