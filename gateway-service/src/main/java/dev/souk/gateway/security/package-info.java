/** What a request passes before routing: CORS, token, access rules. Each service validates the token again. */
@NullMarked
package dev.souk.gateway.security;

import org.jspecify.annotations.NullMarked;
