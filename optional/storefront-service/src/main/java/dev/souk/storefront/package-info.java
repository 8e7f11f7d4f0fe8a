/** The backend for the frontend: what pages of the shop need, from three services, in one request. */
@NullMarked
package dev.souk.storefront;

import org.jspecify.annotations.NullMarked;
