/** Which access tokens are valid and which keys verify them, the same in the gateway and in every service. */
@NullMarked
package dev.souk.common.token;

import org.jspecify.annotations.NullMarked;
