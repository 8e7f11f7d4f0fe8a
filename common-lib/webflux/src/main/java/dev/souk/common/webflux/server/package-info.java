/** The web server of a reactive process. */
@NullMarked
package dev.souk.common.webflux.server;

import org.jspecify.annotations.NullMarked;
