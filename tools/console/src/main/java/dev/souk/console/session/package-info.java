/** Who may change something: an admin of the shop, who logs in to it through the console. */
@NullMarked
package dev.souk.console.session;

import org.jspecify.annotations.NullMarked;
