@NullMarked
package dev.souk.system.release;

import org.jspecify.annotations.NullMarked;
