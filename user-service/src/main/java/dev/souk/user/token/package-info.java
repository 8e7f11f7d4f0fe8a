/** Access tokens and the keys that sign them, which live in the database and are replaced in time. */
@NullMarked
package dev.souk.user.token;

import org.jspecify.annotations.NullMarked;
