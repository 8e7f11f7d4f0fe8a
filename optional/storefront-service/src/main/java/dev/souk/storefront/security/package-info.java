/** Which requests need an access token. */
@NullMarked
package dev.souk.storefront.security;

import org.jspecify.annotations.NullMarked;
