/**
 * What the gateway serves itself: the page of the shop, whose scripts call the public API as any other client does, and
 * the pages about the API.
 */
@NullMarked
package dev.souk.gateway.page;

import org.jspecify.annotations.NullMarked;
