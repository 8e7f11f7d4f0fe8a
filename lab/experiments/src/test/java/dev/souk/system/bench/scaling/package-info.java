@NullMarked
package dev.souk.system.bench.scaling;

import org.jspecify.annotations.NullMarked;
