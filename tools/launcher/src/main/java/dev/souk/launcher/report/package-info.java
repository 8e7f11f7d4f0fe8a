/** The launcher's progress and failures. */
@NullMarked
package dev.souk.launcher.report;

import org.jspecify.annotations.NullMarked;
