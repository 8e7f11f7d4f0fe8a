/** Who may pass: access tokens are checked here, and once more by the service behind. */
@NullMarked
package dev.souk.gateway.security;

import org.jspecify.annotations.NullMarked;
