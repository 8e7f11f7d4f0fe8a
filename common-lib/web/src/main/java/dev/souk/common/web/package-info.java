/** REST rules of every service: limited bodies, strict JSON, pages with a cursor, versions in ETags. */
@NullMarked
package dev.souk.common.web;

import org.jspecify.annotations.NullMarked;
