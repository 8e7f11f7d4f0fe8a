/** Keycloak, for systems whose users log in there. */
@NullMarked
package dev.souk.launcher.keycloak;

import org.jspecify.annotations.NullMarked;
