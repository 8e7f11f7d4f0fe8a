@NullMarked
package dev.souk.system.bench;

import org.jspecify.annotations.NullMarked;
