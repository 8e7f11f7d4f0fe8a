/** Access tokens and the rotating keys that sign them. */
@NullMarked
package dev.souk.user.token;

import org.jspecify.annotations.NullMarked;
