@NullMarked
package dev.souk.system.bench.bluegreen;

import org.jspecify.annotations.NullMarked;
