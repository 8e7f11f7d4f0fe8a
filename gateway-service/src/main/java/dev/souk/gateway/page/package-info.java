/** What all pages of the gateway have in common. */
@NullMarked
package dev.souk.gateway.page;

import org.jspecify.annotations.NullMarked;
