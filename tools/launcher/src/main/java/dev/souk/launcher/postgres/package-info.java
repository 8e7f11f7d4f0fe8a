/** A PostgreSQL server from packaged binaries, with a database and a role for each service. */
@NullMarked
package dev.souk.launcher.postgres;

import org.jspecify.annotations.NullMarked;
