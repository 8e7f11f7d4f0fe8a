/** Load on one system: users with a connection each, in an open or a closed loop. */
@NullMarked
package dev.souk.system.bench.load;

import org.jspecify.annotations.NullMarked;
