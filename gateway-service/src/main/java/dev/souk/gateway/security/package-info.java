/** Authentication: the gateway validates access tokens, and each service validates them again. */
@NullMarked
package dev.souk.gateway.security;

import org.jspecify.annotations.NullMarked;
