@NullMarked
package dev.souk.launcher.release;

import org.jspecify.annotations.NullMarked;
