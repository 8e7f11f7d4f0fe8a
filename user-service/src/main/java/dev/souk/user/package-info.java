/** The start of user-service and what it tells common-lib about itself. */
@NullMarked
package dev.souk.user;

import org.jspecify.annotations.NullMarked;
