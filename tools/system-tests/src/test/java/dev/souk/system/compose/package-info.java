/** The shipped docker-compose.yml, as it stands: up, the story, killed, scaled, down. */
@NullMarked
package dev.souk.system.compose;

import org.jspecify.annotations.NullMarked;
