/** Calls the service of a route and receives the whole response in memory, before anything is sent to the client. */
@NullMarked
package dev.souk.gateway.upstream;

import org.jspecify.annotations.NullMarked;
