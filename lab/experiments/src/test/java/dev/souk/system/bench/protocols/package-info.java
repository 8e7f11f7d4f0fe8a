@NullMarked
package dev.souk.system.bench.protocols;

import org.jspecify.annotations.NullMarked;
