/** The launcher's progress and failures, and how they are printed. */
@NullMarked
package dev.souk.launcher.report;

import org.jspecify.annotations.NullMarked;
