/** What the gateway serves itself: the shop's page, which calls the API as any client does, and those about the API. */
@NullMarked
package dev.souk.gateway.page;

import org.jspecify.annotations.NullMarked;
