/** Enrollments in the store. */
@NullMarked
package io.countersign.persistence.enrollment;

import org.jspecify.annotations.NullMarked;
