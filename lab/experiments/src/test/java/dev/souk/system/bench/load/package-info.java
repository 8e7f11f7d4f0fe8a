@NullMarked
package dev.souk.system.bench.load;

import org.jspecify.annotations.NullMarked;
