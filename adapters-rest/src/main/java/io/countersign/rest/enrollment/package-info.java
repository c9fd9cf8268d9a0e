/** Enrollments over HTTP: begin, confirm, read, cancel. */
@NullMarked
package io.countersign.rest.enrollment;

import org.jspecify.annotations.NullMarked;
