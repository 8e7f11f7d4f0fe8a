/** Tests of docker-compose.yml: isolation, start, the demo scenario, kills, scaling, stop. */
@NullMarked
package dev.souk.system.compose;

import org.jspecify.annotations.NullMarked;
