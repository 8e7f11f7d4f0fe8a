/** A PostgreSQL server from packaged binaries, with a database and two roles for each service. */
@NullMarked
package dev.souk.launcher.postgres;

import org.jspecify.annotations.NullMarked;
