/** The REST edge of sessions. */
@NullMarked
package dev.souk.user.session.web;

import org.jspecify.annotations.NullMarked;
