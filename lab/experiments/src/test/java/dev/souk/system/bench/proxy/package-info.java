@NullMarked
package dev.souk.system.bench.proxy;

import org.jspecify.annotations.NullMarked;
