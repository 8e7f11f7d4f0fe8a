/** What a reactive process rejects before it reads a request. */
@NullMarked
package dev.souk.common.webflux.request;

import org.jspecify.annotations.NullMarked;
